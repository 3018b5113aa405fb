import type { AskId } from '../../checklist/index.ts';
import type { Doubt } from '../../setup/reading/index.ts';
import type { Role, ValueProblem } from '../../sites/index.ts';
import type { NoteTexts, TextsOfAsks } from '../shapes.ts';
import { code, list, name, number, person } from './format.ts';
import { roleTexts, roleTitles } from './roles.ts';
import { titleOf } from './steps.ts';
import { labels } from './ui.ts';

const examples: Partial<Record<AskId, string>> = {
  'service-code': 'Type it as iLOQ Manager shows it, in one word.',
  'service-address': 'Example: `https://s5.iloq.com/iloqws`',
  'user-id': 'Example: `api.keyautomat`',
};

/** Asks for a value again, with an example. */
export const stillNeeded = (ask: AskId): string =>
  `I still need the *${titleOf(ask)}*. ${examples[ask] ?? ''}`.trim();

export const valueProblems: Readonly<Record<ValueProblem, string>> = {
  empty: 'That was empty.',
  'too-long': 'That is longer than 200 characters.',
  'has-space': 'There is a space in it.',
  'is-e-mail': 'That looks like an e-mail address.',
  'is-address':
    'That looks like the service address. I ask for it next; the service code comes first.',
  'not-an-address': 'I cannot read that as an address.',
  'not-allowed':
    "That address is not one of iLOQ's. If it is right, ask whoever runs this bot to allow it.",
  'not-https': 'The address has to begin with `https://`.',
  'private-address': 'That address is in a private network. I do not go there.',
  'credentials-in-address': 'Leave the user name and password out of the address.',
};

export const doubts: Readonly<Record<Doubt, string>> = {
  'e-mail': 'That looks like an e-mail address.',
  address: 'That looks like the service address.',
  word: 'That is also a word that I know.',
};

/** Beside a field: what is hardly right is taken in quotes. */
export const inQuotes: string = 'If it is right, put it in quotes.';

export const hasSpace = (value: string): string => `${value} has a space.`;

export const cannotSkip = (title: string): string =>
  `*${title}* cannot be skipped: LivionKey needs it. Type \`later\` to come back to it.`;

export const addressUnchecked = (why: string): string =>
  `I kept the address, but could not try it now: ${why} The check tries it again.`;

export const checkedAgain: string = 'I checked this site again.';

export const stillAsking = (since: string): string => `I am still asking iLOQ, since ${since}.`;

const passwordTyped =
  'That looks like a password. I did not use it or keep it, but others can see it here: delete your message, make a *new* password in iLOQ Manager, and enter that one with the button.';

const hostOf = (address: string): string => URL.parse(address)?.host ?? address;

/** The short messages of the conversation, in mrkdwn. */
export const noteTexts: NoteTexts = {
  'value-kept': (note) => `I kept ${code(note.value)}.`,
  'address-not-iloq': (note) => `${code(note.address)} is a web page, not iLOQ's service.`,
  'address-unknown': (note) =>
    `I find no server called ${code(hostOf(note.address))}. A typing error? Type it again, or press *${labels.useIt}*.`,
  'same-service-code': (note) =>
    `The site *${name(note.name)}* has the same service code. If it is the same locking system, go on there.`,
  'same-locking-system': (note) =>
    `The site *${name(note.name)}* is this same locking system. Please go on there; one locking system is one site.`,
  'password-typed': (note) =>
    note.known
      ? 'That is a password I was given before, and others can see it here: delete your message, and make a *new* password in iLOQ Manager. I did not use it.'
      : passwordTyped,
  'password-dropped': (note) =>
    `The *${titleOf(note.because)}* has changed, so I forgot the password. I will ask for it again.`,
  'password-refused': () =>
    'I checked this site again, and iLOQ refused the log-in. I log in again when you have entered the new password.',
  'credentials-seen': (note) => `${person(note.by)} looked at the credentials.`,
  'nothing-before': () => 'This is the first question: nothing is before it.',
  'why-skip': (note) =>
    `Why skip *${titleOf(note.ask)}*? Choose below, or type \`skip\` and the reason.`,
  'needs-first': (note) =>
    `Before I can check, I need: ${list(note.missing.map((id) => `*${titleOf(id)}*`))}.`,
  'verification-interrupted': () =>
    `The check was interrupted. Press *${labels.checkNow}* to start it again. Nothing that you entered is lost.`,
  'choose-system': (note) => {
    if (note.instead) return 'If this site is another locking system by now, choose which one:';
    return 'This user reaches several locking systems. Which one is this site?';
  },
  'needed-kept': (note) => {
    const count =
      note.count === undefined
        ? ''
        : ` That is ${number(note.count)} of ${number(note.of ?? note.count)} locks.`;
    return `✓ I know now which locks are needed (${person(note.by)}).${count} Check again, and I look at them.`;
  },
  'locks-programmed': (note) =>
    note.count === 1
      ? '✓ The lock that was left is programmed. iLOQ confirms it.'
      : `✓ The ${number(note.count)} locks that were left are programmed. iLOQ confirms it.`,
  'not-handed-out': () =>
    'Nobody has opened the credentials yet. LivionKey needs the password, too.',
  paused: () => 'Stopped here. Everything is kept. Write to me when you want to go on.',
  'nothing-open': (note) =>
    note.later.length === 0
      ? 'Nothing is open here: everything is done. `check` asks iLOQ again.'
      : `Nothing is open here. ${leftForLater(note.later)}`,
  'help-taken': (note) => `${person(note.by)} is looking into it and will be in touch.`,
  installed: () =>
    '*Welcome!* I connect LivionKey20 key automats to iLOQ with you, step by step.\nChoose first where alerts go; then `/livion setup` and a name open the first site.',
  renamed: (note) =>
    `*${name(note.from)}* is called *${name(note.to)}* from now on (${person(note.by)}).`,
  archived: (note) =>
    `This site is archived (${person(note.by)}): I ask nothing, watch nothing and alert nobody any more. Everything is kept; \`/livion site\` and its name brings it back.`,
  restored: (note) => `This site is taken up again (${person(note.by)}).`,
  given: (note) =>
    `${person(note.by)} has given you this site; ${person(note.person)} had it before. Here is where we are:`,
  'taken-over': (note) =>
    `${person(note.person)} goes on with *${name(note.name)}* (${person(note.by)}). You need not answer here any more.`,
  'opened-for': (note) =>
    `Hi! ${person(note.by)} has opened the site *${name(note.name)}* for you. I lead you through it step by step; stop any time.`,
  'moved-here': () => 'I cannot write in that channel (am I invited?), so we go on here.',
  'maybe-lost': () =>
    'I was restarted just now, and may have missed your last message. Here is where we are:',
};

/** Somebody's role has changed: told to them, and to those who have the site. */
export const named = {
  noRole: (by: string) =>
    `${by} has taken your role away: you can see and set up only the sites that you are named on.`,
  everywhere: (by: string, role: Role) =>
    `${by} has named you ${roleTitles[role]} for all sites: you can ${roleTexts[role]}.`,
  off: (by: string, site: string) => `${by} has taken you off the site *${site}*.`,
  installer: (by: string, site: string) =>
    `${by} has named you installer of the site *${site}*: you can set it up, reach its credentials and see how it stands.`,
  onSite: (by: string, site: string, role: Role) =>
    `${by} has named you ${roleTitles[role]} on the site *${site}*: there you can ${roleTexts[role]}.`,
  otherOff: (by: string, site: string, whom: string) =>
    `${by} has taken ${whom} off the site *${site}*.`,
  other: (by: string, site: string, whom: string, role: Role) =>
    `${by} has named ${whom} ${roleTitles[role]} of the site *${site}*: they were told${role === 'installer' ? ' and can reach its credentials now' : ''}.`,
};

const leftForLater = (later: readonly AskId[]): string =>
  `Left for later: ${list(later.map(titleOf))}. \`/livion setup\` and the site's name bring it back.`;

/** What to do at a step, where what was typed was not understood. */
export const notUnderstood: TextsOfAsks = {
  opening: () => 'Please answer `yes`, `no` or `not sure`, or press a button.',
  value: (ask) => `${stillNeeded(ask)} Or type \`later\` to come back to it.`,
  secret: () =>
    `Press *${labels.enterPassword}*. Never type it as a message. Or type \`later\` to come back to it.`,
  run: () => `Press *${labels.checkNow}*, or type \`later\` to go on without it.`,
  do: (ask) =>
    `Is *${titleOf(ask)}* done? Type \`done\` when it is, \`later\` to go on without it, or \`help\`.`,
};
