import { z } from 'zod';
import { guardStateSchema } from '../iloq/index.ts';
import type { AlertQuestion, AlertRows } from './alerts-seen.ts';
import type { Loaded, Numbers } from './kept.ts';

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

const gapRow = z
  .object({ counter: z.number(), before: z.number(), at: z.number() })
  .transform(({ counter, before, at }) => ({ from: before + 1, to: counter - 1, since: at }));
const gapRows = z.array(gapRow);
const highestRow = z.object({ highest: z.number().nullable() });

/** Rows, as they are. */
export type Rows = readonly unknown[];

/** The rows of each statement, in their order. */
export const rowsOfEach = z.array(z.custom<Rows>(Array.isArray));

const first = <T>(row: z.ZodType<T>, rows: Rows = []): T | undefined =>
  rows.length > 0 ? row.parse(rows[0]) : undefined;

/** @param highest, gaps rows of what `numbersOf` asks */
export const readNumbers = (highest: Rows | undefined, gaps: Rows = []): Numbers => ({
  highest: first(highestRow, highest)?.highest ?? 0,
  gaps: gapRows.parse(gaps),
});

/** What was loaded, beside incidents; by the names of `loadOf`. */
export function readLoaded(
  rows: Readonly<Record<string, Rows | undefined>>,
): Omit<Loaded, 'alerts'> {
  return {
    request: first(requestRow, rows['request']),
    link: first(linkRow, rows['link']),
    guard: first(guardRow, rows['guard']),
    digest: first(digestRow, rows['digest']),
    subscription: readNumbers(rows['highest'], rows['gaps']),
  };
}

/** What was asked, with the rows that answer it. */
export const answered = (
  asked: readonly AlertQuestion[],
  rows: readonly (readonly unknown[])[],
): AlertRows => asked.map((question, index) => [question, rows[index] ?? []]);

export const payloadRows = z.array(
  z.object({
    position: z.number(),
    site: z.string(),
    subscription: z.string(),
    counter: z.number(),
    event: z.string(),
    createdAt: z.number(),
    at: z.number(),
    fields: json.pipe(z.record(z.string(), z.unknown())),
  }),
);
export const planRows = z.array(
  z
    .object({
      site: z.string(),
      next: z.number(),
      failures: z.number(),
      soon: z.number().nullable(),
    })
    .transform(({ soon, ...plan }) => (soon === null ? plan : { ...plan, soon })),
);
export const siteRows = z.array(z.object({ site: z.string() }).transform(({ site }) => site));
export const uptimeRows = z
  .array(z.object({ what: z.string(), at: z.number() }))
  .transform((rows) => {
    const timeOf = (name: string) => rows.find(({ what }) => what === name)?.at;
    return { lastAlive: timeOf('alive'), outageEnded: timeOf('outage-ended') ?? 0 };
  });

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
