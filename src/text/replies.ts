import type { Verdict } from '../sites/index.ts';
import { name, person } from './format.ts';

const noSite = (wanted: string | undefined): string =>
  wanted === undefined ? 'I know no site of that name.' : `I know no site called *${wanted}*.`;

/** What a command or a press is answered with, there and then. */
export const replies = {
  thanks: 'Thanks. Now choose another one in iLOQ Manager.',
  several: 'Several sites fit. Which one?',
  whichSite: 'Which site do you want to go on with?',
  nameIt: 'What is the site called? Type `/livion setup` and its name, or press the button.',
  nearName: (wanted: string) =>
    `There is no site called *${wanted}* yet, but one nearly like it. Which one do you mean?`,
  inDirectMessage: (site: string) => `*${site}*: let us go on in our direct message.`,
  inThread: (site: string) => `*${site}*: let us go on in the thread here.`,
  archived: (site: string) =>
    `*${site}* is archived. \`/livion site\` and its name can restore it.`,
  noSuchSite: (wanted: string | undefined) => noSite(wanted),
  nearest: (wanted: string | undefined) => `${noSite(wanted)} Did you mean one of these?`,
  gone: 'That site is no longer there.',
  oldButton: 'That button is from an older version of mine. `/livion setup` shows the open step.',
  answered: (line: string) => `That step was answered already: ${line}`,
  passwordNeeds: (what: string) =>
    `The password is kept for one user of one system, so I need these first: ${what}.`,
  passwordLink: (site: string) =>
    `*${site}*: this opens a page of mine, so that the password never passes through Slack. The link is for you alone; it works once, for 15 minutes.`,
  credentialsLink: (site: string) =>
    `*${site}*: the page asks for the code that I have just sent you as a direct message. It shows the credentials once; the link works for 15 minutes.`,
  code: (site: string, code: string) =>
    `The code for the credentials of *${site}*: \`${code}\`. If you did not ask for it, tell an admin.`,
  codeNotSent: 'I could not send you the code by direct message. Please try again in a minute.',
  nothingAsked:
    'I am not asking you anything right now. Go on with a site, or open a new one; `help` shows what I can do.',
  unclear: 'Which site is that about?',
  unclearPassword: 'Two set-ups are open here. Which site do you want to go on with?',
  wentWrong: 'Something went wrong on my side. Nothing that was stored is lost; please try again.',
  notRunning: 'No verification is under way here.',
  locksFirst:
    'I have not seen the locks yet, or it was too long ago. Press *Verify* first, then choose.',
  nothingNeeded: 'Choose at least one that is needed, or let every other lock be needed.',
  neededAndNot: (what: string) => `This stands in both lists: ${what}`,
  notVerified: 'There has been no verification yet.',
  verifying: (site: string) =>
    `I am asking iLOQ about *${site}*; the result comes in its conversation.`,
  whichVerify: 'Which site shall I verify? Type `/livion verify` and its name.',
  help: [
    '*I connect a LivionKey20 to an iLOQ locking system with you, step by step, and check it with iLOQ.*',
    '`/livion setup Kamppi`: open a site, or go on with it; with `here` at the end in a thread of this channel',
    '`/livion status Kamppi`, or `status` for all sites; `sites` for yours',
    '`/livion verify Kamppi`: check it with iLOQ now',
    '`/livion alerts Kamppi`: what is open; with `here`, `#channel` or `off` at the end: where alerts go',
    '`/livion site Kamppi`: rename, people, archive, delete',
    '`/livion role`: who may do what',
    '`/livion diag Kamppi`: a file for support',
    'Or mention me, or write to me. Put a name in quotes if it ends in one of these words.',
  ].join('\n'),
  unknownCommand: 'I do not know that command.',
  didYouMean: 'I do not know that command. Did you mean this one?',
  whatAbout: (site: string) => `What would you like to do with *${site}*?`,
  openNew: (site: string) =>
    `There is no site called *${site}* yet. Shall I open a new one, or was that for the step above?`,
} as const;

type RefusedBy = Extract<Verdict, { allowed: false }>['by'];

/** What is refused says by whom it can be allowed. */
export function refusal(
  by: RefusedBy,
  site?: { readonly installers: readonly string[]; readonly name?: string },
): string {
  const installers = (site?.installers ?? []).slice(0, 3).map(person).join(', ');
  switch (by) {
    case 'an-admin':
      return 'You cannot do this here yet: an admin of the workspace has to name you first.';
    case 'a-manager':
      return 'You cannot do this: ask a manager or an admin of the workspace.';
    case 'a-site-installer':
      return `Only the people of this site reach its credentials. Ask ${installers || 'its installer'} or an admin.`;
    case 'the-operator':
      return `*${name(site?.name ?? '')}* is stopped: I cannot read its file any more. Whoever runs me has to fix it; my log says where.`;
  }
}
