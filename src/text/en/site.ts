import type { Withdrawn } from '../../webhooks/index.ts';
import { code, name, person } from '../format.ts';
import { failureText } from './failures.ts';
import { list } from './format.ts';

/** What is said about a site's life: the menu, its forms, and what is asked in them. */
export const siteTexts = {
  menu: (site: string) => `*${name(site)}*: what do you want to do?`,
  archivedSince: (when: string, by: string | undefined) =>
    `archived ${when}${by === undefined ? '' : ` by ${person(by)}`}`,
  /** "<@U1>, <@U2> and 3 more" */
  some: (texts: readonly string[], most: number) =>
    texts.length <= most
      ? texts.join(', ')
      : `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`,
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
  /** Why something stays at iLOQ, and what to do about it. */
  leftAtIloq: (site: string, { events, why }: Extract<Withdrawn, { left: 'something' }>) =>
    `*${name(site)}* is not deleted yet: I could not delete its subscriptions at iLOQ (${list(events.slice(0, 10).map(code))}). ${whyLeft(why)} Try again later, or delete it all the same: then iLOQ goes on sending for up to a year to where nobody listens any more, unless somebody deletes the subscriptions there.`,
};

function whyLeft(why: Extract<Withdrawn, { left: 'something' }>['why']): string {
  switch (why) {
    case 'no-password':
      return 'No password is stored with which I could log in.';
    case 'guard-on':
      return 'The last log-in was refused or not answered, so I do not log in by myself.';
    case 'refused':
      return 'iLOQ refused to delete them.';
    case 'system-gone':
      return 'The API user no longer reaches the locking system that they are in.';
    default:
      return failureText(why, undefined).what;
  }
}
