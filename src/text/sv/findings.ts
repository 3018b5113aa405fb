import type { Some } from '../shapes.ts';
import type { Words } from '../words.ts';
import { code, counted, day, firstOf, list, name, number, shortList } from './format.ts';
import { neededFor, titleOf } from './steps.ts';
import { labels } from './ui.ts';

const settings = '*Administration* → *Edit locking system information* → *Settings*';

/** The advice of LivionKey's article on access rights that cannot be found. */
const seeAsApiUser =
  'Logga in i iLOQ Manager som API-användaren: det som ligger utanför dess zoner syns inte där.';

/** "Låset som behövs", "Alla 5 lås som behövs", "2 av 5 lås som behövs" */
const neededLocks = ({ count, of }: { count: number; of: number }): string =>
  of === 1
    ? 'Låset som behövs'
    : count === of
      ? `Alla ${number(of)} lås som behövs`
      : `${number(count)} av ${number(of)} lås som behövs`;

/** "Ännu inte programmerat: Pesula." */
const notProgrammed = (found: Some & { of: number }): string =>
  found.count === 1
    ? `Ännu inte programmerat: ${firstOf(found)}.`
    : `${neededLocks(found)} är ännu inte programmerade: ${firstOf(found)}.`;

export const toFixForms: Words['toFixForms'] = {
  lock: ['lås', 'lås'],
  right: ['rättighet', 'rättigheter'],
  thing: ['sak', 'saker'],
  otherThing: ['annan sak', 'andra saker'],
};

/** "1 lås, 2 rättigheter att åtgärda": as much as follows below. */
export const toFix: Words['toFix'] = (counted) => `${counted} att åtgärda`;

/** Missing usage rights, together: they are fixed in one place. */
export const missingRightsText: Words['missingRightsText'] = (rights, user) => {
  const named = rights.map((right) => `*${name(right)}*`).join(', ');
  const whose = user === undefined ? 'API-användaren' : code(user);
  return rights.length === 1
    ? `✗ 1 rättighet saknas: ${named}.\n→ Markera den för ${whose}.`
    : `✗ ${rights.length} rättigheter saknas: ${named}.\n→ Markera dem för ${whose}.`;
};

/** One finding of a verification, as the installer reads it. */
export const findingTexts: Words['findingTexts'] = {
  'no-locking-system': () => ({
    what: 'Inloggningen fungerar, men användaren kommer inte in i något låssystem.',
    so: 'Automaten har inget att ansluta till.',
    mend: 'Markera *Right to login in to system* för användaren, i det här låssystemet.',
  }),
  'locking-system-gone': (finding) => ({
    what: `API-användaren kommer inte längre in i låssystemet *${name(finding.name)}*.`,
    so: 'Automaten kan inte göra något där. Jag tittar inte i något annat i stället.',
    mend: `Markera *Right to login in to system* för användaren, i låssystemet *${name(finding.name)}*.`,
  }),
  'public-api-off': () => ({
    what: '*Public API in use* är avslaget i det här låssystemet.',
    so: 'LivionKey kan inte arbeta med det.',
    mend: `Slå på det: ${settings} → *Public API in use*.`,
  }),
  'api-access-rights-off': () => ({
    what: 'API-behörigheter används inte i det här låssystemet.',
    so: 'Automaten hittar ingen behörighet att ge.',
    mend: 'Kunden ber iLOQ öppna låssystemet för API-behörigheter.',
  }),
  'system-inactive': () => ({
    what: 'Låssystemet är inte aktivt.',
    so: 'Inget kan programmeras i det.',
    mend: 'Kunden ber iLOQ aktivera det.',
  }),
  'licence-ended': (finding) => ({
    what: `Låssystemets iLOQ-licens gick ut ${day(finding.at)}.`,
    so: 'Automaten fungerar inte.',
    mend: 'Kunden förnyar licensen hos iLOQ.',
  }),
  'licence-ends': (finding) => ({
    what: `Låssystemets iLOQ-licens går ut ${day(finding.at)}.`,
    so: 'Automaten slutar fungera den dagen.',
    mend: 'Kunden förnyar licensen hos iLOQ.',
  }),
  'right-missing': (finding) => ({
    what: `Saknas: *${name(finding.right)}*.`,
    so: `Den behövs för att ${neededFor(finding.right) ?? 'LivionKey ska fungera'}.`,
    mend: `Markera *${name(finding.right)}* för API-användaren.`,
  }),
  'right-disputed': (finding) => ({
    what: finding.mask
      ? `*${name(finding.right)}* finns i iLOQs lista, men iLOQ nekade ett anrop som behöver den.`
      : `*${name(finding.right)}* finns inte i iLOQs lista, men iLOQ svarade på ett anrop som behöver den.`,
    so: 'Jag går efter listan.',
    mend: 'Om något inte fungerar senare: ta bort rättigheten, spara och markera den igen.',
  }),
  'right-by-mask-alone': (finding) => ({
    what: `Här gick jag bara efter iLOQs lista, för de går inte att prova: ${list(finding.rights.map((right) => `*${name(right)}*`))}.`,
  }),
  'rights-beyond-need': (finding) => ({
    what: `Användaren får göra mer än LivionKey behöver: ${shortList(finding.rights.map(name), 6)}.`,
    so: 'Den som får tag i lösenordet får göra detsamma.',
    mend: 'Behåll bara de tolv användarrättigheterna, om du inte behöver de andra.',
  }),
  'no-api-access-right': () => ({
    what: 'Jag ser ingen behörighet som är öppen för API:t.',
    so: 'Automaten har inget att lägga på en nyckel.',
    mend: `Kopiera de behörigheter som behövs och ställ *API access* på *on* i de nya. Har du redan gjort det? ${seeAsApiUser}`,
  }),
  'no-locks': () => ({
    what: 'Användaren ser inga lås alls.',
    so: 'Jag kan inte säga om behörigheterna finns i låsen.',
    mend: seeAsApiUser,
  }),
  'locks-unanswered': (finding) => ({
    what: `Låssystemet har ${counted(finding.locks, 'lås', 'lås')}. Vilka av dem ska nycklar från den här automaten öppna?`,
    so: 'Innan du säger det vet jag inte om behörigheterna finns i dem.',
    mend: `Tryck på *${labels.whichLocks}*, välj fastigheter, zoner eller lås och kolla igen.`,
  }),
  'no-needed-locks': (finding) => ({
    what: `Av ${number(finding.of)} lås är inget som behövs installerat.`,
    so: 'Det finns inget att kolla än.',
    mend: `Kolla igen när låsen är installerade, eller välj andra med *${labels.whichLocks}*.`,
  }),
  'locks-without-api-right': (finding) => ({
    what: `${neededLocks(finding)} saknar en aktiv behörighet för API:t: ${firstOf(finding)}.`,
    so: `Nycklar från automaten öppnar inte ${finding.count === 1 ? 'det låset' : 'de låsen'}.`,
    mend: '*Edit Access Rights* (högerklicka på låset) → *Edit Lock Settings and Access Rights*: markera *Allow API Access Rights* och lägg till den kopierade behörigheten. Behåll de gamla.',
    ...(finding.inactive > 0 && {
      also: `I ${counted(finding.inactive, 'lås', 'lås')} av dem finns en, men den är inte aktiv: kolla i iLOQ Manager varför.`,
    }),
  }),
  'locks-outside-zones': (finding) => ({
    what: `${neededLocks(finding)} har behörigheter bara i zoner som API-användaren inte får se: ${firstOf(finding)}.`,
    so: `Automaten kan inte använda dem, så dess nycklar öppnar inte ${finding.count === 1 ? 'det låset' : 'de låsen'}.`,
    mend: `Ge API-användaren de zonerna i iLOQ Manager, eller lägg till en behörighet från en zon som den har. ${seeAsApiUser}`,
  }),
  'locks-not-programmed': (finding) => ({
    what: notProgrammed(finding),
    mend: `Beställ ändringarna i iLOQ Manager och programmera låsen. Tar det dagar, välj *${labels.later}* i steget *${titleOf('program-locks')}*.`,
  }),
  'standard-rights-removed': (finding) => ({
    what: `Vanliga behörigheter (${shortList(finding.rights.map(name), 3)}) håller på att tas bort från ${counted(finding.count, 'lås', 'lås')}: ${firstOf(finding)}.`,
    so: 'När det är programmerat öppnar dagens nycklar inte längre där.',
    mend: 'Vill du inte det, lägg till de gamla behörigheterna i låsen igen: de ska finnas kvar bredvid de kopierade.',
  }),
};

export const inactiveRights: Words['inactiveRights'] = (named) => ({
  what: `Det finns behörigheter för API:t, men ingen är aktiv: ${named}.`,
  so: 'Automaten har inget att lägga på en nyckel.',
  mend: 'Kolla i iLOQ Manager varför, eller kopiera den behörighet som behövs och ställ *API access* på *on*.',
});

/** What could not be looked at, behind "såg inte". */
const unseen = {
  'access-rights': 'behörigheterna',
  'usage-rights': 'användarrättigheterna',
  'rights-probes': 'användarrättigheterna en andra gång',
  'locking-system': 'låssystemet',
  'system-state': 'om låssystemet är aktivt',
  locks: 'låsen',
  zones: 'zonerna',
};

export const notSeen: Words['notSeen'] = {
  unclear: (locks, why) => `Jag får inte reda på hur det står till med ${firstOf(locks)}. ${why}`,
  looked: (seen, of, why) =>
    `Jag såg ${number(seen)} av ${number(of)} lås som behövs${why === undefined ? ' på den tid jag har.' : `: ${why}`}`,
  without: (what, right) => `Jag ser inte ${unseen[what]} utan *${right}*.`,
  failed: (what, why) => `Jag såg inte ${unseen[what]}: ${why}`,
  neither: 'Jag vet alltså inte om det stämmer.',
  othersNeither: 'Om de andra vet jag inget än.',
  askSupport: 'Fortsätter det så, fråga support.',
  lookAgain: 'Kolla igen om en stund: då går jag igenom alla på nytt.',
  checkAgain: 'Kolla igen om en stund: det kan hjälpa.',
};
