import { randomUUID } from 'node:crypto';
import type { Delivered } from '../iloq/index.ts';
import type { DeedAnswer, IloqDeed } from '../page/protocol.ts';
import { type IloqScene, maskOf } from './iloq-scene.ts';
import { optionBits } from './iloq-view.ts';

const done: DeedAnswer = { error: null };
const refused = (error: string): DeedAnswer => ({ error });

/** Does in the locking system what somebody does in iLOQ Manager. */
export async function doInIloq(scene: IloqScene, deed: IloqDeed): Promise<DeedAnswer> {
  const { system, lockGroup, behind } = scene;
  const userOf = (userId: string) => system.users.find(({ userName }) => userName === userId);
  const lockOf = (lockId: string) => lockGroup.locks.find(({ FLock_ID }) => FLock_ID === lockId);
  const accessRightOf = (id: string) =>
    lockGroup.securityAccesses.find((each) => each.SecurityAccess_ID === id);

  switch (deed.do) {
    case 'system':
      if (deed.set === 'active') lockGroup.State = deed.to ? 0 : 1;
      else lockGroup.OptionMask = withBit(lockGroup.OptionMask, optionBits[deed.set], deed.to);
      return done;
    case 'licence':
      lockGroup.ExpireDateUTC = deed.ends === null ? null : `${deed.ends}T00:00:00Z`;
      return done;
    case 'add-user': {
      if (userOf(deed.userId)) return refused('This user ID is in use.');
      const { userId: userName, password } = deed;
      const fresh = {
        rightsMask: '0',
        zones: null,
        passwordExpired: false,
        wrongLogins: 0,
        lockedOut: false,
      };
      system.users.push({ userName, password, ...fresh });
      behind.persons.set(userName, deed.person);
      return done;
    }
    case 'right': {
      const user = userOf(deed.userId);
      if (!user) return refused('There is no such user.');
      const mask = BigInt(user.rightsMask);
      const bit = maskOf([deed.label]);
      user.rightsMask = String(deed.selected ? mask | bit : mask & ~bit);
      return done;
    }
    case 'user': {
      const user = userOf(deed.userId);
      if (!user) return refused('There is no such user.');
      user[deed.set] = deed.to;
      if (deed.set === 'lockedOut' && !deed.to) user.wrongLogins = 0;
      return done;
    }
    case 'password': {
      const user = userOf(deed.userId);
      if (!user) return refused('There is no such user.');
      user.password = deed.to;
      user.passwordExpired = false;
      return done;
    }
    case 'duplicate': {
      const original = accessRightOf(deed.id);
      if (!original) return refused('There is no such access right.');
      const Type = deed.api ? 3 : 1;
      lockGroup.securityAccesses.push({
        ...original,
        SecurityAccess_ID: randomUUID(),
        Name: deed.name,
        Type,
      });
      return done;
    }
    case 'access-right': {
      const accessRight = accessRightOf(deed.id);
      if (!accessRight) return refused('There is no such access right.');
      accessRight.Status = deed.active ? 0 : 1;
      return done;
    }
    case 'lock': {
      const lock = lockOf(deed.id);
      if (!lock) return refused('There is no such lock.');
      lock.PhysicalState = deed.state;
      return done;
    }
    case 'allow-api':
      if (!lockOf(deed.id)) return refused('There is no such lock.');
      if (deed.to) behind.apiAllowed.add(deed.id);
      else behind.apiAllowed.delete(deed.id);
      return done;
    case 'plan': {
      const lock = lockOf(deed.lock);
      if (!lock || !accessRightOf(deed.accessRight))
        return refused('There is no such lock or access right.');
      const others = lock.planned.filter((id) => id !== deed.accessRight);
      lock.planned = deed.to ? [...others, deed.accessRight] : others;
      return done;
    }
    case 'program': {
      const lock = lockOf(deed.lock);
      if (!lock) return refused('There is no such lock.');
      lock.programmed = [...lock.planned];
      return done;
    }
    case 'event':
      return { error: null, note: toldBy(await happen(scene, deed.event)) };
  }
}

const withBit = (mask: number, bit: number, on: boolean): number => (on ? mask | bit : mask & ~bit);

/** Lets something happen in the building; each subscription to it gets a payload. */
function happen(
  { iloq, lockGroup }: IloqScene,
  event: Extract<IloqDeed, { do: 'event' }>['event'],
) {
  const [key] = lockGroup.keys;
  const [lock] = lockGroup.locks;
  const ids = {
    FNKey_ID: key?.FNKey_ID ?? null,
    RealEstate_ID: lock?.RealEstate_Id ?? null,
    Person_ID: null,
  };
  if (event === 'failed_access')
    return iloq.deliver('device_log_arrived', {
      ...ids,
      DeviceLogTypeMask: 1,
      FLock_ID: lock?.FLock_ID ?? null,
      GoingDateUtc: new Date().toISOString(),
      KeyTypeMask: 2,
      LanguageCode: 'fi',
      LockSerialNumber: lock?.SerialNumber ?? null,
      PersonFullName: 'Veikko Vieras',
      PhoneEmail: null,
      PhoneNo: null,
    });
  return iloq.deliver(event, {
    ...ids,
    Description: event === 'key_added' ? 'Huoltoyhtiö 4' : (key?.Description ?? ''),
    ExpireDate: null,
    InfoText: event === 'key_added' ? 'Uusi avain' : 'Kadonnut',
    KeyTypeMask: 2,
    ROM_ID: '',
    Stamp: '',
    StampSource: 0,
    State: event === 'key_added' ? 1 : 3,
    TagKey: '',
    TagKeySource: 0,
    VersionCode: '',
  });
}

function toldBy(delivered: readonly Delivered[]): string {
  if (delivered.length === 0)
    return 'Nobody has subscribed to this event: choose it in Slack with `/livion alerts`, on a site that is set up.';
  const failed = delivered.filter(({ status }) => status < 200 || status > 299);
  if (failed.length === 0) return 'Sent, and taken.';
  return failed.some(({ status }) => status === 0)
    ? 'Sent, but nobody answered. iLOQ sends it again within five minutes.'
    : `Sent, but answered with ${failed.map(({ status }) => status).join(', ')}. iLOQ sends it again within five minutes.`;
}
