import type { ShownAs } from '../../setup/index.ts';
import { roles, standsAs } from '../../sites/index.ts';
import { type Catalogue, person as mention } from '../../text/index.ts';
import { context, type Message, section } from './message.ts';

const mostPeople = 30;
const mostSites = 15;
const mostAdmins = 10;

/** Who has which role for all sites, and how to change it. */
export function rolesMessage(
  t: Catalogue,
  { named, defaultRole, admins }: ShownAs<'roles'>,
): Message {
  const lines = roles.flatMap((role) => {
    const ids = Object.entries(named).flatMap(([id, has]) => (has === role ? [id] : []));
    if (ids.length === 0) return [];
    return [`*${t.roleTitles[role]}*: ${t.firstFew(ids.map(mention), mostPeople)}`];
  });
  const { title, everybodyElse, others, howTo } = t.roleListTexts;
  return {
    blocks: [
      section([title, t.roleListTexts.admins(admins?.slice(0, mostAdmins)), ...lines].join('\n')),
      section([everybodyElse(defaultRole), others].join('\n')),
      context(howTo),
    ],
  };
}

/** What somebody may, and where they are named. */
export function rolesOfMessage(t: Catalogue, { person, on }: ShownAs<'roles-of'>): Message {
  const { id, membership } = person;
  const standing =
    membership === 'member' || person.isAdmin
      ? t.roleListTexts.ofPerson(id, standsAs(person))
      : t.roleListTexts.ofOutsider(id, membership);
  const named = t.roleListTexts.onSites(
    on.slice(0, mostSites).map(t.roleListTexts.onSite),
    Math.max(0, on.length - mostSites),
  );
  return { blocks: [section([standing, named].join('\n')), context(t.roleListTexts.howTo)] };
}
