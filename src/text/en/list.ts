import { type AskId, type ListRow, type SectionNumber, stepIds } from '../../checklist/index.ts';
import { linked, list, name, number, outOf, person } from './format.ts';
import { titleOf } from './steps.ts';

export const sectionTitles: Readonly<Record<SectionNumber, string>> = {
  1: 'API access and locks',
  2: 'Service code and address',
  3: 'API user',
  4: 'Check',
  5: 'Hand-over',
};

/** Behind a step's title: what its mark does not say. */
export const rowSuffixes: Readonly<Record<Extract<ListRow, { row: 'step' }>['status'], string>> = {
  open: '',
  done: ' · your word',
  verified: '',
  failed: '',
  skipped: ' · skipped',
  later: ' · later',
};

/** What a mark says, for those who listen. */
export const markWords: Readonly<Record<string, string>> = {
  pending: 'to do',
  in_progress: 'I am at it',
  complete: 'done',
  error: 'to fix',
};

export const listTexts = {
  title: 'Steps',
  asked: 'next',
  greeting: (installer: string) =>
    `Hi ${person(installer)}. Four values for LivionKey, step by step: service code, service address, user ID, password. Stop any time.`,
  count: (site: string, settled: number) => `*${name(site)}*: ${outOf(settled, stepIds.length)}`,
  /** `watched`: finished sites are checked again by themselves. */
  ready: (site: string, watched: boolean) =>
    watched
      ? `🎉 *${name(site)}* is ready on iLOQ's side. I check it daily.`
      : `🎉 *${name(site)}* is ready on iLOQ's side.`,
  over: (site: string) => `That was the last step of *${name(site)}* for now.`,
  next: (ask: AskId, url: string | undefined) => `Next: *${linked(titleOf(ask), url)}*`,
  /** `locks`: how many of the needed ones are programmed so far. */
  laterOf: (
    steps: readonly AskId[],
    locks: { readonly done: number; readonly of: number } | undefined,
  ) =>
    `Later: ${list(
      steps.map((id) =>
        id === 'program-locks' && locks
          ? `*${titleOf(id)}* (${number(locks.done)} of ${number(locks.of)} so far)`
          : `*${titleOf(id)}*`,
      ),
    )}`,
  nothingOpen: 'Nothing is open',
  archived: 'Archived',
  /** The word that leads to the list from a step's message. */
  list: (url: string | undefined) => (url === undefined ? undefined : linked('List', url)),
  movedDown: (site: string, url: string | undefined) =>
    `*${name(site)}*: ${linked('list further down', url)}`,
  movedOn: (site: string) => `*${name(site)}*: the list is no longer kept here`,
};
