import { z } from 'zod';
import { guardStateSchema } from '../../../iloq/index.ts';
import type { Loaded } from '../../ports.ts';

/** How rows of the streams are read, on the thread that answers people: theirs know only SQL. */
const json = z.string().transform((text): unknown => JSON.parse(text));
/** A column that may hold nothing. */
const optional = <T extends z.ZodType>(column: T) =>
  column.nullable().transform((value) => value ?? undefined);

const requestRow = z
  .object({ person: optional(z.string()), at: z.number(), settled: z.number() })
  .transform(({ person, at, settled }) => ({
    ...(person !== undefined && { person }),
    ...{ at, isSettled: settled === 1 },
  }));
const linkRow = z
  .object({
    hash: z.string(),
    site: z.string(),
    person: z.string(),
    purpose: z.string(),
    code: optional(z.string()),
    expires: z.number(),
    tries: z.number(),
  })
  .transform(({ code, ...link }) => ({ ...link, ...(code !== undefined && { code }) }));
const guardRow = z.object({ state: json.pipe(guardStateSchema) }).transform(({ state }) => state);
const digestRow = z.object({ baseline: json, delivery: json.nullable() });

const loadedSchema = z.object({
  request: requestRow.optional(),
  link: linkRow.optional(),
  guard: guardRow.optional(),
  digest: digestRow.optional(),
});
export const readLoaded = (rows: unknown): Loaded => ({ ...nothing, ...loadedSchema.parse(rows) });

/** What a decision sees that looks at nothing. */
const nothing: Loaded = {
  request: undefined,
  link: undefined,
  guard: undefined,
  digest: undefined,
};

export const openRequestRows = z.array(
  z
    .object({ key: z.string(), person: optional(z.string()) })
    .transform(({ key, person }) => ({ key, ...(person !== undefined && { person }) })),
);

export const entryRows = z.array(
  z
    .object({
      position: z.number(),
      id: z.string(),
      at: z.number(),
      site: z.string(),
      person: optional(z.string()),
      kind: z.string(),
      data: json,
    })
    .transform(({ person, ...entry }) => ({ ...entry, ...(person !== undefined && { person }) })),
);
