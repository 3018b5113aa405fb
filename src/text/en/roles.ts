import type { OfRoles, TextsOf } from '../../setup/index.ts';
import type { Role } from '../../sites/index.ts';
import { andMore, code, list, name, person } from './format.ts';

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

/** What is answered about naming somebody. */
export const roleSentences: TextsOf<OfRoles> = {
  'not-a-person': () => `Who do you mean? ${howTo}`,
  'not-a-role': () => `I do not know that role. ${howTo}`,
  'not-human': (about) =>
    `${person(about.person)} is an app or has left Slack, so I name nobody there.`,
  'only-on-a-site': (about) =>
    `${person(about.person)} is not a full member of this workspace, and can be named on a site only: \`/livion role @user installer\` and its name.`,
  'last-installer': ({ site = '' }) =>
    `*${name(site)}* is never without an installer: name another one first, then take this one away.`,
  'as-before': ({ person: id, role, site }) =>
    `${person(id)} is *${roleTitles[role]}*${site === undefined ? '' : ` on *${name(site)}*`} already: nothing has changed.`,
  named({ person: id, role, before, site }) {
    const where = site === undefined ? 'for all sites' : `on *${name(site)}*`;
    const now =
      role === 'none'
        ? `${person(id)} has no role ${where} any more.`
        : `${person(id)} is *${roleTitles[role]}* ${where} from now on, and is told so.`;
    const undo = `/livion role @… ${before}${site === undefined ? '' : ` "${name(site)}"`}`;
    return `${now} To undo that, type ${code(undo)} with the same person.`;
  },
};

/** Who has which role, and how to change it. */
export const roleListTexts = {
  howTo,
  title: '*Who has which role, for all sites*',
  everybodyElse: (role: Role) =>
    `Everybody else of this workspace: *${roleTitles[role]}*, who can ${roleTexts[role]}.`,
  others:
    'Guests and people of other organisations: nothing, but for the sites that they are named on.',
  admins: (ids: readonly string[] | undefined) =>
    `*${roleTitles.admin}*: ${ids ? list(ids.map(person)) : 'admins of this Slack workspace'}, and whoever is named admin`,
  ofPerson: (id: string, role: Role) =>
    `${person(id)}: *${roleTitles[role]}*, can ${roleTexts[role]}.`,
  ofOutsider: (id: string, who: 'guest' | 'outsider' | 'left') =>
    who === 'left'
      ? `${person(id)} has left Slack: nothing any more.`
      : `${person(id)} is ${who === 'guest' ? 'a guest' : 'of another organisation'}: nothing, but for the sites below.`,
  onSite: ({ site, role }: { readonly site: string; readonly role: Role }) =>
    `*${name(site)}* (${roleTitles[role]})`,
  onSites: (sites: readonly string[], more: number) =>
    sites.length === 0 ? 'Named on no site.' : `Named on: ${sites.join(', ')}${andMore(more)}.`,
};
