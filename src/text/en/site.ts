import type { NotOpened } from '../../setup/index.ts';
import { name, number, person } from './format.ts';

/** What is said about a site's life: the menu, its forms, and what is asked in them. */
export const siteTexts = {
  menu: (site: string) => `*${name(site)}*: what do you want to do?`,
  archivedSince: (when: string, by: string | undefined) =>
    `archived ${when}${by === undefined ? '' : ` by ${person(by)}`}`,
  whose: (id: string | undefined) => `*Whose:* ${id === undefined ? '–' : person(id)}`,
  otherInstallers: (people: string) => `*Other installers:* ${people}`,
  namedHere: (people: string) => `*Named here:* ${people}`,
  conversation: (id: string, channel: string | undefined) =>
    `*Conversation:* with ${person(id)}${channel === undefined ? '' : ` in <#${channel}>`}`,
  askArchive:
    'I will ask nothing, watch nothing and alert nobody about this site any more. Everything is kept, and it can be restored.',
  renameHint: 'As your colleagues know it, for example the name of the building.',
  responsibleHint: 'The set-up goes on with them, and they are told.',
  othersHint: 'They, too, can set it up, reach its credentials and say whose it is.',
  askDelete: (site: string) =>
    `*${name(site)}* goes for good, with its credentials, its subscriptions at iLOQ, what iLOQ told of it, its alerts and its history. All that stays is who deleted it, and when; and what older backups hold. To keep it out of the way only, archive it.`,
  deleteHint: (id: string) => `Type it to go on; its ID ${id} does, too.`,
  sureToDelete: 'This cannot be undone.',
};

/** Why something stays at iLOQ, where that is no failure of it. */
export const whyLeft = {
  'no-password': 'No password is stored with which I could log in.',
  'guard-on': 'The last log-in was refused or not answered, so I do not log in by myself.',
  refused: 'iLOQ refused to delete them.',
  'system-gone': 'The API user no longer reaches the locking system that they are in.',
};

/** What to do where something stays at iLOQ. */
export const leftBehind = (site: string, events: string, why: string): string =>
  `*${site}* is not deleted yet: I could not delete its subscriptions at iLOQ (${events}). ${why} Try again later, or delete it all the same: then iLOQ goes on sending for up to a year to where nobody listens any more, unless somebody deletes the subscriptions there.`;

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Readonly<Record<NotOpened, string>> = {
  'no-name': 'the name of the site is missing.',
  'no-person': 'whose is it? Add a comma and their name.',
  nobody: 'I find nobody of that name.',
  'nobody-so-far':
    'I find nobody of that name, but there are more people here than I can look through. Use their member ID, from their Slack profile.',
  'not-told': 'Slack does not tell me who that is. Try again in a minute.',
  'several-people': 'several people are called so. Use their @name.',
  'not-human': 'that is an app, or somebody who has left Slack.',
  'not-named': 'this person may do nothing here yet. An admin has to name them first.',
  'name-taken': 'there is a site of that name. `/livion site` changes its people.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts = {
  title: 'Open for others',
  label: 'A site a line: name, person',
  hint: 'For example: Kamppi, Maija Virtanen. Paste it from a table, if you like.',
  opened: (count: number) =>
    count === 1
      ? '✓ 1 site is open. I have written to its installer:'
      : `✓ ${number(count)} sites are open. I have written to the installers:`,
  left: (count: number) =>
    count === 1 ? '✗ 1 line is still to do:' : `✗ ${number(count)} lines are still to do:`,
  line: (number: number) => `Line ${number}`,
  nothing: 'That list was empty.',
};
