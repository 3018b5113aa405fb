import { resolve, type Schema } from './definition.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** .NET's: with or without a zone, up to seven fractional digits. */
const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)?$/;

/**
 * What in a value the definition does not allow, each with its place. Nothing is required there, so
 * that a property is missing is no breach; that nobody has defined it, is.
 */
export function breaches(value: unknown, schema: Schema, place = 'answer'): string[] {
  const { type, format, nullable, items, properties = {}, ...rest } = resolve(schema);
  const due = (what: string): string[] => [`${place} is ${shown(value)}, due is ${what}`];
  if (value === null) return nullable || type === undefined ? [] : due(type);
  switch (type) {
    case 'array':
      if (!Array.isArray(value)) return due('an array');
      return value.flatMap((each, at) => breaches(each, items ?? {}, `${place}[${at}]`));
    case 'object':
      if (typeof value !== 'object' || Array.isArray(value)) return due('an object');
      return Object.entries(value).flatMap(([name, each]) => {
        const property = properties[name];
        return property
          ? breaches(each, property, `${place}.${name}`)
          : [`${place}.${name} is not defined`];
      });
    case 'string':
      if (typeof value !== 'string') return due('a text');
      if (format === 'uuid' && !guid.test(value)) return due('a GUID');
      return format === 'date-time' && !dateTime.test(value) ? due('a date and time') : [];
    case 'integer':
      if (typeof value === 'bigint') return format === 'int64' ? [] : due('a smaller integer');
      if (!Number.isInteger(value)) return due('an integer');
      if (format === 'int32' && Number(value) !== (Number(value) | 0)) return due('32 bits');
      return rest.enum && !rest.enum.includes(Number(value)) ? due(`one of ${rest.enum}`) : [];
    case 'number':
    case 'boolean':
      return typeof value === type ? [] : due(type);
    case undefined:
      return [];
  }
}

const shown = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : JSON.stringify(value).slice(0, 60);
