import { putOffSteps } from '../checklist/index.ts';
import { believed, hourMs } from '../clock.ts';
import type { EntryKind } from './follow-up.ts';
import type { Note } from './note.ts';
import { follow, type Site, say } from './site.ts';

/** Who acts, when (milliseconds since the epoch), and the Slack request it came with. */
export interface Input {
  readonly by: string;
  readonly at: number;
  readonly request: string;
}

const rememberedRequests = 20;

/** The site with the request remembered: a process that finds it unsettled leaves it alone. */
export const applied = (site: Site, { request }: Input): Site => ({
  ...site,
  requests: [...site.requests.filter((other) => other !== request), request].slice(
    -rememberedRequests,
  ),
});

const awayMs = 12 * hourMs;
/** So much has been said below the list that nobody looks up to it. */
const farBelow = 20;

/** Whoever it is with has said nothing for so long that they come back to it. */
const isAway = ({ heard, askedAt }: Pick<Site, 'heard' | 'askedAt'>, now: number): boolean =>
  now - Math.max(heard.at, askedAt) >= awayMs;

const longAwayMs = 48 * hourMs;

/** For so long that a word may be about anything: they are asked whether to go on. */
export const isLongAway = ({ heard, askedAt }: Pick<Site, 'heard' | 'askedAt'>, now: number) =>
  now - believed(Math.max(heard.at, askedAt), now) >= longAwayMs;

/** A question may be as long on its way. */
const onItsWayMs = 3_000;

/**
 * Whether a message was sent before the question that stands was asked, as one that was delivered
 * late: it answers another one. Until it is known where the question stands, the message before
 * tells: sent before that one, or longer after it than the question is old, it cannot be an answer.
 * Slack's clock and ours are never compared.
 * @param sent.ts as Slack writes times
 * @param sent.at when it came, by our clock
 */
export function isBeforeQuestion(
  { messages: { step }, progress, askedAt, requests }: Site,
  { ts, at }: { readonly ts: string; readonly at: number },
): boolean {
  if (step !== undefined && step.ask === progress.asked) return Number(ts) < Number(step.ts);
  const before = requests.at(-1)?.match(/^message:.*:([\d.]+)$/u)?.[1];
  if (before === undefined) return false;
  const behindMs = (Number(ts) - Number(before)) * 1000;
  return behindMs < 0 || behindMs > at - askedAt + onItsWayMs;
}

/** The list is not there, or too far up. */
export const isFar = ({ messages: { list } }: Site): boolean => !list || list.below >= farBelow;

/**
 * The site after an input that answers nothing: heard from its person, nothing for the journal.
 * Where that person comes back, the list is posted anew first.
 */
export function touched(site: Site, input: Input): Site {
  const heard = { ...applied(site, input), heard: { by: input.by, at: input.at } };
  const isBack = input.by === site.conversation.person && isAway(site, input.at);
  return isBack && site.archivedAt === undefined
    ? say(heard, input.at, { say: 'list', anew: true })
    : heard;
}

/** The site after an input: heard from its person, its request remembered, a journal entry due. */
export function hear(site: Site, input: Input, what: EntryKind): Site {
  const { by, at } = input;
  const { asked } = site.progress;
  return follow(touched(site, input), at, {
    do: 'journal',
    what,
    by,
    ...(asked && { ask: asked }),
  });
}

export const tell = (site: Site, at: number, note: Note): Site =>
  say(site, at, { say: 'note', note });

export const nothingOpen = ({ progress }: Site): Note => ({
  note: 'nothing-open',
  later: putOffSteps(progress),
});
