import type { AskId, Delivered } from '../../checklist/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { titleOf } from './steps.ts';

const delivered: Readonly<Record<Delivered, string>> = {
  yes: '✓ Toimitettu valmiina: kyllä',
  no: '✓ Toimitettu valmiina: ei',
  'not-sure': '✓ Toimitettu valmiina: ei tiedossa',
};

const titled = (ask: AskId, value: string | undefined): string =>
  value === undefined ? `*${titleOf(ask)}*` : `*${titleOf(ask)}* ${value}`;

/** What stands in a check's result beside what was found. */
export const reportTexts: Catalogue['reportTexts'] = {
  none: 'Mitään ei ole vielä tarkistettu.',
  nothing: 'Mitään ei nähty.',
  page: (page, of) => `sivu ${page}/${of}`,
  part: (title, from, to, of) => `*${title}* (${from}–${to} / ${of}):`,
  loggedInWith: (serviceCode, user) =>
    `Kirjauduin tunnuksella ${code(user)}, palvelukoodi ${code(serviceCode)}. Korjataksesi kirjoita \`takaisin\`.`,
  counts: (rights, locks) => {
    const ofRights = rights && `${rights.done}/${rights.of} oikeutta`;
    const ofLocks = locks && `${locks.done}/${locks.of} lukkoa ohjelmoitu API:lle`;
    return [ofRights, ofLocks].filter((part) => part !== undefined).join(', ');
  },
};

/** What stands in the message of a step beside what to do, and the line that it becomes. */
export const createStepLines = ({ moment, time }: Times): Catalogue['stepLines'] => ({
  beforeAll: 'ennen kuin aloitetaan',
  number: (step, of) => `vaihe ${step}/${of}`,
  current: (value) => `Nyt se on ${code(value)}.`,
  passwordNotKept: [
    'En säilytä salasanoja; kysyn sen joka tarkistuksessa.',
    'Anna käyttäjälle iLOQ Managerissa vahva *Password* ja paina sitten *Valmis*. Älä kirjoita salasanaa tähän.',
  ],
  asking: 'Kysyn iLOQilta…',
  asked: 'Kysyin iLOQilta.',
  counted: (done, total) => `Kysyn iLOQilta… ${done}/${total} lukkoa nähty`,
  stopping: 'Lopetan: kirjaudun ensin ulos iLOQista…',
  checkAgain: 'Katson kaiken uudelleen, enkä muuta mitään.',
  value: (title, value) => (value === undefined ? `✗ *${title}*: puuttuu` : `*${title}*: ${value}`),
  yourPassword: (isShown) => (isShown ? 'salattu, näytän sen sivulla' : 'se, jonka annoit'),
  lockingSystem: (system) => `*Lukosto*: ${name(system)}`,
  notChecked: '✗ iLOQ ei ole vielä vahvistanut kaikkea.',

  opening: (answer) =>
    answer === undefined ? '○ *Toimitettu valmiina?* Ei vielä vastattu' : delivered[answer],
  done: (ask, by, at) => `✓ ${titled(ask, undefined)} · ${person(by)} · ${moment(at)}`,
  values: (values) => `✓ ${values.join(' · ')}`,
  located: (address) => `iLOQ vastaa osoitteessa ${code(address)}`,
  passwordDeleted: 'Kiitos. Valitse nyt toinen salasana iLOQ Managerissa.',
  passwordKept: '✓ Salasana tallessa, salattuna',
  verified: (ask, value, at) => `✓ ${titled(ask, value)} · iLOQ vahvisti · ${moment(at)}`,
  failed: (ask, value, at) => `✗ ${titled(ask, value)} · ${moment(at)}`,
  skipped: (ask, reason, by) => `– *${titleOf(ask)}*: ohitettu (${name(reason)}) · ${person(by)}`,
  later: (ask) => `○ *${titleOf(ask)}*: jätettiin myöhemmäksi`,
  open: (ask) => `○ *${titleOf(ask)}*: ei vielä vastattu`,
  checked: (at) => `Tarkistettu ${time(at)}`,
  told: (verdict, at, fixedAt) =>
    fixedAt === undefined ? `${verdict} · ${time(at)}` : `${verdict} · korjattu ${time(fixedAt)}`,
});
