import type { Delivered } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { code, name, number, person } from './format.ts';
import { titleOf } from './steps.ts';

const delivered: Readonly<Record<Delivered, string>> = {
  yes: '✓ Toimitettu valmiina: kyllä',
  no: '✓ Toimitettu valmiina: ei',
  'not-sure': '✓ Toimitettu valmiina: ei tiedossa',
};

/** What stands in a check's result beside what was found. */
export const reportTexts: Words['reportTexts'] = {
  none: 'Mitään ei ole vielä tarkistettu.',
  nothing: 'Mitään ei nähty.',
  page: (page, of) => `sivu ${page}/${of}`,
  part: (title, from, to, of) => `*${title}* (${number(from)}–${number(to)} / ${number(of)}):`,
  loggedInWith: (serviceCode, user) =>
    `Kirjauduin tunnuksella ${code(user)}, palvelukoodi ${code(serviceCode)}. Korjataksesi kirjoita \`takaisin\`.`,
  rights: (done, of) => `${number(done)}/${number(of)} oikeutta`,
  locks: (done, of) => `${number(done)}/${number(of)} lukkoa ohjelmoitu API:lle`,
};

/** What stands in the message of a step beside what to do, and the line that it becomes. */
export const stepLines: Words['stepLines'] = {
  beforeAll: 'ennen kuin aloitetaan',
  number: (step, of) => `vaihe ${step}/${of}`,
  current: (value) => `Nyt se on ${code(value)}.`,
  passwordNotKept: [
    'En säilytä salasanoja; kysyn sen joka tarkistuksessa.',
    'Anna käyttäjälle iLOQ Managerissa vahva *Password* ja paina sitten *Valmis*. Älä kirjoita salasanaa tähän.',
  ],
  asking: 'Kysyn iLOQilta…',
  asked: 'Kysyin iLOQilta.',
  counted: (done, total) => `Kysyn iLOQilta… ${number(done)}/${number(total)} lukkoa nähty`,
  stopping: 'Lopetan: kirjaudun ensin ulos iLOQista…',
  checkAgain: 'Katson kaiken uudelleen, enkä muuta mitään.',
  value: (title, value) => (value === undefined ? `✗ *${title}*: puuttuu` : `*${title}*: ${value}`),
  yourPassword: (isShown) => (isShown ? 'salattu, näytän sen sivulla' : 'se, jonka annoit'),
  lockingSystem: (system) => `*Lukosto*: ${name(system)}`,
  notChecked: '✗ iLOQ ei ole vielä vahvistanut kaikkea.',

  opening: (answer) =>
    answer === undefined ? '○ *Toimitettu valmiina?* Ei vielä vastattu' : delivered[answer],
  located: (address) => `iLOQ vastaa osoitteessa ${code(address)}`,
  passwordDeleted: 'Kiitos. Valitse nyt toinen salasana iLOQ Managerissa.',
  passwordKept: '✓ Salasana tallessa, salattuna',
  verified: (titled, at) => `✓ ${titled} · iLOQ vahvisti · ${at}`,
  skipped: (ask, reason, by) => `– *${titleOf(ask)}*: ohitettu (${name(reason)}) · ${person(by)}`,
  later: (ask) => `○ *${titleOf(ask)}*: jätettiin myöhemmäksi`,
  open: (ask) => `○ *${titleOf(ask)}*: ei vielä vastattu`,
  checked: (at) => `Tarkistettu ${at}`,
  told: (verdict, at, fixedAt) =>
    fixedAt === undefined ? `${verdict} · ${at}` : `${verdict} · korjattu ${fixedAt}`,
};
