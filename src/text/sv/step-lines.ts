import type { Delivered } from '../../checklist/index.ts';
import type { Words } from '../words.ts';
import { code, name, number, person } from './format.ts';
import { titleOf } from './steps.ts';

const delivered: Readonly<Record<Delivered, string>> = {
  yes: '✓ Levererat klart: ja',
  no: '✓ Levererat klart: nej',
  'not-sure': '✓ Levererat klart: vet inte',
};

/** What stands in a check's result beside what was found. */
export const reportTexts: Words['reportTexts'] = {
  none: 'Ingenting är kontrollerat än.',
  nothing: 'Ingenting syntes.',
  page: (page, of) => `sida ${page} av ${of}`,
  part: (title, from, to, of) => `*${title}* (${number(from)}–${number(to)} av ${number(of)}):`,
  loggedInWith: (serviceCode, user) =>
    `Jag loggade in som ${code(user)} med servicekoden ${code(serviceCode)}. Skriv \`tillbaka\` för att ändra.`,
  rights: (done, of) => `${number(done)} av ${number(of)} rättigheter`,
  locks: (done, of) => `${number(done)} av ${number(of)} lås programmerade för API:t`,
};

/** What stands in the message of a step beside what to do, and the line that it becomes. */
export const stepLines: Words['stepLines'] = {
  beforeAll: 'innan vi börjar',
  number: (step, of) => `steg ${step} av ${of}`,
  current: (value) => `Nu är det ${code(value)}.`,
  passwordNotKept: [
    'Jag sparar inga lösenord; jag frågar vid varje kontroll.',
    'Ge användaren ett starkt *Password* i iLOQ Manager och tryck sedan *Klart*. Skriv det aldrig här.',
  ],
  asking: 'Frågar iLOQ…',
  asked: 'Jag har frågat iLOQ.',
  counted: (done, total) => `Frågar iLOQ… ${number(done)} av ${number(total)} lås sedda`,
  stopping: 'Stoppar: jag loggar ut ur iLOQ först…',
  checkAgain: 'Jag tittar på allt igen och ändrar ingenting.',
  value: (title, value) => (value === undefined ? `✗ *${title}*: saknas` : `*${title}*: ${value}`),
  yourPassword: (isShown) => (isShown ? 'krypterat, jag visar det på en sida' : 'det som du angav'),
  lockingSystem: (system) => `*Låssystem*: ${name(system)}`,
  notChecked: '✗ iLOQ har inte bekräftat allt än.',

  opening: (answer) =>
    answer === undefined ? '○ *Levererat klart?* Inte besvarat än' : delivered[answer],
  located: (address) => `iLOQ svarar på ${code(address)}`,
  passwordDeleted: 'Tack. Välj nu ett annat i iLOQ Manager.',
  passwordKept: '✓ Lösenordet sparat, krypterat',
  verified: (titled, at) => `✓ ${titled} · bekräftat av iLOQ · ${at}`,
  skipped: (ask, reason, by) => `– *${titleOf(ask)}*: överhoppat (${name(reason)}) · ${person(by)}`,
  later: (ask) => `○ *${titleOf(ask)}*: sparat till senare`,
  open: (ask) => `○ *${titleOf(ask)}*: inte besvarat än`,
  checked: (at) => `Kontrollerat ${at}`,
  told: (verdict, at, fixedAt) =>
    fixedAt === undefined ? `${verdict} · ${at}` : `${verdict} · åtgärdat ${fixedAt}`,
};
