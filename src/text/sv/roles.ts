import type { Words } from '../words.ts';
import { andMore, code, list, name, person } from './format.ts';

/** "rollen är nu *arbetsledare*" */
export const roleTitles: Words['roleTitles'] = {
  admin: 'administratör',
  manager: 'arbetsledare',
  support: 'support',
  installer: 'installatör',
  none: 'ingen roll',
};

/** What somebody with a role for all sites can do: "får …". */
export const roleTexts: Words['roleTexts'] = {
  admin: 'göra allt: se inloggningsuppgifter, ge roller, ta bort objekt för gott',
  manager:
    'se och driftsätta alla objekt, byta namn på dem, arkivera och återställa dem, säga vem som ansvarar och exportera',
  support: 'se och driftsätta alla objekt, ta störningar och hämta supportfilen',
  installer: 'se och driftsätta alla objekt och öppna nya',
  none: 'bara arbeta med sina egna objekt',
};

const howTo = [
  '`/livion role @user manager` ger en roll för alla objekt, `/livion role @user installer Kamppi` för ett objekt.',
  'Rollerna: admin (administratör), manager (arbetsledare), support, installer (installatör) och none (ingen roll).',
].join(' ');

/** What is answered about naming somebody. */
export const roleSentences: Words['roleSentences'] = {
  'not-a-person': () => `Vem menar du? ${howTo}`,
  'not-a-role': () => `Den rollen känner jag inte till. ${howTo}`,
  'not-human': (about) =>
    `${person(about.person)} är en app eller har lämnat Slack, så jag ger ingen roll.`,
  'only-on-a-site': (about) =>
    `${person(about.person)} är inte fullvärdig medlem i arbetsytan och kan bara få en roll på ett objekt: \`/livion role @user installer\` och objektets namn.`,
  'last-installer': ({ site = '' }) =>
    `*${name(site)}* kan inte vara utan installatör: lägg till en annan först och ta sedan bort den här.`,
  'as-before': ({ person: id, role, site }) =>
    `${person(id)}, ${whereText(site)}: rollen är redan *${roleTitles[role]}*. Inget har ändrats.`,
  named({ person: id, role, before, site }) {
    const now =
      role === 'none'
        ? `${person(id)}, ${whereText(site)}: har inte längre någon roll.`
        : `${person(id)}, ${whereText(site)}: rollen är nu *${roleTitles[role]}*, och jag har meddelat personen.`;
    const undo = `/livion role @… ${before}${site === undefined ? '' : ` "${name(site)}"`}`;
    return `${now} Vill du ångra? Skriv ${code(undo)} med samma person.`;
  },
};

const whereText = (site: string | undefined): string =>
  site === undefined ? 'alla objekt' : `objekt *${name(site)}*`;

/** Who has which role, and how to change it. */
export const roleListTexts: Words['roleListTexts'] = {
  howTo,
  title: '*Roller för alla objekt*',
  everybodyElse: (role) =>
    `Alla andra i arbetsytan: *${roleTitles[role]}*, får ${roleTexts[role]}.`,
  others: 'Gäster och personer från andra organisationer: får bara arbeta med sina egna objekt.',
  admins: (ids) =>
    `*${roleTitles.admin}*: ${ids ? list(ids.map(person)) : 'administratörerna i den här Slack-arbetsytan'} och alla som har fått rollen`,
  ofPerson: (id, role) => `${person(id)}: *${roleTitles[role]}*, får ${roleTexts[role]}.`,
  ofOutsider: (id, who) =>
    who === 'left'
      ? `${person(id)} har lämnat Slack: får inget längre.`
      : `${person(id)} är ${who === 'guest' ? 'gäst' : 'från en annan organisation'}: får bara arbeta med objekten nedan.`,
  onSite: ({ site, role }) => `*${name(site)}* (${roleTitles[role]})`,
  onSites: (sites, more) =>
    sites.length === 0
      ? 'Inte tillagd på något objekt.'
      : `Tillagd på: ${sites.join(', ')}${andMore(more)}.`,
};
