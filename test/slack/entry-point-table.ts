import type { ModalView } from '@slack/types';
import type { Entries } from '../../sandbox/slack/index.ts';
import { firstWanted } from '../../src/overview/index.ts';
import type { Press } from '../../src/setup/index.ts';
import type { verbs } from '../../src/setup/reading/index.ts';
import type { Site } from '../../src/sites/index.ts';
import { findModal } from '../../src/slack/messages/home.ts';
import { passwordModal } from '../../src/slack/messages/index.ts';
import { neededModal } from '../../src/slack/messages/needed.ts';
import { settingsModal } from '../../src/slack/messages/settings.ts';
import { severalModal } from '../../src/slack/messages/several.ts';
import { deleteModal, peopleModal, renameModal } from '../../src/slack/messages/site-menu.ts';
import { askSupportModal } from '../../src/slack/messages/step-help.ts';
import {
  eventsModal,
  nameModal,
  snoozeModal,
  valuesModal,
} from '../../src/slack/messages/views.ts';
import { en } from '../text/english.ts';
import { someSettings } from './some-settings.ts';

/**
 * A mark for each of them: `y` allowed; refused, and told to ask `a` an admin of the workspace, `m`
 * a manager, `i` the site's installer; `-` not heard at all.
 */
export type Marks = string;
const all: Marks = 'yyyyyyyyyy';
const openSite: Marks = 'yyyyyaaaaa';
const openForOthers: Marks = 'yymmmaaaaa';
const seeAll: Marks = 'yyyyyaaaaa';
export const seeSite: Marks = 'yyyyyaayay';
export const setUp: Marks = 'yyyyyaayay';
const support: Marks = 'yyyyyaayay';
export const credentials: Marks = 'yiiyiaayay';
const manage: Marks = 'yymymaaaaa';
const files: Marks = 'yymmmaaaaa';
const diagnose: Marks = 'yyymmaaaaa';
const administer: Marks = 'yaaaaaaaaa';

/** What a row needs to know of the world. */
export interface Ids {
  readonly site: string;
  readonly spare: string;
  readonly incident: string;
  readonly user: string;
}
type Sample<D extends Press['do']> = Omit<Extract<Press, { do: D }>, 'do'>;

const ask = 'hand-over' as const;

/** Every press: what its button carries, and who may press it. One line for each. */
export const presses: { readonly [D in Press['do']]: readonly [(ids: Ids) => Sample<D>, Marks] } = {
  delivered: [({ site }) => ({ site, ask: 'delivered-with-api', answer: 'no' }), setUp],
  later: [({ site }) => ({ site, ask }), setUp],
  back: [({ site }) => ({ site, ask }), setUp],
  skip: [({ site }) => ({ site, ask }), setUp],
  help: [({ site }) => ({ site, ask }), setUp],
  done: [({ site }) => ({ site, ask }), setUp],
  undo: [({ site }) => ({ site, ask }), setUp],
  'ask-support': [({ site }) => ({ site, ask }), setUp],
  'got-it': [({ site }) => ({ site, ask }), setUp],
  values: [({ site }) => ({ site, ask }), setUp],
  verify: [({ site }) => ({ site }), setUp],
  'check-all': [() => ({ perMinute: 30 }), files],
  'stop-check-all': [() => ({ run: 'of before' }), files],
  'choose-system': [({ site }) => ({ site, system: 'another' }), setUp],
  password: [({ site }) => ({ site }), credentials],
  reveal: [({ site }) => ({ site }), credentials],
  needed: [({ site }) => ({ site }), setUp],
  details: [({ site }) => ({ site }), seeSite],
  'cancel-run': [({ site }) => ({ site }), setUp],
  'go-on': [({ site }) => ({ site }), setUp],
  status: [({ site }) => ({ site }), seeSite],
  timeline: [({ site }) => ({ site }), seeSite],
  picture: [() => ({}), seeSite],
  funnel: [() => ({}), files],
  export: [({ site }) => ({ site, as: 'csv' }), files],
  // On Home they show what the person sees; anywhere else they are told to be old.
  home: [() => ({}), all],
  find: [() => ({}), all],
  create: [() => ({ name: 'Xylitol' }), openSite],
  name: [() => ({}), openSite],
  several: [() => ({}), openForOthers],
  acknowledge: [({ incident }) => ({ incident }), support],
  check: [({ incident }) => ({ incident }), setUp],
  snooze: [({ incident }) => ({ incident }), support],
  wake: [({ incident }) => ({ incident }), support],
  resolve: [({ incident }) => ({ incident }), support],
  'test-alert': [({ site }) => ({ site }), support],
  'alert-setting': [({ site }) => ({ site, set: 'events-all' }), setUp],
  events: [({ site }) => ({ site }), setUp],
  word: [({ site }) => ({ site, text: 'status' }), setUp],
  language: [() => ({ language: 'en' }), seeSite],
  command: [() => ({ text: 'sites' }), seeSite],
  settings: [() => ({}), administer],
  site: [({ site }) => ({ site }), manage],
  rename: [({ site }) => ({ site }), manage],
  people: [({ site }) => ({ site }), manage],
  archive: [({ site }) => ({ site }), manage],
  restore: [({ site }) => ({ site }), manage],
  role: [({ site, user }) => ({ site, user, role: 'support' }), files],
  delete: [({ site }) => ({ site }), administer],
  'delete-anyway': [({ spare }) => ({ site: spare }), administer],
};

/** Every command, in each of its shapes. */
export const commands: {
  readonly [V in (typeof verbs)[number]]: readonly (readonly [string, Marks])[];
} = {
  setup: [
    ['setup Kamppi', setUp],
    ['setup', setUp],
    ['setup Quartz', openSite],
    ['setup Beryl @vera', openForOthers],
  ],
  status: [
    ['status', seeSite],
    ['status Kamppi', seeSite],
  ],
  sites: [['sites', seeSite]],
  verify: [
    ['verify Kamppi', setUp],
    ['verify all', files],
  ],
  alerts: [
    ['alerts', seeAll],
    ['alerts Kamppi', seeSite],
    ['alerts Kamppi off', setUp],
    ['alerts Kamppi in suomi', setUp],
    ['alerts in suomi', seeAll],
  ],
  role: [
    ['role', seeAll],
    ['role @vera', seeAll],
    ['role @vera none Kamppi', manage],
    ['role @vera support', administer],
    // Who gives a role needs what it carries.
    ['role @vera installer Kamppi', 'yimymaaaaa'],
    ['role @vera support Kamppi', files],
    ['role @vera manager Kamppi', 'yymmmaaaaa'],
    ['role @vera admin Kamppi', administer],
  ],
  language: [
    ['language', all],
    ['language english', seeSite],
  ],
  site: [['site Kamppi', manage]],
  diag: [
    ['diag', diagnose],
    ['diag Kamppi', diagnose],
  ],
  help: [['help', all]],
};

/** What forms are filled with. */
export interface Filled {
  readonly kamppi: Site;
  readonly another: Site;
  readonly incident: string;
}

/** Every form that is sent: what stands in it, and who may send it, however it was opened. */
export const forms: Readonly<
  Record<string, readonly [(about: Filled) => ModalView, Entries, Marks]>
> = {
  password: [
    ({ kamppi }) => passwordModal(en, kamppi, { verify: false, onceMore: false }),
    { password: 'Avain-Automaatti-42' },
    credentials,
  ],
  name: [() => nameModal(en), { name: 'Jasper' }, openSite],
  several: [() => severalModal(en, ''), { list: 'Opal, Vera' }, openForOthers],
  needed: [({ kamppi }) => neededModal(en, kamppi, 5), {}, setUp],
  events: [
    ({ kamppi }) =>
      eventsModal(en, kamppi.id, [
        { name: 'key_added', displayName: '', description: '', known: true, chosen: false },
      ]),
    {},
    setUp,
  ],
  values: [
    ({ kamppi }) =>
      valuesModal(en, {
        site: kamppi.id,
        values: {
          'service-code': 'KAMPPI',
          'service-address': 'https://s5.iloq.com',
          'user-id': '',
        },
      }),
    {},
    setUp,
  ],
  rename: [({ kamppi }) => renameModal(en, kamppi), { name: 'Kamppi' }, manage],
  'site-people': [({ kamppi }) => peopleModal(en, kamppi), {}, manage],
  'delete-site': [({ another }) => deleteModal(en, another), { name: 'Ylimaarainen' }, administer],
  snooze: [({ incident }) => snoozeModal(en, incident), { for: '1 h' }, support],
  'ask-support': [({ kamppi }) => askSupportModal(en, { site: kamppi.id, ask }), {}, setUp],
  settings: [() => settingsModal(en, someSettings), { stuckAfterDays: '4' }, administer],
  // Leads to Home, which shows what the person sees.
  find: [() => findModal(en, firstWanted), { find: 'kamp' }, all],
};
