import { resolve, type Schema } from './definition.ts';

/** How an answer writes GUIDs. */
export type Casing = 'capitals' | 'small';

/**
 * An answer with every property that the definition names: what is not known here is null where
 * that is allowed, and otherwise .NET's default of its type.
 * A list that may be null is null where it is empty. Dates come as .NET writes those that it has
 * from a database: without a zone.
 * @param known what there is, under the definition's names
 */
export function complete(known: unknown, schema: Schema, casing: Casing): unknown {
  const { type, format, nullable, items, properties = {} } = resolve(schema);
  if (Array.isArray(known)) {
    if (nullable && known.length === 0) return null;
    return known.map((each) => complete(each, items ?? {}, casing));
  }
  if (typeof known === 'string' && format === 'uuid')
    return casing === 'capitals' ? known.toUpperCase() : known.toLowerCase();
  if (typeof known === 'string' && format === 'date-time') return known.replace(/Z$/, '');
  if (type !== 'object' || typeof known !== 'object' || known === null) return known;
  const missing = Object.entries(properties).filter(([name]) => !(name in known));
  return {
    ...Object.fromEntries(missing.map(([name, property]) => [name, defaultOf(resolve(property))])),
    ...Object.fromEntries(
      Object.entries(known).map(([name, value]) => [
        name,
        complete(value, properties[name] ?? {}, casing),
      ]),
    ),
  };
}

function defaultOf({ type, format, nullable }: Schema): unknown {
  if (nullable) return null;
  switch (type) {
    case 'integer':
    case 'number':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      if (format === 'uuid') return '00000000-0000-0000-0000-000000000000';
      return format === 'date-time' ? '0001-01-01T00:00:00' : '';
    default:
      return null;
  }
}
