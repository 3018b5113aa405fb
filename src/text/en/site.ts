import { name, person } from './format.ts';

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
