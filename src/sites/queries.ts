import leven from 'leven';
import type { Sites } from './documents.ts';
import { type Found, findSite } from './find.ts';
import { twinOfName } from './life.ts';
import { type Listener, listenerInDirectMessage, listenerInThread } from './listener.ts';
import { nameKey } from './name-key.ts';
import type { SiteRow } from './row.ts';

type Sees = (site: SiteRow) => boolean;

/**
 * What is asked about all sites before something is decided. Never the basis of a write: what was
 * found may be otherwise by then.
 */
export interface SiteQueries {
  /** By ID, name or part of a name, among those that are seen. */
  find(wanted: string, sees: Sees): Promise<Found>;
  /** Of exactly this name or ID, archived ones too. */
  exactly(name: string, sees: Sees): Promise<readonly SiteRow[]>;
  /** Names that are part of this one or the other way round, or a letter or two apart. */
  near(name: string, sees: Sees): Promise<readonly SiteRow[]>;
  /** Who has the name now; archived ones give theirs free. */
  called(name: string, except?: string): Promise<SiteRow | undefined>;
  /** Those whose installer somebody is, but for archived ones. */
  ofInstaller(person: string): Promise<readonly SiteRow[]>;
  /** With the same service code, but for archived ones. */
  withServiceCode(code: string): Promise<readonly SiteRow[]>;
  /** With one of these among the fingerprints of their last passwords, archived ones too. */
  withPassword(fingerprints: ReadonlySet<string>): Promise<readonly SiteRow[]>;
  /** Whether there is any that is seen. */
  any(sees: Sees): Promise<boolean>;
  /** For which site a word is, in a person's direct message or in a thread. */
  listenerInDirectMessage(person: string, now: number): Promise<Listener>;
  listenerInThread(channel: string, thread: string): Promise<SiteRow | undefined>;
}

/** The same, of rows in memory. */
export function siteQueries(sites: Pick<Sites, 'rows'>): SiteQueries {
  const where = (holds: Sees): SiteRow[] => [...sites.rows()].filter(holds);
  return {
    find: async (wanted, sees) => findSite(sites, wanted, sees),
    async exactly(name, sees) {
      const key = nameKey(name);
      return where((row) => (row.key === key || row.id === name) && sees(row));
    },
    async near(name, sees) {
      const key = nameKey(name);
      return where((row) => isNear(row.key, key) && sees(row));
    },
    called: async (name, except) => twinOfName(sites.rows(), name, except),
    ofInstaller: async (person) =>
      where(({ archived, installers }) => !archived && installers.includes(person)),
    withServiceCode: async (code) =>
      where(({ archived, serviceCode }) => !archived && serviceCode === code),
    withPassword: async (fingerprints) =>
      where(({ knownPasswords }) => knownPasswords.some((each) => fingerprints.has(each))),
    async any(sees) {
      for (const row of sites.rows()) if (sees(row)) return true;
      return false;
    },
    listenerInDirectMessage: async (person, now) =>
      listenerInDirectMessage(sites.rows(), person, now),
    listenerInThread: async (channel, thread) => listenerInThread(sites.rows(), channel, thread),
  };
}

/** Part of each other, or a letter or two apart. */
function isNear(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const most = Math.min(2, Math.floor(Math.min(a.length, b.length) / 3));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}
