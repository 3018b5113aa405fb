import type { Custody } from '../credentials/index.ts';
import { failed, type Iloq, type Login, type Outcome, ok, type Session } from '../iloq/index.ts';
import { bindingOf, openPassword, type Site } from '../sites/index.ts';
import { chooseSystem } from '../verification/index.ts';

/** With the stored password alone, and not while the guard is on. */
export async function loginOf(
  site: Site,
  custody: Custody,
  iloq: Pick<Iloq, 'heldBack'>,
  signal: AbortSignal,
): Promise<Login | 'no-password' | 'guard-on'> {
  const binding = bindingOf(site);
  const password = openPassword(custody, site);
  const { serviceAddress: address } = site.values;
  if (!binding || password === undefined || address === undefined) return 'no-password';
  const { serviceCode, userId: userName } = binding;
  const login = { address, serviceCode, userName, password };
  return (await iloq.heldBack(login, signal)) ? 'guard-on' : login;
}

/** One session, in the locking system that the site is about, and in no other. */
export async function enter<T>(
  iloq: Pick<Iloq, 'withSession'>,
  login: Login,
  site: Site,
  signal: AbortSignal,
  work: (session: Session) => Promise<T>,
): Promise<Outcome<T> | 'system-gone'> {
  const outcome = await iloq.withSession(
    login,
    async (session): Promise<Outcome<T> | 'system-gone'> => {
      const systems = await session.lockGroups();
      if (!systems.ok) return systems;
      const chosen = chooseSystem(systems.value, site.values.lockingSystem);
      if (chosen.kind === 'several' || chosen.kind === 'unknown')
        return failed({ kind: 'unknown', stage: 'LockGroups' });
      if (chosen.kind !== 'system') return 'system-gone';
      const set = await session.setLockgroup(chosen.system.id);
      return set.ok ? ok(await work(session)) : set;
    },
    { signal },
  );
  return outcome.ok ? outcome.value : outcome;
}
