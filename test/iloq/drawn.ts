import { resolve, type Schema } from '../../sandbox/iloq/definition.ts';
import fc from '../seeded.ts';

/** What is drawn for a property in the place of its type, e.g. for `Lock.PhysicalState`. */
export type Chosen = Readonly<Record<string, fc.Arbitrary<unknown>>>;

export interface Drawing {
  readonly chosen?: Chosen;
  /** Whether any property may be missing or null; otherwise null is drawn only where it may be. */
  readonly gaps?: boolean;
  readonly mostItems?: number;
}

/** Answers that the definition allows: its schema, walked. */
export function drawn(schema: Schema, drawing: Drawing = {}): fc.Arbitrary<unknown> {
  const { chosen = {}, gaps = false, mostItems = 3 } = drawing;
  const { type, format, nullable, items = {}, properties = {} } = resolve(schema);
  const made = (): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'object':
        return fc
          .record(
            Object.fromEntries(
              Object.entries(properties).map(([name, property]) => {
                const value = chosen[`${nameOf(schema)}.${name}`] ?? drawn(property, drawing);
                return [name, gaps ? withGaps(value) : value];
              }),
            ),
          )
          .map((made) =>
            Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)),
          );
      case 'array':
        return fc.array(drawn(items, drawing), { minLength: gaps ? 0 : 1, maxLength: mostItems });
      case 'string':
        return format === 'uuid' ? guid : format === 'date-time' ? dateTime : text;
      case 'integer':
        return format === 'int32' ? fc.integer() : fc.maxSafeInteger();
      case 'number':
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case 'boolean':
        return fc.boolean();
      case undefined:
        return fc.jsonValue();
    }
  };
  return nullable ? fc.option(made()) : made();
}

/** A property of which iLOQ says nothing now and then: it is null, or missing. */
const withGaps = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 40, arbitrary: value },
    { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  );

const nameOf = ({ $ref, allOf }: Schema): string =>
  ($ref ?? allOf?.[0]?.$ref ?? '').split('/').at(-1) ?? '';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });

/** In capitals and small. */
export const guid = fc
  .tuple(fc.uuid(), fc.boolean())
  .map(([id, capitals]) => (capitals ? id.toUpperCase() : id));

/** As .NET writes them: with a zone or without, up to seven fractional digits. */
export const dateTime = fc
  .tuple(
    fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
    fc.constantFrom('', 'Z', '+02:00', '-11:30'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 7 }),
  )
  .map(([at, zone, digits]) => `${at.toISOString().slice(0, 19)}${digits && `.${digits}`}${zone}`);
