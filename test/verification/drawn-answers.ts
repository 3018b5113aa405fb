import { callOf } from '../../sandbox/iloq/definition.ts';
import { twelveRights } from '../../sandbox/iloq/index.ts';
import type { Wire } from '../../src/iloq/wire.ts';
import { type Chosen, drawn, guid } from '../iloq/drawn.ts';
import fc from '../seeded.ts';

/** A number of the documentation: mostly this one, now and then another, or one of no document. */
const code = (usual: number, others: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant(usual) },
    { weight: 3, arbitrary: fc.constantFrom(usual, ...others) },
    { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.constantFrom(99, 1.5, 2 ** 60, 1e300)) },
  );

export const twelve = Number(twelveRights);
const orderKeys = 2 ** 35;
export const browseLocks = 2 ** 30;
export const browseAccessRights = 2 ** 21;
const masks = [twelve, twelve - orderKeys, twelve - browseLocks, twelve - browseAccessRights, 0];

/** Dates of a licence, and whether it is over. */
export const licences: ReadonlyMap<unknown, boolean> = new Map([
  ['2020-01-01T00:00:00', true],
  ['2020-01-01T00:00:00.1234567Z', true],
  ['0001-01-01T00:00:00', false],
  ['0001-01-01T00:00:00Z', false],
  ['9998-12-31T23:59:59.9999999', false],
]);

const rightId = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean())
  .map(
    ([id, capitals]) => `${capitals ? id.toUpperCase() : id}0000000-0000-4000-8000-000000000001`,
  );

const chosen: Chosen = {
  'LockGroup.State': code(0, [1]),
  'LockGroup.OptionMask': fc.constantFrom(18432, 18432, 18432, 16384, 2048, 0),
  'LockGroup.ExpireDateUTC': fc.constantFrom(null, null, ...licences.keys()),
  'SetLockgroupResult.RightsMask': fc.oneof(
    { weight: 8, arbitrary: fc.constant(twelve) },
    { weight: 2, arbitrary: fc.constantFrom(...masks) },
  ),
  'Lock.PhysicalState': code(1, [0, 2, 3]),
  'SecurityAccess.Type': code(3, [0, 1, 2]),
  'SecurityAccess.Status': code(0, [1, 2, 3, 4]),
  'SecurityAccess2.Type': code(3, [0, 1, 2]),
  'SecurityAccess2.Status': code(0, [1, 2, 3, 4]),
  'SecurityAccess2.SecurityAccess_ID': rightId,
  'GetLockSecurityAccessesResult.OutsideUserZonesCount': fc.constantFrom(0, 0, 1),
};

/** An answer to a call that the definition allows, with gaps. */
const answerTo = (method: string, path: string): fc.Arbitrary<unknown> =>
  drawn(callOf(method, path)?.answer ?? {}, { chosen, gaps: true });

/** A list that is now and then null. */
const listOf = (path: string): fc.Arbitrary<Json[]> =>
  fc.oneof({ weight: 30, arbitrary: answerTo('GET', path) }, fc.constant(null)).map(items);

export type Json = unknown;
export const items = (list: Json): Json[] => (Array.isArray(list) ? list : []);
export const property = (of: Json, name: string): Json =>
  typeof of === 'object' && of !== null
    ? Object.entries(of).find(([key]) => key === name)?.[1]
    : undefined;

/** Locks have IDs of their own. */
const withIds = (locks: readonly Json[], ids: readonly string[]): Json[] =>
  locks.map((lock, at) =>
    typeof property(lock, 'FLock_ID') === 'string'
      ? Object.assign({}, lock, { FLock_ID: ids[at] })
      : lock,
  );

/** What iLOQ answers in one run. */
export interface Answers {
  readonly system: Json;
  /** The system was chosen earlier; then there may be others. */
  readonly others: readonly Json[];
  readonly mask: Json;
  readonly rights: readonly Json[];
  readonly locks: readonly Json[];
  /** Of each lock, in both modes. */
  readonly modes: readonly (readonly [Json, Json])[];
  readonly rest: ReadonlyMap<string, Json>;
}

const lists = ['RealEstates', 'Zones', 'Keys', 'SecurityRoles', 'TimeLimitTitles'];
const others = ['NetworkModules', 'CalendarDataTitles'];
const accessesOfLock = answerTo('GET', 'Locks/{id}/SecurityAccesses');

/** Anything that the definition allows, with gaps. */
export const answers: fc.Arbitrary<Answers> = fc
  .record({
    systems: fc.array(drawn({ $ref: '#/components/schemas/LockGroup' }, { chosen, gaps: true }), {
      minLength: 1,
      maxLength: 3,
    }),
    isChosen: fc.boolean(),
    mask: answerTo('POST', 'SetLockgroup'),
    rights: listOf('SecurityAccesses'),
    locks: listOf('Locks'),
    ids: fc.uniqueArray(guid, {
      minLength: 3,
      maxLength: 3,
      selector: (id) => id.toLowerCase(),
    }),
    modes: fc.array(fc.tuple(accessesOfLock, accessesOfLock), { minLength: 3, maxLength: 3 }),
    rest: fc.tuple(...[...lists, ...others].map(listOf)),
  })
  .map(({ systems: [system, ...more], isChosen, ids, locks, rest, ...drawnOnes }) => ({
    ...drawnOnes,
    system,
    others: isChosen ? more : [],
    locks: withIds(locks, ids),
    rest: new Map([...lists, ...others].map((path, at) => [path, rest[at]])),
  }));

/** iLOQ, as far as a session hears of it. */
export function wireOf({ system, others: more, mask, rights, locks, modes, rest }: Answers): Wire {
  const answer = (path: string): Json => {
    const [, lock, mode] = /^Locks\/(.+)\/SecurityAccesses\?mode=(.)$/.exec(path) ?? [];
    if (lock !== undefined) {
      const at = locks.findIndex(
        (each) => String(property(each, 'FLock_ID')).toLowerCase() === lock,
      );
      return modes[at]?.[mode === '1' ? 0 : 1];
    }
    switch (path) {
      case 'LockGroups':
        return [...more, system];
      case 'SetLockgroup':
        return mask;
      case 'SecurityAccesses':
        return rights;
      case 'Locks':
        return locks;
      default:
        return rest.get(path) ?? 0;
    }
  };
  const wire: Wire = {
    async send({ name, url }) {
      const text = JSON.stringify(answer(name));
      return { kind: 'answer', status: 200, headers: {}, url, text };
    },
    within: () => wire,
    close: async () => {},
  };
  return wire;
}
