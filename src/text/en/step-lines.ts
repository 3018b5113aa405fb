import type { AskId, Delivered } from '../../checklist/index.ts';
import { code, name, number, person } from './format.ts';
import { titleOf } from './steps.ts';

const delivered: Readonly<Record<Delivered, string>> = {
  yes: '✓ Delivered ready: yes',
  no: '✓ Delivered ready: no',
  'not-sure': '✓ Delivered ready: not sure',
};

/** What stands in a check's result beside what was found. */
export const reportTexts = {
  none: 'There has been no check yet.',
  nothing: 'Nothing was seen.',
  page: (page: number, of: number) => `page ${page} of ${of}`,
  part: (title: string, from: number, to: number, of: number) =>
    `*${title}* (${number(from)}–${number(to)} of ${number(of)}):`,
  /** What iLOQ refused, so that it can be compared. */
  loggedInWith: (serviceCode: string, user: string) =>
    `I logged in as ${code(user)} with the service code ${code(serviceCode)}. To change them, type \`back\`.`,
  rights: (done: number, of: number) => `${number(done)} of ${number(of)} rights`,
  locks: (done: number, of: number) =>
    `${number(done)} of ${number(of)} locks programmed for the API`,
};

/** What stands in the message of a step beside what to do, and the line that it becomes. */
export const stepLines = {
  beforeAll: 'before we start',
  number: (step: number, of: number) => `step ${step} of ${of}`,
  current: (value: string) => `It is ${code(value)} now.`,
  passwordNotKept: [
    'I keep no passwords; I ask at each check.',
    'Give the user a strong *Password* in iLOQ Manager, then press *Done*. Never type it here.',
  ],
  asking: 'Asking iLOQ…',
  asked: 'I have asked iLOQ.',
  counted: (done: number, total: number) =>
    `Asking iLOQ… ${number(done)} of ${number(total)} locks seen`,
  stopping: 'Stopping: I log out of iLOQ first…',
  checkAgain: 'I look at everything anew, and change nothing.',
  value: (title: string, value: string | undefined) =>
    value === undefined ? `✗ *${title}*: missing` : `*${title}*: ${value}`,
  yourPassword: (isShown: boolean): string =>
    isShown ? 'sealed, I show it on a page' : 'the one you entered',
  lockingSystem: (system: string) => `*Locking system*: ${name(system)}`,
  notChecked: '✗ Not all of it is confirmed by iLOQ yet.',

  opening: (answer: Delivered | undefined) =>
    answer === undefined ? '○ *Delivered ready?* Not answered yet' : delivered[answer],
  located: (address: string) => `iLOQ answers at ${code(address)}`,
  passwordDeleted: 'Thanks. Now choose another one in iLOQ Manager.',
  passwordKept: '✓ Password kept, sealed',
  verified: (titled: string, at: string) => `✓ ${titled} · confirmed by iLOQ · ${at}`,
  skipped: (ask: AskId, reason: string, by: string) =>
    `– *${titleOf(ask)}*: skipped (${name(reason)}) · ${person(by)}`,
  later: (ask: AskId) => `○ *${titleOf(ask)}*: left for later`,
  open: (ask: AskId) => `○ *${titleOf(ask)}*: not answered yet`,
  checked: (at: string) => `Checked ${at}`,
  /** A check's result, once something has come of it. */
  told: (verdict: string, at: string, fixedAt: string | undefined) =>
    fixedAt === undefined ? `${verdict} · ${at}` : `${verdict} · fixed ${fixedAt}`,
};
