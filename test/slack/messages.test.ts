import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Destination, destinationSchema } from '../../src/alerts/destination.ts';
import { type Incident, incidentSchema } from '../../src/alerts/incident.ts';
import { type Notice, noticeSchema, type Rest } from '../../src/alerts/notice.ts';
import {
  askIds,
  deliveredAnswers,
  type Finding,
  findingSchema,
  type Progress,
  type Report,
  reportSchema,
  requiredLocksSchema,
  type Standing,
  type StepState,
  siteState,
  stepIds,
  usageRights,
} from '../../src/checklist/index.ts';
import { languages } from '../../src/language.ts';
import { firstWanted, homeListed, sitesListed } from '../../src/overview/index.ts';
import { readPress, type StatusAround } from '../../src/setup/index.ts';
import {
  entryKinds,
  type MessageRef,
  type Note,
  type OverviewSite,
  type PasswordState,
  roles,
  type Site,
  type SiteRow,
  siteRow,
  siteSchema,
} from '../../src/sites/index.ts';
import { noteSchema } from '../../src/sites/note.ts';
import { detailsModal } from '../../src/slack/messages/details.ts';
import { findModal } from '../../src/slack/messages/home.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import {
  type Around,
  answerMessage,
  classic,
  contentOf,
  groupMessage,
  historyMessage,
  homeView,
  incidentMessage,
  listMessage,
  membersMessage,
  messageModal,
  noteMessage,
  noticesMessage,
  passwordModal,
  reportMessage,
  retiredListMessage,
  runMessage,
  shortened,
  stepLine,
  stepMessage,
} from '../../src/slack/messages/index.ts';
import { neededModal } from '../../src/slack/messages/needed.ts';
import { rolesMessage, rolesOfMessage } from '../../src/slack/messages/roles.ts';
import { settingsModal } from '../../src/slack/messages/settings.ts';
import {
  deleteModal,
  leftAtIloqMessage,
  peopleModal,
  renameModal,
  siteMenuMessage,
} from '../../src/slack/messages/site-menu.ts';
import { sitesMessage } from '../../src/slack/messages/sites.ts';
import { statusMessage } from '../../src/slack/messages/status.ts';
import { timelineModal } from '../../src/slack/messages/timeline.ts';
import {
  choiceMessage,
  nameModal,
  passwordButtonMessage,
  snoozeModal,
} from '../../src/slack/messages/views.ts';
import { permalink } from '../../src/slack/permalink.ts';
import { catalogue } from '../../src/text/index.ts';
import { lookAt } from '../overview/look-at.ts';
import fc from '../seeded.ts';
import { fresh, monday, sealed } from '../sites/some.ts';
import { en } from '../text/english.ts';
import { anyOf, hostileText, hostileTexts } from './any-of.ts';
import { everySentence } from './every-sentence.ts';
import {
  buttonsIn,
  messageProblems,
  none,
  problemsOf,
  problemsOfMessage,
} from './message-problems.ts';
import { around } from './some-around.ts';
import { someSettings } from './some-settings.ts';

const { timelineText } = en;

const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const now = monday + 30 * 86_400_000;

const arounds: readonly Around[] = [
  { ...around, showsCredentials: true, nextStepsUrl: 'https://help.example.com/next' },
  { ...around, storesPasswords: false, link: () => undefined },
];

const passwords: readonly PasswordState[] = [
  { is: 'none' },
  { is: 'stored', fingerprint: 'ab12-cd34' },
  { is: 'unreadable' },
];

// Every finding that a run can have, as often as it can: one for each of the twelve rights and each
// part, the rest once.
const several: Readonly<Record<string, readonly Partial<Finding>[]>> = {
  'right-missing': usageRights.map(({ label }) => ({ right: label })),
  'right-disputed': usageRights.map(({ label }) => ({ right: label })),
  'not-seen': ['access-rights', 'usage-rights', 'rights-probes', 'locking-system'].map(
    (what) => ({ what }) as Partial<Finding>,
  ),
};
const findingsOf = (option: {
  readonly shape: Record<string, unknown>;
}): fc.Arbitrary<unknown[]> => {
  const code =
    option.shape['code'] instanceof z.ZodLiteral ? String(option.shape['code'].value) : '';
  const one = anyOf(option);
  const times = several[code];
  return times
    ? fc.tuple(...times.map((change) => one.map((each) => ({ ...Object(each), ...change }))))
    : one.map((each) => [each]);
};
const everyFinding = fc
  .tuple(...findingSchema.options.map((option) => findingsOf(option)))
  .map((all) => all.flat());
/** To draw something large costs more than to look at it: it is drawn once for all tests. */
const drawnOnce = <T>(any: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.constantFrom(...fc.sample(any, 60));

const reports: fc.Arbitrary<Report> = fc
  .record({
    ...Object.fromEntries(
      Object.entries(reportSchema.shape).map(([key, part]) => [key, anyOf(part, key)]),
    ),
    findings: fc.oneof(
      everyFinding,
      everyFinding.chain((all) => fc.subarray(all)),
    ),
  })
  .map((report) => reportSchema.parse(report));

const signed = { by: fc.constant('U1'), at: fc.constant(monday) };
const stepState: fc.Arbitrary<StepState> = fc.oneof(
  fc.constant<StepState>({ status: 'open' }),
  fc.record({ status: fc.constant('done' as const), ...signed }),
  fc.record({ status: fc.constant('verified' as const), at: fc.constant(monday) }),
  fc.record({ status: fc.constant('failed' as const), at: fc.constant(monday) }),
  fc.record({ status: fc.constant('skipped' as const), ...signed, reason: hostileText }),
  fc.record({ status: fc.constant('later' as const), ...signed }),
);
const progresses: fc.Arbitrary<Progress> = fc
  .record({
    delivered: fc.option(fc.constantFrom(...deliveredAnswers), { nil: undefined }),
    states: fc.array(stepState, { minLength: 13, maxLength: 13 }),
    asked: fc.option(fc.constantFrom(...askIds), { nil: undefined }),
  })
  .map(({ delivered, states, asked }) => ({
    ...(delivered && { delivered }),
    ...(asked && { asked }),
    steps: Object.fromEntries(
      stepIds.map((id, index) => [id, states[index] ?? { status: 'open' as const }]),
    ),
  }));

const text200 = hostileText.filter((text) => text !== '');
const incidents: fc.Arbitrary<Incident> = drawnOnce(
  anyOf(incidentSchema).map((incident) => {
    const parsed = incidentSchema.parse(incident);
    // One problem of each kind of a group: three at most.
    return {
      ...{ ...parsed, id: 'a1b2c3d4e5', site: '05d8184de7' },
      troubles: parsed.troubles.slice(0, 3),
    };
  }),
);
const destinations: fc.Arbitrary<Destination> = anyOf(destinationSchema).map((each) =>
  destinationSchema.parse(each),
);
const notices: fc.Arbitrary<Notice> = drawnOnce(
  anyOf(noticeSchema).map((notice) => noticeSchema.parse(notice)),
);

const systems = fc
  .array(hostileText, { maxLength: 50 })
  .map((all) => all.map((each, index) => ({ id: `g-${index}`, name: each })));
const sites: fc.Arbitrary<Site> = drawnOnce(
  fc
    .record({
      name: text200,
      progress: progresses,
      report: fc.option(reports, { nil: undefined }),
      serviceCode: fc.option(text200, { nil: undefined }),
      serviceAddress: fc.option(
        fc.constantFrom('https://s5.iloq.com/iloqws', `https://s5.iloq.com/${'a'.repeat(180)}`),
        {
          nil: undefined,
        },
      ),
      userId: fc.option(text200, { nil: undefined }),
      lockingSystem: fc.option(hostileText, { nil: undefined }),
      stored: fc.boolean(),
      choices: fc.option(systems, { nil: undefined }),
      installers: fc.array(fc.constantFrom('U1', 'U2', 'WABC9'), { maxLength: 30 }),
      finished: fc.boolean(),
      archived: fc.boolean(),
      running: fc.boolean(),
      paused: fc.boolean(),
    })
    .map((given) =>
      fresh({
        name: given.name,
        progress: given.progress,
        values: {
          ...(given.serviceCode !== undefined && { serviceCode: given.serviceCode }),
          ...(given.serviceAddress !== undefined && { serviceAddress: given.serviceAddress }),
          ...(given.userId !== undefined && { userId: given.userId }),
          ...(given.lockingSystem !== undefined && {
            lockingSystem: { id: 'g', name: given.lockingSystem },
          }),
        },
        installers: given.installers,
        paused: given.paused,
        ...(given.stored && { password: sealed }),
        ...(given.report && { report: given.report }),
        ...(given.choices && { choices: given.choices }),
        ...(given.finished && { finishedAt: monday }),
        ...(given.archived && { archivedAt: monday }),
        ...(given.running && { run: { id: 'r', by: 'U1', at: monday, onceMore: false } }),
      }),
    ),
);

const statusAround = (change: Partial<StatusAround> = {}): StatusAround => ({
  password: { is: 'none' },
  now,
  rule,
  incidents: [],
  ...change,
});
const link = (message: MessageRef) => permalink('https://acme.slack.com/', message);

/** Divided among the languages. */
const runs = { numRuns: Math.ceil(30 / languages.length) } as const;
/** Every site of the hostile set, and any other. */
const forEverySite = (look: (site: Site) => void) => {
  for (const each of hostileTexts.filter((text) => text !== ''))
    look(fresh({ name: each, values: { serviceCode: each, userId: each } }));
  fc.assert(fc.property(sites, look), runs);
};

describe.each(languages)(
  'Whatever people and iLOQ have entered, Slack takes it, and nobody is notified by it: %s',
  (language) => {
    const t = catalogue(language, rule.timeZone);
    it.each(askIds)('the message of %s, and the line it becomes', (ask) => {
      forEverySite((site) => {
        for (const around of arounds) none(problemsOfMessage(t, stepMessage(t, site, ask, around)));
        none(problemsOfMessage(t, stepLine(t, site, ask)));
      });
    });

    it.each(noteSchema.options.map((option) => [option.shape.note.value, option] as const))(
      'the note "%s"',
      (_, option) => {
        const note = anyOf(option).map((each): Note => noteSchema.parse(each));
        fc.assert(
          fc.property(sites, note, fc.constantFrom(...arounds), (site, each, around) =>
            none(problemsOfMessage(t, noteMessage(t, site, each, around))),
          ),
          runs,
        );
      },
    );

    it('the list, as a plan and without one, and the line that an older copy becomes', () => {
      forEverySite((site) => {
        const { asked: ask } = site.progress;
        const step = ask && { channel: 'D1', ts: '1.2', ask };
        const withStep = step ? { ...site, messages: { ...site.messages, step } } : site;
        const message = listMessage(t, withStep, around);
        const retired = retiredListMessage(t, site, { channel: 'D1', ts: '1.1' }, around);
        for (const each of [message, classic(message), retired]) none(problemsOfMessage(t, each));
      });
    });

    it('the status of a site', () => {
      forEverySite((site) => {
        for (const password of passwords)
          none(problemsOfMessage(t, statusMessage(t, site, statusAround({ password }), link)));
      });
      fc.assert(
        fc.property(sites, fc.array(incidents, { maxLength: 20 }), (site, open) => {
          const message = statusMessage(t, site, statusAround({ incidents: open }), link);
          none(problemsOfMessage(t, message));
          none(problemsOfMessage(t, classic(message)));
          none(problemsOf('modal', messageModal(t, message)));
        }),
        runs,
      );
    });

    it('the report of a verification, with everything in it that there can be', () => {
      for (const around of arounds)
        for (const ask of [undefined, ...askIds])
          forEverySite((site) => none(problemsOfMessage(t, reportMessage(t, site, ask, around))));
    });

    it('an incident and its history', () => {
      fc.assert(
        fc.property(incidents, destinations, hostileText, (incident, place, site) => {
          const installers = ['U1', 'U2', 'W9', 'U3'];
          none(
            problemsOfMessage(
              t,
              incidentMessage(
                t,
                incident,
                place,
                { name: site, installers, nameOf: () => site },
                now,
              ),
            ),
          );
          none(problemsOfMessage(t, historyMessage(t, incident.history)));
        }),
        runs,
      );
    });

    it('a summary, the sites of one of its messages, and single messages', () => {
      fc.assert(
        fc.property(
          fc.array(incidents, { minLength: 1, maxLength: 30 }),
          fc.array(notices, { minLength: 1, maxLength: 20 }),
          hostileText,
          (all, single, site) => {
            none(
              problemsOfMessage(
                t,
                groupMessage(t, all, all.length, () => site),
              ),
            );
            none(
              problemsOfMessage(
                t,
                membersMessage(t, all, () => site),
              ),
            );
            const rest = Array.from({ length: 180 }, (_, n) => ({ site: `site-${n}`, count: 1 }));
            none(
              problemsOfMessage(
                t,
                noticesMessage(t, single, rest, () => site),
              ),
            );
          },
        ),
        runs,
      );
    });

    it('forms', () => {
      forEverySite((site) => {
        for (const verify of [true, false])
          none(problemsOf('modal', passwordModal(t, site, { verify, onceMore: !verify })));
      });
      none(problemsOf('modal', nameModal(t)));
      none(problemsOf('modal', snoozeModal(t, 'a1b2c3d4e5')));
      none(problemsOf('modal', settingsModal(t, someSettings)));
    });

    it("a site's menu and its forms, whoever has been named on it", () => {
      const named = fc.dictionary(fc.constantFrom('U1', 'U2', 'WABC9'), fc.constantFrom(...roles));
      fc.assert(
        fc.property(
          sites,
          named,
          fc.boolean(),
          fc.array(hostileText, { maxLength: 20 }),
          (site, all, mayDelete, events) => {
            const many = {
              ...site,
              roles: all,
              installers: Array.from({ length: 120 }, (_, n) => `U${n}`),
            };
            for (const each of [
              { ...site, roles: all },
              many,
              { ...site, archivedAt: monday, archivedBy: 'U1' },
            ]) {
              none(
                problemsOfMessage(
                  t,
                  siteMenuMessage(t, each, { export: mayDelete, delete: mayDelete }),
                ),
              );
              none(problemsOf('modal', peopleModal(t, each)));
            }
            none(problemsOf('modal', renameModal(t, site)));
            none(problemsOf('modal', deleteModal(t, site)));
            for (const why of [
              'no-password',
              'guard-on',
              'refused',
              'unreachable',
              'too-large',
            ] as const) {
              const { id, name } = site;
              const left = { answer: 'left-at-iloq', left: 'something' } as const;
              none(
                problemsOfMessage(
                  t,
                  leftAtIloqMessage(t, { ...left, id, site: name, events, why }),
                ),
              );
            }
          },
        ),
        runs,
      );
    });

    it('every sentence that people are answered with', () => {
      for (const text of hostileTexts)
        for (const each of everySentence(text))
          none(problemsOfMessage(t, answerMessage(t, each, link)));
      fc.assert(
        fc.property(text200, (text) => {
          for (const each of everySentence(text))
            none(problemsOfMessage(t, answerMessage(t, each, link)));
        }),
        runs,
      );
    });

    it('who has which role', () => {
      fc.assert(
        fc.property(text200, (site) => {
          const named = Object.fromEntries(
            Array.from({ length: 40 }, (_, n) => [`U${n}`, 'support' as const]),
          );
          for (const admins of [undefined, ['U1', 'U2']])
            none(
              problemsOfMessage(t, rolesMessage(t, { named, defaultRole: 'installer', admins })),
            );
          const on = Array.from({ length: 20 }, () => ({ site, role: 'installer' }) as const);
          for (const membership of ['member', 'guest', 'outsider', 'left'] as const) {
            const person = { id: 'U1', membership, isAdmin: false, role: 'none' } as const;
            none(problemsOfMessage(t, rolesOfMessage(t, { person, on })));
          }
        }),
        runs,
      );
    });

    it('everything that a verification saw, on each of its pages', () => {
      const names = fc.array(hostileText, { maxLength: 400 });
      fc.assert(
        fc.property(
          sites,
          fc.array(names, { maxLength: 3 }),
          fc.integer({ min: -1, max: 20 }),
          (site, lists, page) => {
            const long = lists.map((all) => ({ list: 'planned', names: all }) as const);
            none(problemsOf('modal', detailsModal(t, site, long, page)));
          },
        ),
        runs,
      );
    });

    it('which locks are needed', () => {
      const needed = anyOf(requiredLocksSchema.optional()).map((each) =>
        requiredLocksSchema.optional().parse(each),
      );
      fc.assert(
        fc.property(sites, needed, fc.nat(10_000), (site, chosen, locks) =>
          none(
            problemsOf(
              'modal',
              neededModal(t, { ...site, ...(chosen && { requiredLocks: chosen }) }, locks),
            ),
          ),
        ),
        runs,
      );
    });

    it('a run under way, with its count', () => {
      const run = anyOf(siteSchema.shape.run);
      fc.assert(
        fc.property(sites, run, (site, each) =>
          none(problemsOfMessage(t, runMessage(t, siteSchema.parse({ ...site, run: each })))),
        ),
        runs,
      );
    });

    const rowsOf = (all: readonly Site[], count: number): SiteRow[] =>
      Array.from({ length: count }, (_, index) =>
        siteRow({ ...(all[index % all.length] ?? fresh()), id: `s-${index}` }),
      );
    const judge = (standing: Standing) => siteState(standing, now, rule);
    const overviewOf = (rows: readonly SiteRow[]): OverviewSite[] =>
      rows.map((row) => ({
        row,
        state: judge(row.standing),
        incidents: { critical: 1, info: 20 },
      }));

    it.each([0, 1, 25, 10_000])('tables, their lines, choices and home with %i sites', (count) => {
      fc.assert(
        fc.property(
          fc.array(sites, { minLength: 1, maxLength: 8 }),
          text200,
          hostileText,
          (all, typed, search) => {
            const rows = rowsOf(all, count);
            const listed = overviewOf(rows);
            for (const whose of ['all', 'own'] as const) {
              const page = lookAt(listed, 'U1', firstWanted, sitesListed);
              const message = sitesMessage(t, { page, now, whose, files: 'all' });
              none(problemsOfMessage(t, message));
              none(problemsOfMessage(t, classic(message)));
              none(problemsOf('modal', messageModal(t, message)));
            }
            for (const wanted of [firstWanted, { ...firstWanted, search, page: 3 }]) {
              const page = lookAt(listed, 'U1', wanted, homeListed);
              const sight = {
                own: listed.slice(0, 5),
                moreOwn: count,
                mayOpen: true,
                maySettle: true,
                refused: undefined,
              };
              none(
                problemsOf(
                  'home',
                  homeView(t, { ...sight, overview: { everywhere: true, wanted, page } }),
                ),
              );
              none(
                problemsOf(
                  'home',
                  homeView(t, { ...sight, own: [], mayOpen: false, overview: undefined }),
                ),
              );
              none(problemsOf('modal', findModal(t, wanted)));
            }
            for (const create of [undefined, 'ask-name', { name: typed, here: true }] as const)
              none(
                problemsOfMessage(
                  t,
                  choiceMessage(t, {
                    why: { answer: 'no-such-site', wanted: typed },
                    sites: rows.map(({ id, name }) => ({
                      site: name,
                      press: { do: 'go-on', site: id },
                    })),
                    ...(create && { create }),
                  }),
                ),
              );
            for (const row of rows.slice(0, 25))
              none(problemsOfMessage(t, passwordButtonMessage(t, row)));
          },
        ),
        { numRuns: count > 1000 ? 2 : 20 },
      );
    });
  },
);

describe('The timeline', () => {
  const entry = fc.record({
    position: fc.nat(),
    at: fc.constant(monday),
    kind: fc.oneof(fc.constantFrom(...entryKinds), hostileText),
    data: fc.constantFrom({ ask: 'service-code' }, { ask: 'moon' }, null, {}),
    person: fc.constantFrom('U1', 'W9'),
  });

  it('is shown page by page, also with entries of a kind that this version does not know', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 50 }),
        hostileText,
        fc.array(fc.nat()),
        (entries, site, trail) =>
          none(
            problemsOf(
              'modal',
              timelineModal(en, { id: 'kamppi', name: site }, { entries, more: true, trail }),
            ),
          ),
      ),
      runs,
    );
    const full = Array.from({ length: 50 }, (_, n) => ({
      position: n,
      at: monday,
      kind: 'x'.repeat(60),
      data: null,
    }));
    const trail = Array.from({ length: 200 }, (_, n) => 4_000_000_000 + n);
    none(
      problemsOf(
        'modal',
        timelineModal(en, { id: 'kamppi', name: 'Kamppi' }, { entries: full, more: true, trail }),
      ),
    );
  });

  it.each(entryKinds)('has words for "%s"', (kind) => {
    const line = timelineText({ at: monday, person: 'U1', kind, data: { ask: 'service-code' } });
    expect(line).toMatch(/^<!date[^>]+> · <@U1> [a-z]/u);
    expect(timelineText({ at: monday, kind, data: {} })).toMatch(/> · Livion [a-z]/u);
  });
});

describe('Device events that wait together', () => {
  const event = (site: string): Notice => ({
    ...{ notice: 'device-event', site, event: 'device_log_arrived', mask: 1, at: monday },
    fields: [{ name: 'LockSerialNumber', value: 'S50-1' }],
  });
  const lastLine = (rest: Rest, siteName = (id: string) => id) => {
    const message = noticesMessage(en, [event('Kamppi')], rest, siteName);
    expect(messageProblems(message)).toEqual([]);
    const { text, blocks } = contentOf(en, message);
    const last = z
      .object({ elements: z.tuple([z.object({ text: z.string() })]) })
      .parse(blocks.at(-1)).elements[0].text;
    // In words alone, where Slack takes no blocks, it is said, too.
    expect(text.endsWith(`\n${last}`)).toBe(true);
    return last;
  };

  it('are one message that says how many more there are, and of which sites', () => {
    const rest = [
      { site: 'Turku', count: 14 },
      { site: 'Kamppi', count: 20 },
    ];
    expect(lastLine(rest)).toBe('and 34 more: Kamppi 20, Turku 14');
    expect(lastLine([...rest, { count: 2 }]), 'a test alert of all sites').toBe(
      'and 36 more: Kamppi 20, Turku 14',
    );
  });

  it('name ten sites at most, the others by their number, however long the names are', () => {
    const rest = Array.from({ length: 180 }, (_, n) => ({ site: `site-${n}`, count: 1 }));
    for (const character of ['ä', '&', '<', '👩‍🔧']) {
      const line = lastLine(rest, (id) => id.slice(5) + character.repeat(200 / character.length));
      expect(line).toMatch(/^and 180 more: 0.* 1, .* and 1\d\d more sites$/u);
    }
    expect(lastLine(rest)).toMatch(/: site-0 1, .*, site-9 1 and 170 more sites$/);
  });
});

describe('The API user may use fifty locking systems', () => {
  it('each of them can be chosen', () => {
    const choices = Array.from({ length: 50 }, (_, index) => ({
      id: `g-${index}`,
      name: `System ${index}`,
    }));
    const message = noteMessage(en, fresh({ choices }), { note: 'choose-system' }, around);
    expect(messageProblems(message)).toEqual([]);
    const pressed = [...buttonsIn(message.blocks)].map((each) => readPress(String(each['value'])));
    expect(pressed).toEqual(
      choices.map(({ id }) => ({ do: 'choose-system', site: 'kamppi', system: id })),
    );
  });

  it('of a thousand with the longest names, as many as a message holds', () => {
    const choices = Array.from({ length: 1000 }, (_, index) => ({
      id: `g-${index}`,
      name: 'ä'.repeat(200),
    }));
    for (const around of arounds)
      expect(
        messageProblems(noteMessage(en, fresh({ choices }), { note: 'choose-system' }, around)),
      ).toEqual([]);
  });

  it('asked about too late, when there is nothing to choose any more, it is words only', () => {
    const message = noteMessage(en, fresh(), { note: 'choose-system' }, around);
    expect(message.blocks.map(({ type }) => type)).toEqual(['section']);
  });
});

describe('The words that stand for a message begin with what a notification shows', () => {
  const site = fresh({
    name: 'Kamppi & <b>',
    progress: { delivered: 'no', steps: {}, asked: 'usage-rights' },
  });
  const table = (listed: readonly OverviewSite[]) =>
    sitesMessage(en, {
      page: lookAt(listed, 'U1', firstWanted, sitesListed),
      ...{ now: monday, whose: 'own', files: 'none' },
    });
  const failed = fresh({
    name: 'Kamppi',
    report: {
      ...{ at: monday, seen: 'complete', proved: [] },
      findings: [
        {
          code: 'right-missing',
          severity: 'wrong',
          step: 'usage-rights',
          right: 'Right to edit keys',
        },
      ],
    },
  });

  it.each([
    [
      'a step: which one, what to do and what to press',
      stepMessage(en, site, 'usage-rights', around),
      /^\*Kamppi &amp; &lt;b&gt;\* · step 11 of 13\nTwelve usage rights\n[\s\S]*\*Right to order keys\*[\s\S]*\nButtons: Done, Help, /u,
    ],
    [
      'the opening question',
      stepMessage(en, site, 'delivered-with-api', around),
      /^.*before we start\nDelivered.*\n[\s\S]*\nButtons: Yes, No, Not sure$/u,
    ],
    [
      'the list: the open step, then each section in words',
      listMessage(en, site, around),
      /^\*Kamppi.*\*: 0 of 13\. Next: \*Twelve usage rights\*\nSteps:\nAPI access and locks: to do\n[\s\S]*\nTwelve usage rights: next\n[\s\S]*\nHand-over: to do$/u,
    ],
    [
      'the status',
      statusMessage(en, site, statusAround({ now: monday }), link),
      /^Kamppi.*under way\. Next: \*Twelve usage rights/u,
    ],
    [
      'a failed verification: what is wrong, and what to click',
      reportMessage(en, failed, 'verification', around),
      /^Kamppi: ✗ 1 right to fix\n[\s\S]*\n✗ 1 right missing: \*Right to edit keys\*\.\n→ Select it for [\s\S]*\nButtons: Check again, Show all, Help$/u,
    ],
    [
      'a table, each site on a line',
      table([{ row: siteRow(site), state: 'under-way', incidents: {} }]),
      /^\*Your sites\*\n.*1 under way\n\*Kamppi.*\* · .*under way · 0 of 13 · Twelve usage/u,
    ],
    ['an empty table', table([]), /^You have no sites yet/u],
  ])('%s', (_, message, words) => {
    expect(inWords(en, message)).toMatch(words);
  });

  it('and are cut where an edit takes no more, at a blank', () => {
    const long = { text: `${'Kilo '.repeat(780)}<@U1|${'ä'.repeat(200)}>`, blocks: [] };
    expect(shortened(long).text).toMatch(/^(Kilo )+…$/u);
    const whole = { text: 'ä'.repeat(2_000), blocks: [] };
    expect(shortened(whole)).toEqual(whole);
  });

  it('who entered what, word for word, where it is to be compared', () => {
    const status = JSON.stringify(
      statusMessage(
        en,
        { ...site, values: { serviceCode: 'KAMPPI', userId: 'api.keyautomat' } },
        statusAround(),
        link,
      ).blocks,
    );
    expect(status).toContain('`KAMPPI`');
    expect(status).toContain('`api.keyautomat`');
  });
});
