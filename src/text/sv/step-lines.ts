import type { AskId, Delivered } from '../../checklist/index.ts';
import type { Catalogue, Times } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { titleOf } from './steps.ts';

const delivered: Readonly<Record<Delivered, string>> = {
  yes: '✓ Levererat klart: ja',
  no: '✓ Levererat klart: nej',
  'not-sure': '✓ Levererat klart: vet inte',
};

const titled = (ask: AskId, value: string | undefined): string =>
  value === undefined ? `*${titleOf(ask)}*` : `*${titleOf(ask)}* ${value}`;

/** What stands in a check's result beside what was found. */
export const reportTexts: Catalogue['reportTexts'] = {
  none: 'Ingenting är kontrollerat än.',
  nothing: 'Ingenting syntes.',
  page: (page, of) => `sida ${page} av ${of}`,
  part: (title, from, to, of) => `*${title}* (${from}–${to} av ${of}):`,
  loggedInWith: (serviceCode, user) =>
    `Jag loggade in som ${code(user)} med servicekoden ${code(serviceCode)}. Skriv \`tillbaka\` för att ändra.`,
  counts: (rights, locks) => {
    const ofRights = rights && `${rights.done} av ${rights.of} rättigheter`;
    const ofLocks = locks && `${locks.done} av ${locks.of} lås programmerade för API:t`;
    return [ofRights, ofLocks].filter((part) => part !== undefined).join(', ');
  },
};

/** What stands in the message of a step beside what to do, and the line that it becomes. */
export const createStepLines = ({ moment, time }: Times): Catalogue['stepLines'] => ({
  beforeAll: 'innan vi börjar',
  number: (step, of) => `steg ${step} av ${of}`,
  current: (value) => `Nu är det ${code(value)}.`,
  passwordNotKept: [
    'Jag sparar inga lösenord; jag frågar vid varje kontroll.',
    'Ge användaren ett starkt *Password* i iLOQ Manager och tryck sedan *Klart*. Skriv det aldrig här.',
  ],
  asking: 'Frågar iLOQ…',
  asked: 'Jag har frågat iLOQ.',
  counted: (done, total) => `Frågar iLOQ… ${done} av ${total} lås sedda`,
  stopping: 'Stoppar: jag loggar ut ur iLOQ först…',
  checkAgain: 'Jag tittar på allt igen och ändrar ingenting.',
  value: (title, value) => (value === undefined ? `✗ *${title}*: saknas` : `*${title}*: ${value}`),
  yourPassword: (isShown) => (isShown ? 'krypterat, jag visar det på en sida' : 'det som du angav'),
  lockingSystem: (system) => `*Låssystem*: ${name(system)}`,
  notChecked: '✗ iLOQ har inte bekräftat allt än.',

  opening: (answer) =>
    answer === undefined ? '○ *Levererat klart?* Inte besvarat än' : delivered[answer],
  done: (ask, by, at) => `✓ ${titled(ask, undefined)} · ${person(by)} · ${moment(at)}`,
  values: (values) => `✓ ${values.join(' · ')}`,
  located: (address) => `iLOQ svarar på ${code(address)}`,
  passwordDeleted: 'Tack. Välj nu ett annat i iLOQ Manager.',
  passwordKept: '✓ Lösenordet sparat, krypterat',
  verified: (ask, value, at) => `✓ ${titled(ask, value)} · bekräftat av iLOQ · ${moment(at)}`,
  failed: (ask, value, at) => `✗ ${titled(ask, value)} · ${moment(at)}`,
  skipped: (ask, reason, by) => `– *${titleOf(ask)}*: överhoppat (${name(reason)}) · ${person(by)}`,
  later: (ask) => `○ *${titleOf(ask)}*: sparat till senare`,
  open: (ask) => `○ *${titleOf(ask)}*: inte besvarat än`,
  checked: (at) => `Kontrollerat ${time(at)}`,
  told: (verdict, at, fixedAt) =>
    fixedAt === undefined ? `${verdict} · ${time(at)}` : `${verdict} · åtgärdat ${time(fixedAt)}`,
});
