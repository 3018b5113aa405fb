import type { Words } from '../words.ts';
import { andMore, code, list, name, person } from './format.ts';

/** In the nominative: "rooli: *työnjohtaja*". */
export const roleTitles: Words['roleTitles'] = {
  admin: 'ylläpitäjä',
  manager: 'työnjohtaja',
  support: 'tuki',
  installer: 'asentaja',
  none: 'ei roolia',
};

/** What somebody with a role for all sites can do, behind a colon. */
export const roleTexts: Words['roleTexts'] = {
  admin: 'kaikki: tunnusten katselu, roolien antaminen, kohteiden lopullinen poisto',
  manager:
    'kaikkien kohteiden katselu ja käyttöönotto, nimien muutos, arkistointi ja palautus, vastuuhenkilöt ja vienti tiedostoon',
  support: 'kaikkien kohteiden katselu ja käyttöönotto, häiriöt ja tukitiedosto',
  installer: 'kaikkien kohteiden katselu ja käyttöönotto sekä uusien avaaminen',
  none: 'vain ne kohteet, joihin on nimetty',
};

const howTo = [
  '`/livion role @user manager` antaa roolin kaikkiin kohteisiin, `/livion role @user installer Kamppi` yhteen kohteeseen.',
  'Roolit: admin (ylläpitäjä), manager (työnjohtaja), support (tuki), installer (asentaja) ja none (ei roolia).',
].join(' ');

/** What is answered about naming somebody. */
export const roleSentences: Words['roleSentences'] = {
  'not-a-person': () => `Ketä tarkoitat? ${howTo}`,
  'not-a-role': () => `En tunne tuota roolia. ${howTo}`,
  'not-human': (about) =>
    `${person(about.person)} on sovellus tai poistunut Slackista, joten en anna roolia.`,
  'only-on-a-site': (about) =>
    `${person(about.person)} ei ole tämän työtilan varsinainen jäsen. Roolin voi antaa vain kohteeseen: \`/livion role @user installer\` ja kohteen nimi.`,
  'last-installer': ({ site = '' }) =>
    `*${name(site)}* ei voi jäädä ilman asentajaa: nimeä ensin toinen ja poista sitten tämä.`,
  'as-before': ({ person: id, role, site }) =>
    `${person(id)}, ${whereText(site)}: rooli on jo *${roleTitles[role]}*. Mikään ei muuttunut.`,
  named({ person: id, role, before, site }) {
    const now =
      role === 'none'
        ? `${person(id)}, ${whereText(site)}: ei enää roolia.`
        : `${person(id)}, ${whereText(site)}: rooli on nyt *${roleTitles[role]}*. Kerroin asiasta myös hänelle.`;
    const undo = `/livion role @… ${before}${site === undefined ? '' : ` "${name(site)}"`}`;
    return `${now} Jos haluat kumota, kirjoita ${code(undo)} ja sama henkilö.`;
  },
};

const whereText = (site: string | undefined): string =>
  site === undefined ? 'kaikki kohteet' : `kohde *${name(site)}*`;

/** Who has which role, and how to change it. */
export const roleListTexts: Words['roleListTexts'] = {
  howTo,
  title: '*Roolit kaikissa kohteissa*',
  everybodyElse: (role) =>
    `Kaikki muut tässä työtilassa: *${roleTitles[role]}*. Sallittu: ${roleTexts[role]}.`,
  others: 'Vieraat ja muiden organisaatioiden henkilöt: vain ne kohteet, joihin on nimetty.',
  admins: (ids) =>
    `*${roleTitles.admin}*: ${ids ? list(ids.map(person)) : 'tämän Slack-työtilan ylläpitäjät'} ja muut, joille rooli on annettu`,
  ofPerson: (id, role) => `${person(id)}: *${roleTitles[role]}*. Sallittu: ${roleTexts[role]}.`,
  ofOutsider: (id, who) =>
    who === 'left'
      ? `${person(id)} on poistunut Slackista: ei enää mitään.`
      : `${person(id)} on ${who === 'guest' ? 'vieras' : 'toisesta organisaatiosta'}: vain alla olevat kohteet.`,
  onSite: ({ site, role }) => `*${name(site)}* (${roleTitles[role]})`,
  onSites: (sites, more) =>
    sites.length === 0
      ? 'Ei nimetty mihinkään kohteeseen.'
      : `Nimetty kohteisiin: ${sites.join(', ')}${andMore(more)}.`,
};
