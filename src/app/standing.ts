import type { Installation } from '../storage/index.ts';
import type { Served } from './served.ts';
import type { States } from './workspaces.ts';

/** How a workspace stands at this process. */
export type Standing = {
  /** Which installation it is about, and whether that has ended. */
  readonly version: string;
} /** It talks there, or will as soon as Slack answers. */ & (
  | { readonly is: 'served'; readonly workspace: Served; readonly failures: number }
  /** It is being opened, or could not be: tried again then (`next`, monotonic). */
  | { readonly is: 'opening'; readonly failures: number; readonly next: number }
  /** Slack does not accept its token: it has to install the app again. */
  | { readonly is: 'refused' }
  /** It has removed the app: looked after again then. */
  | { readonly is: 'left'; readonly next: number }
);

export const versionOf = ({ at, leftAt }: Installation): string => `${at}, left ${leftAt}`;

/** @returns what holds until it is opened, or looked after */
export function standingOf(installation: Installation, before: Standing | undefined): Standing {
  const version = versionOf(installation);
  const next = Number.POSITIVE_INFINITY;
  if (installation.leftAt !== undefined) return { is: 'left', version, next };
  const failures = before?.version === version ? failuresOf(before) : 0;
  return { is: 'opening', version, failures, next };
}

/** @param now monotonic @returns whether it stands here as the store has it, as far as that goes */
export function isDone(
  installation: Installation,
  standing: Standing | undefined,
  now: number,
): boolean {
  if (standing?.version !== versionOf(installation)) return false;
  return !('next' in standing) || now < standing.next;
}

/** @returns how often in a row it could not be opened, or not talk */
export const failuresOf = (standing: Standing | undefined): number =>
  standing && 'failures' in standing ? standing.failures : 0;

export const isFailing = (standing: Standing): boolean =>
  standing.is === 'opening' && standing.failures > 0;

/** @returns those that are served */
export const servedIn = (standings: Iterable<Standing>): Served[] =>
  [...standings].flatMap((each) => (each.is === 'served' ? [each.workspace] : []));

/** @returns how many stand how, of those that have the app */
export function statesOf(standings: Iterable<Standing>): States {
  const states = { served: 0, starting: 0, failing: 0, refused: 0 };
  for (const standing of standings) {
    const state = stateOf(standing);
    if (state) states[state] += 1;
  }
  return states;
}

function stateOf(standing: Standing): keyof States | undefined {
  switch (standing.is) {
    case 'served':
      return standing.workspace.receive() === 'not-yet' ? 'starting' : 'served';
    case 'opening':
      return isFailing(standing) ? 'failing' : 'starting';
    case 'refused':
      return 'refused';
    case 'left':
      return undefined;
  }
}
