import type { Button } from '@slack/types';
import { type AskId, type Delivered, openingQuestion, steps } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Press } from '../../setup/index.ts';
import {
  type Conversation,
  isGuarded,
  isValueStep,
  type MessageRef,
  type Site,
  valueKeys,
} from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons, link, option } from './buttons.ts';
import type { Actions, Control } from './message.ts';

/** What the messages need to know beside the site. */
export interface Around {
  /** CREDENTIALS_KEY is set: passwords can be stored. */
  readonly storesPasswords: boolean;
  /** PUBLIC_URL is set: the bot has pages of its own, which can show the credentials. */
  readonly showsCredentials: boolean;
  readonly nextStepsUrl: string | undefined;
  /** A link to one of its messages, for whoever the conversation is with. */
  readonly link: (message: MessageRef, conversation: Conversation) => string | undefined;
}

/** The row of a step's message is known by this. */
const stepRow = 'step';

/** On a phone three stand in a row; the rest is behind ⋯. */
const mostControls = 3;

/** What can be pressed on the message of a step, one row of at most three. */
export function stepControls(t: Catalogue, site: Site, ask: AskId, around: Around): Actions {
  const about = { site: site.id, ask };
  const own = ownControls(t, site, ask, around);
  const help = button(t.labels.help, { do: 'help', ...about });
  // After a check, whoever does not get on wants help more than to go elsewhere.
  const isLast = ask === 'verification' && site.report !== undefined && !isGuarded(site);
  const rest = (room: number): Control[] => {
    if (room >= 2) return [help, moreOf(t, about, false)];
    if (room === 1) return [isLast ? help : moreOf(t, about, true)];
    return [];
  };
  return { ...buttons(...own, ...rest(mostControls - own.length)), block_id: stepRow };
}

/** The answers that a step takes, the usual one first. */
function ownControls(t: Catalogue, site: Site, ask: AskId, around: Around): Button[] {
  const about = { site: site.id, ask } as const;
  if (ask === openingQuestion) return deliveredAnswers(t, site);
  const done = button(t.labels.done, { do: 'done', ...about }, 'primary');
  switch (steps[ask].kind) {
    case 'do':
      return ask === 'add-to-locks' && hasSeenLocks(site) ? [done, whichLocks(t, site)] : [done];
    case 'value':
      return compact([
        enteredValue(site, ask) !== undefined && button(t.labels.keepIt, { do: 'done', ...about }),
        ask !== 'user-id' && button(t.labels.enterAll, { do: 'values', ...about }),
      ]);
    case 'secret':
      return [around.storesPasswords ? enterPassword(t, site, 'primary') : done];
    case 'run':
      return checkControls(t, site, around);
    case 'hand-over':
      return handOverControls(t, site, around);
  }
}

/** The answers to the opening question. */
export function deliveredAnswers(t: Catalogue, { id: site }: Site): Button[] {
  const { yes, no, notSure } = t.labels;
  const answer = (label: string, of: Delivered) =>
    button(label, { do: 'delivered', site, ask: openingQuestion, answer: of });
  return [answer(yes, 'yes'), answer(no, 'no'), answer(notSure, 'not-sure')];
}

/** Until somebody has opened the credentials, that comes first. */
function handOverControls(t: Catalogue, site: Site, around: Around): Button[] {
  const { showsCredentials, nextStepsUrl } = around;
  const about = { site: site.id, ask: 'hand-over' } as const;
  const shows = showsCredentials && site.password !== undefined;
  const isFirst = shows && !site.handedOut;
  const reveal = { do: 'reveal', site: site.id } as const;
  return compact([
    shows && button(t.labels.showCredentials, reveal, isFirst ? 'primary' : undefined),
    nextStepsUrl !== undefined && link(t.labels.nextSteps, nextStepsUrl),
    button(t.labels.done, { do: 'done', ...about }, isFirst ? undefined : 'primary'),
  ]);
}

/** Without a stored password, each check asks for it. */
export const checkPress = (
  { id: site }: Site,
  { storesPasswords }: Around,
  onceMore = false,
): Press =>
  storesPasswords
    ? { do: 'verify', site, onceMore }
    : { do: 'password', site, verify: true, onceMore };

function checkControls(t: Catalogue, site: Site, around: Around): Button[] {
  if (isGuarded(site))
    return compact([
      button(t.labels.tryOnceMore, checkPress(site, around, true), 'primary'),
      around.storesPasswords && enterPassword(t, site),
    ]);
  const label = site.report ? t.labels.checkAgain : t.labels.checkNow;
  const asks = asksWhichLocks(site);
  return compact([
    asks && whichLocks(t, site, 'primary'),
    button(label, checkPress(site, around), asks ? undefined : 'primary'),
    site.report && site.report.seen !== 'none' && !asks && showAll(t, site),
  ]);
}

export const showAll = (t: Catalogue, { id }: Pick<Site, 'id'>): Button =>
  button(t.labels.details, { do: 'details', site: id });

export const enterPassword = (t: Catalogue, { id }: Site, style?: 'primary'): Button =>
  button(t.labels.enterPassword, { do: 'password', site: id }, style);

export const whichLocks = (t: Catalogue, { id }: Site, style?: 'primary'): Button =>
  button(t.labels.whichLocks, { do: 'needed', site: id }, style);

/** A verification has found out that a person has to say which locks count. */
export const asksWhichLocks = ({ report }: Site): boolean =>
  (report?.findings ?? []).some(
    ({ code }) => code === 'locks-unanswered' || code === 'no-needed-locks',
  );

/** Before the first verification there is nothing to choose from. */
const hasSeenLocks = ({ report }: Site): boolean =>
  report !== undefined &&
  (report.findings.some(({ code }) => code === 'locks-unanswered') ||
    (report.facts ?? []).some(({ fact }) => fact === 'needed-locks'));

interface About {
  readonly site: string;
  readonly ask: AskId;
}

/** ⋯: what is needed now and then. */
function moreOf(t: Catalogue, about: About, withHelp: boolean): Control {
  const { ask } = about;
  const skippable = ask !== openingQuestion && steps[ask].skippable;
  return {
    type: 'overflow',
    action_id: 'more',
    options: compact([
      withHelp && option(t.labels.help, { do: 'help', ...about }),
      option(t.labels.later, { do: 'later', ...about }),
      skippable && option(t.labels.skip, { do: 'skip', ...about }),
      option(t.labels.back, { do: 'back', ...about }),
      option(t.labels.askSupport, { do: 'ask-support', ...about }),
    ]),
  };
}

/** The value that a step has, where it is one of the three that are typed. */
export const enteredValue = ({ values }: Site, ask: AskId): string | undefined =>
  isValueStep(ask) ? values[valueKeys[ask]] : undefined;
