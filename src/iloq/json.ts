import { z } from 'zod';

/**
 * JSON.parse that loses no bit: an integer past what a double holds becomes a BigInt, read from the
 * source text.
 * @throws SyntaxError where the text is not JSON
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, exactIntegers);
}

/** `context`: V8's "JSON.parse source text access". */
function exactIntegers(
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? BigInt(source) : value;
}

/** A property that has our name in a schema, and this one in the documentation. */
export const called = <S extends z.ZodType>(documented: string, schema: S): S =>
  schema.meta({ documented });

/**
 * An object schema that takes the documentation's property names in any case: iLOQ's own casing
 * varies (`fnKey_ID`, `FNKey_ID`).
 */
export function caseless<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = new Map(
    Object.entries(shape).map(([name, schema]) => {
      const documented = String(z.globalRegistry.get(schema)?.['documented'] ?? name);
      return [documented.toLowerCase(), { name, documented }];
    }),
  );
  function rename(value: Record<string, unknown>): Record<string, unknown> {
    const renamed = Object.entries(value).flatMap(([given, each]) => {
      const known = names.get(given.toLowerCase());
      return known === undefined ||
        (given !== known.documented && Object.hasOwn(value, known.documented))
        ? []
        : [[known.name, each] as const];
    });
    return Object.fromEntries(renamed);
  }
  return z.preprocess((value) => (isRecord(value) ? rename(value) : value), z.object(shape));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A bit mask, as BigInt whether it comes as a number, a long number or a string of digits. */
export const mask = z
  .union([z.bigint(), z.int(), z.string().regex(/^-?\d+$/)])
  .transform((digits) => BigInt(digits));

/** Missing, null and empty texts are one thing to us, and so is what is no text. */
export const text = z.string().catch('');

/**
 * A GUID, in lower case: iLOQ's own casing varies, and two that differ in case are one. Goes into
 * the paths of later calls, so nothing but what an ID is made of.
 */
export const id = z
  .string()
  .regex(/^[\w-]+$/)
  .toLowerCase();

/**
 * What iLOQ may leave out: undefined where it is missing, null, or not what is documented. Such a
 * property never decides whether the rest of an answer can be read.
 */
export const told = <S extends z.ZodType>(schema: S) => schema.optional().catch(undefined);
/** The same, and null where `told` says undefined. */
export const orNull = <S extends z.ZodType>(schema: S) =>
  told(schema).transform((value) => value ?? null);

/** A list, null where it is empty. Of what cannot be read in it there is only the number. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z
    .array(told(item))
    .nullable()
    .transform((items): Listed<z.output<S>> => {
      const read = (items ?? []).filter((each) => each !== undefined);
      return { items: read, unreadable: (items?.length ?? 0) - read.length };
    });

/** A list as iLOQ gave it. */
export interface Listed<T> {
  readonly items: readonly T[];
  /**
   * How many more there are of which nothing can be asked, since they came without an ID. What is
   * said of all holds only where this is 0.
   */
  readonly unreadable: number;
}
