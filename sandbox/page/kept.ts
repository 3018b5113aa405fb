type Fields = Readonly<Record<string, unknown>>;

/**
 * What came from the server, with every part that is as it was being the very object from before:
 * what has not changed is not drawn again.
 * @param next JSON
 */
export function kept<Value>(before: unknown, next: Value): Value;
export function kept(before: unknown, next: unknown): unknown {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) {
    const items = next.map((item, index) => kept(before[index], item));
    return before.length === items.length && items.every((item, at) => Object.is(item, before[at]))
      ? before
      : items;
  }
  if (!isFields(before) || !isFields(next)) return next;
  const fields = Object.entries(next).map(
    ([key, value]) => [key, kept(before[key], value)] as const,
  );
  return fields.length === Object.keys(before).length &&
    fields.every(([key, value]) => key in before && Object.is(value, before[key]))
    ? before
    : Object.fromEntries(fields);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
