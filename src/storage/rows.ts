import { z } from 'zod';
import { guardStateSchema } from '../iloq/index.ts';
import type { Loaded, Numbers } from './kept.ts';

/** How rows are read, on the thread that answers people: the others know only SQL. */
export const json = z.string().transform((text): unknown => JSON.parse(text));
export const flag = z.number().transform((value) => value === 1);

/** A row by the names of its columns; what a column holds nothing in is left out. */
export const row = <T extends z.ZodRawShape>(shape: T) =>
  z.preprocess(
    (found) => Object.fromEntries(Object.entries(Object(found)).filter(([, it]) => it !== null)),
    z.object(shape),
  );

/** A row of which one column is asked for, as `value`. */
export const valueRow = <T extends z.ZodType>(value: T) =>
  z.preprocess((found): unknown => Reflect.get(Object(found), 'value'), value);

const requestRow = row({ person: z.string().exactOptional(), at: z.number(), isSettled: flag });
const linkRow = row({
  ...{ hash: z.string(), site: z.string(), person: z.string(), purpose: z.string() },
  ...{ code: z.string().exactOptional(), expires: z.number(), tries: z.number() },
});
const guardRow = valueRow(json.pipe(guardStateSchema));
const digestRow = z.object({ baseline: json, delivery: json.nullable() });
const highestRow = valueRow(z.number());
const gapRows = z.array(row({ from: z.number(), to: z.number(), since: z.number() }));

/** Rows, as they are. */
export type Rows = readonly unknown[];

/** The rows of each statement, in their order. */
export const rowsOfEach = z.array(z.custom<Rows>(Array.isArray));

const first = <T>(row: z.ZodType<T>, rows: Rows = []): T | undefined =>
  rows.length > 0 ? row.parse(rows[0]) : undefined;

/** @param highest, gaps rows of what `numbersOf` asks */
export const readNumbers = (highest: Rows | undefined, gaps: Rows = []): Numbers => ({
  highest: first(highestRow, highest) ?? 0,
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

export const payloadRows = z.array(
  row({
    ...{ position: z.number(), site: z.string(), subscription: z.string(), counter: z.number() },
    ...{ event: z.string(), createdAt: z.number(), at: z.number() },
    fields: json.pipe(z.record(z.string(), z.unknown())),
  }),
);
export const planRows = z.array(
  row({
    ...{ site: z.string(), next: z.number(), failures: z.number() },
    soon: z.number().exactOptional(),
  }),
);
export const siteRows = z.array(valueRow(z.string()));
export const uptimeRows = z.array(row({ what: z.string(), at: z.number() })).transform((rows) => {
  const timeOf = (name: string) => rows.find(({ what }) => what === name)?.at;
  return { lastAlive: timeOf('alive'), outageEnded: timeOf('outage-ended') ?? 0 };
});
export const openRequestRows = z.array(
  row({ key: z.string(), person: z.string().exactOptional() }),
);
export const entryRows = z.array(
  row({
    ...{ position: z.number(), id: z.string(), at: z.number(), site: z.string() },
    ...{ person: z.string().exactOptional(), kind: z.string(), data: json },
  }),
);
