import type { HomeView, ModalView } from '@slack/types';
import type { Incident } from '../../alerts/index.ts';
import { askIds, type Report, stepIds, usageRights } from '../../checklist/index.ts';
import { firstWanted, homeListed, type Page, sitesListed } from '../../overview/index.ts';
import {
  newSite,
  type OverviewSite,
  type Settings,
  type Site,
  siteRow,
} from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { askCheckAllMessage, checkAllMessage, checkAllResultMessage } from './check-all.ts';
import { detailsModal } from './details.ts';
import { digestMessage } from './digest.ts';
import { helpMessage, siteCommandsMessage, unknownCommandMessage } from './help.ts';
import { findModal, homeView } from './home.ts';
import { groupMessage, historyMessage, incidentMessage, membersMessage } from './incident.ts';
import { languagesMessage } from './languages.ts';
import { listMessage, retiredListMessage } from './list.ts';
import type { Message } from './message.ts';
import { neededModal } from './needed.ts';
import { noteMessage, siteNoteMessage, tellMessage } from './note.ts';
import { noticesMessage } from './notices.ts';
import { reportMessage } from './report.ts';
import { rolesMessage, rolesOfMessage } from './roles.ts';
import { settingsModal } from './settings.ts';
import { openedSeveralMessage, severalModal } from './several.ts';
import {
  deleteModal,
  leftAtIloqMessage,
  peopleModal,
  renameModal,
  siteMenuMessage,
} from './site-menu.ts';
import { sitesMessage } from './sites.ts';
import { statusMessage } from './status.ts';
import { runMessage, stepMessage } from './step.ts';
import { askSupportModal, stepHelpMessage } from './step-help.ts';
import { timelineModal } from './timeline.ts';
import { doubtMessage, whichWordMessage } from './typed.ts';
import {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  passwordButtonMessage,
  passwordModal,
  snoozeModal,
  valuesModal,
} from './views.ts';

export interface Samples {
  /** One of each kind, by the name of what makes it. */
  readonly messages: Readonly<Record<string, Message>>;
  readonly modals: Readonly<Record<string, ModalView>>;
  readonly home: HomeView;
}

const around = {
  ...{ storesPasswords: true, showsCredentials: true, nextStepsUrl: undefined },
  link: () => undefined,
};
const settings: Settings = {
  ...{ alertChannel: null, digestChannel: null, digestCron: '0 8 * * 1-5', admins: null },
  ...{ defaultRole: 'installer', language: 'en', timeZone: 'Europe/Helsinki', stuckAfterDays: 3 },
};
const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const sitesAtOnce = 25;
const nameOf = (): string => 'Kamppi';

/** One of each message and view, of a site that is made up. @param person a user's ID */
export function samplesOf(t: Catalogue, now: number, person: string): Samples {
  const site = siteIn(now, person);
  const { id, name } = site;
  const row = siteRow(site);
  const listed = Array.from(
    { length: sitesAtOnce },
    (_, index): OverviewSite => ({
      row: { ...row, id: `trial-${index}`, name: `${name} ${index + 1}` },
      state: 'under-way',
      incidents: { critical: 1 },
    }),
  );
  const check = {
    ...{ id: 'trial', by: person, at: now, perMinute: 10 },
    ...{ total: 412, checked: 120, broke: 2, back: 1 },
  };
  const incident = incidentIn(now, person, id);
  const incidents = [incident];
  const place = { to: 'admins', since: now, said: 0, loud: 0, told: 0, posts: 0 };
  const told = {
    count: 1,
    sites: [{ id, name, ask: site.progress.asked, findings: [], wrong: 0 }],
  };
  const none = { count: 0, sites: [] };
  const page = (perPage: number): Page => ({
    counts: { broken: 0, stuck: 0, 'under-way': sitesAtOnce, finished: 0, archived: 0 },
    ...{ sites: listed.slice(0, perPage), total: sitesAtOnce, isMore: false, page: 0 },
    pages: Math.ceil(sitesAtOnce / perPage),
  });
  return {
    messages: {
      ...Object.fromEntries(
        askIds.map((ask) => [`stepMessage ${ask}`, stepMessage(t, site, ask, around)]),
      ),
      openedSeveralMessage: openedSeveralMessage(t, {
        opened: [{ name: 'Kamppi', user: person }],
        left: [{ number: 2, text: 'Kallio, Pekka', why: 'nobody' }],
      }),
      choiceMessage: choiceMessage(t, {
        why: { answer: 'several' },
        sites: [{ site: name, press: { do: 'go-on', site: id } }],
        create: 'ask-name',
      }),
      digestMessage: digestMessage(t, {
        ...{ from: now - 86_400_000, to: now, counts: [{ state: 'under-way', count: 1 }] },
        ...{ finished: told, stuck: told, broken: told, mended: none },
      }),
      doubtMessage: doubtMessage(t, {
        ...{ site: id, ask: 'user-id', value: 'maija@example.com', doubt: 'e-mail' },
      }),
      helpMessage: helpMessage(t),
      historyMessage: historyMessage(t, incident.history),
      incidentMessage: incidentMessage(
        t,
        incident,
        place,
        { name, installers: [person], nameOf },
        now,
      ),
      askCheckAllMessage: askCheckAllMessage(t, {
        ...{ sites: 412, withoutPassword: [name], underWay: 12 },
      }),
      checkAllMessage: checkAllMessage(t, check),
      checkAllResultMessage: checkAllResultMessage(
        t,
        check,
        { broke: [row], back: [row], unreached: [row], notJudged: [row] },
        { withoutPassword: [row], underWay: 12 },
      ),
      languagesMessage: languagesMessage(t),
      leftAtIloqMessage: leftAtIloqMessage(t, {
        ...{ id, site: name, left: 'something' },
        ...{ events: ['Key added'], why: 'unreachable' },
      }),
      listMessage: listMessage(t, site, around),
      membersMessage: membersMessage(t, incidents, nameOf),
      noteMessage: noteMessage(t, site, { note: 'why-skip', ask: 'program-locks' }, around),
      noticesMessage: noticesMessage(
        t,
        [{ notice: 'test', site: id, by: person, at: now }],
        [],
        nameOf,
      ),
      passwordButtonMessage: passwordButtonMessage(t, row),
      reportMessage: reportMessage(t, site, 'verification', around),
      retiredListMessage: retiredListMessage(t, site, { channel: 'D1', ts: '1.1' }, around),
      rolesMessage: rolesMessage(t, {
        ...{ named: { [person]: 'support' }, defaultRole: 'installer', admins: [person] },
      }),
      rolesOfMessage: rolesOfMessage(t, {
        person: { id: person, membership: 'member', isAdmin: false, role: 'support' },
        on: [{ site: name, role: 'installer' }],
      }),
      runMessage: runMessage(t, site),
      siteCommandsMessage: siteCommandsMessage(t, name),
      siteMenuMessage: siteMenuMessage(t, site, { export: true, delete: true }),
      siteNoteMessage: siteNoteMessage(t, site, { note: 'paused' }, around),
      stepHelpMessage: stepHelpMessage(t, site, 'verification', around),
      sitesMessage: sitesMessage(t, {
        ...{ page: page(sitesListed), now, whose: 'all', files: 'all' },
      }),
      tellMessage: tellMessage(t, { note: 'installed' }),
      statusMessage: statusMessage(
        t,
        site,
        { password: { is: 'none' }, now, rule, incidents },
        () => undefined,
      ),
      groupMessage: groupMessage(t, incidents, 1, nameOf),
      unknownCommandMessage: unknownCommandMessage(t, 'status'),
      whichWordMessage: whichWordMessage(t, {
        ...{ site: id, ask: 'service-code', word: 'check', between: ['verify', 'status'] },
      }),
    },
    modals: {
      askSupportModal: askSupportModal(t, { site: id, ask: 'program-locks' }),
      deleteModal: deleteModal(t, site),
      detailsModal: detailsModal(t, site, [{ list: 'planned', names: ['Iso ovi'] }], 0),
      eventsModal: eventsModal(t, id, [
        { name: 'key_added', displayName: 'Key added', description: '', known: true, chosen: true },
      ]),
      findModal: findModal(t, firstWanted),
      messageModal: messageModal(t, listMessage(t, site, around)),
      nameModal: nameModal(t),
      severalModal: severalModal(t, 'Kamppi'),
      neededModal: neededModal(t, site, 120),
      passwordModal: passwordModal(t, site, { verify: true, onceMore: false }),
      peopleModal: peopleModal(t, site),
      renameModal: renameModal(t, site),
      snoozeModal: snoozeModal(t, incident.id),
      settingsModal: settingsModal(t, settings),
      valuesModal: valuesModal(t, {
        site: id,
        values: { 'service-code': name, 'service-address': '', 'user-id': 'a@b.c' },
      }),
      timelineModal: timelineModal(t, site, {
        entries: [{ position: 1, at: now, kind: 'opened', data: null, person }],
        ...{ more: true, trail: [] },
      }),
    },
    home: homeView(t, {
      ...{ own: listed.slice(0, 5), moreOwn: 20 },
      ...{ mayOpen: true, maySettle: true, refused: undefined },
      overview: { everywhere: true, wanted: firstWanted, page: page(homeListed) },
    }),
  };
}

function siteIn(now: number, person: string): Site {
  const conversation = { kind: 'dm', person } as const;
  const site = newSite({
    ...{ id: 'trial', name: 'Kamppi (a trial)', by: person, at: now, conversation },
  });
  const done = { status: 'done', by: person, at: now } as const;
  const failed = { status: 'failed', at: now } as const;
  return {
    ...site,
    progress: {
      delivered: 'no',
      asked: 'verification',
      steps: {
        ...Object.fromEntries(stepIds.slice(0, 10).map((step) => [step, done])),
        'usage-rights': failed,
      },
    },
    values: {
      ...{ serviceCode: 'KAMPPI', serviceAddress: 'https://s5.iloq.com/iloqws' },
      userId: 'api.keyautomat',
    },
    report: reportIn(now),
    run: { id: 'r', by: person, at: now, onceMore: false, counted: { done: 12, total: 120 } },
  };
}

const reportIn = (at: number): Report => ({
  ...{ at, seen: 'complete', proved: ['public-api', 'service-code'] },
  findings: usageRights.map(({ label: right }) => ({
    ...{ code: 'right-missing', severity: 'wrong', step: 'usage-rights', right },
  })),
  facts: [{ fact: 'api-access-rights', count: 2, active: 1, others: [{ name: 'A', state: '2' }] }],
});

function incidentIn(at: number, person: string, site: string): Incident {
  const data = { by: person, ask: 'program-locks', words: 'The token does not answer.' } as const;
  const problem = { site, severity: 'warning', at, kind: 'help-wanted', data } as const;
  return {
    ...{ id: 'a1b2c3d4e5', site, key: 'help', state: 'open', since: at, forgotten: 0 },
    troubles: [{ problem, since: at, times: 1 }],
    history: [{ at, what: 'opened', kind: 'help-wanted' }],
    ...{ version: 1, loud: 1, changedAt: at, destinations: [] },
  };
}
