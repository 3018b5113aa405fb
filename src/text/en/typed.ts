import type { AskId } from '../../checklist/index.ts';
import type { OfConversation, TextsOf } from '../../setup/index.ts';
import type { Doubt } from '../../setup/reading/index.ts';
import { kindOf } from '../kind-of.ts';
import type { TextsOfAsks } from '../shapes.ts';
import { code, name, person } from './format.ts';
import { doubts } from './notes.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

/** What typed words are answered with, where they change nothing. */
export const conversationSentences: TextsOf<OfConversation> = {
  'too-long': () => 'That is longer than I can read. Please say it in fewer words.',
  'known-password': () =>
    'That is a password that I keep. I did nothing with it. If others can read it here, delete it, and change it in iLOQ Manager.',
  edited: ({ midway }) =>
    midway
      ? 'I do not read edits: type `back`, then the right one as a new message.'
      : 'I do not read edits: please send it as a new message.',
  'cannot-see': ({ ask }) =>
    `I cannot read pictures or other files yet: type ${ask === undefined ? 'it in words' : wanted[kindOf(ask)](ask)}.`,
  'goes-on-below': () => 'Got it. We go on in the main line of our messages, below this thread.',
  unnamed: ({ kind }) =>
    `I cannot see what that ${kind} is called. Please type the name in letters.`,
  hello: ({ site, ask }) => `Hello! *${name(site)}* is at *${titleOf(ask)}*.`,
  thanks: () => 'You are welcome.',
  'not-done': ({ ask }) =>
    `Then we stay at *${titleOf(ask)}*. Type \`done\` when it is done, \`later\` to go on without it, or \`help\`.`,
  'type-again': ({ ask }) => `Then type the right *${titleOf(ask)}*.`,
  ordered: () =>
    'Good, they are ordered. When the locks are programmed, type `done`; `later` goes on without it.',
};

export const whichWordText = (word: string): string => `What do you mean by *${name(word)}*?`;

/** What to type at a step, behind "type". */
const wanted: TextsOfAsks = {
  opening: () => '`yes`, `no` or `not sure`',
  value: (ask) => `the *${titleOf(ask)}*`,
  secret: () => `\`help\`, or press *${labels.enterPassword}*`,
  run: () => '`check`, or `help`',
  do: () => '`done` when it is done, or `help`',
};

/** What becomes of a question to support. */
export const helpTexts = {
  asked: (at: string) => `Support knows since ${at}. Who takes it stands here.`,
  nobody:
    'I know nobody to pass this on to: no alerts channel is set, and I see no admin of the workspace. Please ask a colleague.',
  taken: (by: string) => `${person(by)} looks into it and will be in touch.`,
  over: (ask: AskId) => `Help with *${titleOf(ask)}*`,
  formTitle: 'Ask support',
  formLabel: 'What is the matter?',
  formHint: 'Empty is fine, too: support sees the site and the step.',
};

export const lateText = (text: string, ask: AskId): string =>
  `You sent ${code(text)} before I asked for *${titleOf(ask)}*. Is it meant for that?`;

export const doubtText = (value: string, ask: AskId, doubt: Doubt): string =>
  `${doubts[doubt]} Use ${code(value)} as *${titleOf(ask)}* anyway?`;

/** The form that takes the three values together. */
export const valuesFormTexts = {
  title: 'Enter all',
  optional: 'Leave it empty if the user is not there yet.',
};

/** Words that no button has. */
export const meanings = {
  ordered: 'Ordered',
  hello: 'Hello',
  thanks: 'Thanks',
};
