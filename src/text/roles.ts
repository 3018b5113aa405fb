import type { Role } from '../sites/index.ts';
import { code, list, name, person } from './format.ts';

/** As it stands in a sentence: "named you …". */
export const roleTitles: Readonly<Record<Role, string>> = {
  admin: 'admin',
  manager: 'manager',
  support: 'support',
  installer: 'installer',
  none: 'none',
};

/** What somebody with a role for all sites can do: "you can …". */
export const roleTexts: Readonly<Record<Role, string>> = {
  admin: 'do everything: reach credentials, give roles, delete sites for good',
  manager:
    'see and set up every site, rename, archive and restore sites, say whose they are, and export',
  support: 'see and set up every site, take alerts, and get the file for support',
  installer: 'see and set up every site, and open new ones',
  none: 'nothing, but for the sites that they are named on',
};

const howTo = [
  '`/livion role @user manager` names somebody for all sites, `/livion role @user installer Kamppi` on one site.',
  'Roles are admin, manager, support, installer and none.',
].join(' ');

/** The answers of `/livion role`. */
export const roleReplies = {
  howTo,
  title: '*Who has which role, for all sites*',
  everybodyElse: (role: Role) =>
    `Everybody else of this workspace: *${roleTitles[role]}*, who can ${roleTexts[role]}.`,
  others:
    'Guests and people of other organisations: nothing, but for the sites that they are named on.',
  slackAdmins: 'admins of this Slack workspace, and whoever is named admin',
  listedAdmins: (ids: readonly string[]) =>
    `${list(ids.map(person))} (ADMINS), and whoever is named admin`,
  line: (role: Role, people: readonly string[], more: number) =>
    `*${roleTitles[role]}*: ${people.map(person).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  ofPerson: (id: string, role: Role) =>
    `${person(id)}: *${roleTitles[role]}*, can ${roleTexts[role]}.`,
  ofOutsider: (id: string, who: 'guest' | 'outsider' | 'left') =>
    who === 'left'
      ? `${person(id)} has left Slack: nothing any more.`
      : `${person(id)} is ${who === 'guest' ? 'a guest' : 'of another organisation'}: nothing, but for the sites below.`,
  onSites: (sites: readonly string[], more: number) =>
    sites.length === 0
      ? 'Named on no site.'
      : `Named on: ${sites.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  notAPerson: `Whom do you mean? ${howTo}`,
  notARole: `That is no role that I know. ${howTo}`,
  onlyOnASite: (id: string) =>
    `${person(id)} is not a full member of this workspace, and can be named on a site only: \`/livion role @user installer <site>\`.`,
  noHuman: (id: string) => `${person(id)} is an app or has left Slack, so I name nobody there.`,
  lastInstaller: (site: string) =>
    `${site} is never without an installer: name another one first, then take this one away.`,
  asBefore: (id: string, role: Role, site?: string) =>
    `${person(id)} is *${roleTitles[role]}*${site === undefined ? '' : ` on ${site}`} already: nothing has changed.`,
  /** `before`: the role that this takes the place of. */
  named: (
    id: string,
    role: Role,
    { before, site }: { readonly before: Role; readonly site: string | undefined },
  ) => {
    const where = site === undefined ? 'for all sites' : `on *${name(site)}*`;
    const now =
      role === 'none'
        ? `${person(id)} has no role ${where} any more.`
        : `${person(id)} is *${roleTitles[role]}* ${where} from now on, and is told so.`;
    const undo = `/livion role @… ${before}${site === undefined ? '' : ` "${name(site)}"`}`;
    return `${now} To undo that, type ${code(undo)} with the same person.`;
  },
  whichSite: 'Several sites fit. On which one?',
} as const;
