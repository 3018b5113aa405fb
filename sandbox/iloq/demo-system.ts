import { usageRights } from '../../src/checklist/rights.ts';
import type { IloqState, LockGroupState, LockState, SecurityAccessState, System } from './state.ts';

/** RightsMask of exactly the twelve rights. */
export const twelveRights = usageRights.reduce((mask, { bit }) => mask | bit, 0n).toString();

/** IDs that read the same in every run, and differ in capitals. */
const guid = (kind: string, number: number) =>
  `${kind.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const realEstate = { RealEstate_ID: guid('ea', 1), Name: 'Kiinteistö Oy Kamppi' };
const zone = { Zone_ID: guid('20e', 1), Name: 'Kamppi', Type: 0 };

const accessRights = ['Pääovi', 'Porras A', 'Porras B', 'Pesula', 'Varasto'];
const doors = [
  'Pääovi, Fredrikinkatu 42',
  'A-rapun ulko-ovi',
  'B-rapun ulko-ovi',
  'Pesula',
  'Irtaimistovarasto',
];

/** A standard access right for each door, and its duplicate of API type. */
const standard = accessRights.map((name, index) => securityAccess(index + 1, name, 1));
const api = accessRights.map((name, index) => securityAccess(index + 101, `${name} API`, 3));

function securityAccess(number: number, name: string, type: number): SecurityAccessState {
  return {
    SecurityAccess_ID: guid('acce', number),
    Name: name,
    Description: '',
    Type: type,
    Status: 0,
    AccessMode: 0,
    Zone_ID: zone.Zone_ID,
    RealEstate_ID: realEstate.RealEstate_ID,
  };
}

function lock(description: string, index: number): LockState {
  const links = [guid('acce', index + 1), guid('acce', index + 101)];
  return {
    FLock_ID: guid('10cc', index + 1),
    Description: description,
    LockType: 1,
    PhysicalState: 1,
    SerialNumber: 10_401 + index,
    RealEstate_Id: realEstate.RealEstate_ID,
    Zone_ID: zone.Zone_ID,
    planned: [...links],
    programmed: [...links],
  };
}

function demoLockGroup(): LockGroupState {
  const keys = ['Huoltoyhtiö 1', 'Huoltoyhtiö 2', 'Isännöitsijä'];
  return {
    LockGroup_ID: guid('5', 1),
    Name: 'Kiinteistö Oy Kamppi',
    OptionMask: 2048 + 16384,
    State: 0,
    ExpireDateUTC: null,
    Address: 'Fredrikinkatu 42, 00100 Helsinki',
    CountryCode: 'FI',
    TimeZoneStandardName: 'FLE Standard Time',
    realEstates: [realEstate],
    zones: [zone],
    locks: doors.map(lock),
    securityAccesses: [...standard, ...api],
    keys: keys.map((description, index) => ({
      FNKey_ID: guid('6eed', index + 1),
      Description: description,
      State: 1,
      KeyTypeMask: 2,
      IsProgrammed: true,
      ProgrammingState: 0,
    })),
    securityRoles: [{ SecurityRole_ID: guid('c0de', 1), Name: 'Porraskoodi' }],
    personRoles: [{ PersonRole_ID: guid('e01e', 1), Name: 'Asukkaat' }],
    calendarDataTitles: [{ CalendarDataTitle_ID: guid('ca1e', 1), Name: 'Arkipäivät 7-21' }],
    timeLimitTitles: [{ TimeLimitTitle_ID: guid('71fe', 1), Name: 'Aina' }],
    networkModules: [{ FProgKey_ID: guid('de51', 1), Description: 'Kamppi N501' }],
    subscriptions: [],
  };
}

/**
 * A Finnish housing company as it should be when the article has been followed: five locks, their
 * access rights duplicated for the API and programmed, an API user with the twelve rights. A new
 * copy each time.
 */
function demoSystem(): System {
  return structuredClone<System>({
    CustomerCode: 'KAMPPI',
    pool: 'iloqwspool2',
    notEnabled: null,
    forcedResult: null,
    lockOutAfter: 5,
    users: [
      {
        userName: 'api.keyautomat',
        password: 'Avain-Automaatti-42',
        rightsMask: twelveRights,
        zones: null,
        passwordExpired: false,
        wrongLogins: 0,
        lockedOut: false,
      },
    ],
    lockGroups: [demoLockGroup()],
  });
}

/** The local iLOQ with nothing but that housing company. */
export function demoState(): IloqState {
  return { systems: [demoSystem()], forbiddenStatus: 403 };
}
