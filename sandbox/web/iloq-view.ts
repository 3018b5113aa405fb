import { usageRights } from '../../src/checklist/index.ts';
import { webhookEvents } from '../iloq/index.ts';
import type { IloqView } from '../page/protocol.ts';
import type { IloqScene } from './iloq-scene.ts';

/** Bits of LockGroup.OptionMask, Public API v2. */
export const optionBits = { publicApi: 2048, apiAccessRights: 16384 } as const;

/** The locking system as iLOQ Manager shows it now. */
export function iloqView({ iloq, system, lockGroup, behind }: IloqScene): IloqView {
  const { OptionMask: options, ExpireDateUTC: expires, subscriptions } = lockGroup;
  const wanted = new Set(subscriptions.map(({ WebhookEventId }) => WebhookEventId));
  return {
    serviceCode: system.CustomerCode,
    serviceAddress: iloq.address,
    name: lockGroup.Name,
    publicApi: (options & optionBits.publicApi) !== 0,
    apiAccessRights: (options & optionBits.apiAccessRights) !== 0,
    active: lockGroup.State === 0,
    licenceEnds: expires?.slice(0, 10) ?? null,
    users: system.users.map(({ userName, password, passwordExpired, lockedOut, rightsMask }) => ({
      userId: userName,
      person: behind.persons.get(userName) ?? '',
      ...{ password, passwordExpired, lockedOut },
      rights: usageRights
        .filter(({ bit }) => (BigInt(rightsMask) & bit) !== 0n)
        .map(({ label }) => label),
    })),
    locks: lockGroup.locks.map(
      ({ FLock_ID: id, Description: name, PhysicalState: state, planned, programmed }) => ({
        ...{ id, name, state },
        apiAllowed: behind.apiAllowed.has(id),
        planned: [...planned],
        programmed: [...programmed],
      }),
    ),
    accessRights: lockGroup.securityAccesses.map(
      ({ SecurityAccess_ID: id, Name: name, Type, Status }) => ({
        ...{ id, name },
        api: Type === 3,
        active: Status === 0,
      }),
    ),
    subscribed: webhookEvents.filter(({ Id }) => wanted.has(Id)).map(({ Name }) => Name),
  };
}
