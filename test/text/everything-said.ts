import type { z } from 'zod';
import { destinationSchema } from '../../src/alerts/destination.ts';
import { incidentSchema } from '../../src/alerts/incident.ts';
import { noticeSchema } from '../../src/alerts/notice.ts';
import { problemSchema, severities } from '../../src/alerts/problem.ts';
import { factSchema } from '../../src/checklist/fact.ts';
import { findingSchema, type Report, reportSchema } from '../../src/checklist/finding.ts';
import { askIds, lockScopes, stepIds, usageRights } from '../../src/checklist/index.ts';
import { verdictSchema } from '../../src/checklist/verdict.ts';
import { type Page, renderPage } from '../../src/http/credentials/page/index.ts';
import { digestSchema } from '../../src/overview/digest/index.ts';
import { createFunnel } from '../../src/overview/funnel/index.ts';
import { filters, firstWanted, homeListed } from '../../src/overview/index.ts';
import { funnelPictureOf, pictureOf } from '../../src/overview/picture/index.ts';
import { meanings } from '../../src/setup/reading/words/list.ts';
import { entryKinds, roles, type Site, siteRow, siteSchema } from '../../src/sites/index.ts';
import { noteSchema } from '../../src/sites/note.ts';
import { codesByAction, errorActions } from '../../src/slack/errors.ts';
import { readPassword } from '../../src/slack/listeners/index.ts';
import { detailsModal } from '../../src/slack/messages/details.ts';
import { inWords } from '../../src/slack/messages/in-words.ts';
import {
  answerMessage,
  checkAllMessage,
  checkAllResultMessage,
  contentOf,
  digestMessage,
  groupMessage,
  historyMessage,
  homeView,
  incidentMessage,
  listMessage,
  type Message,
  membersMessage,
  noteMessage,
  noticesMessage,
  passwordModal,
  reportMessage,
  runMessage,
  stepLine,
  stepMessage,
} from '../../src/slack/messages/index.ts';
import { neededModal } from '../../src/slack/messages/needed.ts';
import { samplesOf } from '../../src/slack/messages/samples.ts';
import { siteMenuMessage } from '../../src/slack/messages/site-menu.ts';
import { statusMessage } from '../../src/slack/messages/status.ts';
import { FileNotSent, tellError } from '../../src/slack/tell-error.ts';
import type { Catalogue } from '../../src/text/index.ts';
import { countsIn, lookAt } from '../overview/look-at.ts';
import fc from '../seeded.ts';
import { fresh, monday, sealed, siteAt } from '../sites/some.ts';
import { anyOf } from '../slack/any-of.ts';
import { everySentence } from '../slack/every-sentence.ts';
import { around } from '../slack/some-around.ts';

/** Something that can be said, and where it stands. */
export interface Said {
  readonly where: string;
  readonly text: string;
}

const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const now = monday + 30 * 86_400_000;
const seed = 4_711;

/** What no person reads. */
const silent = new Set([
  ...[
    'type',
    'action_id',
    'block_id',
    'callback_id',
    'private_metadata',
    'value',
    'url',
    'style',
    'filter',
  ],
  ...[
    'is',
    'kind',
    'state',
    'steps',
    'status',
    'task_id',
    'user_id',
    'initial_user',
    'initial_users',
    'initial_value',
  ],
]);

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const each of value) yield* textsIn(each);
  else if (typeof value === 'object' && value !== null)
    for (const [key, each] of Object.entries(value)) if (!silent.has(key)) yield* textsIn(each);
}

/** What was drawn of a schema, by the texts and how many. */
const drawn = new Map<z.ZodType, Map<string, readonly unknown[]>>();

/**
 * Samples of a schema, the same each time and in each language, with these texts in the place of
 * people's.
 */
function some<S extends z.ZodType>(schema: S, names: readonly string[], count: number) {
  const known = drawn.get(schema) ?? new Map<string, readonly unknown[]>();
  const key = `${count} ${names.join(' ')}`;
  const samples =
    known.get(key) ??
    fc.sample(anyOf(schema, '', fc.constantFrom(...names)), { seed, numRuns: count });
  drawn.set(schema, known.set(key, samples));
  return samples.map((each) => schema.parse(each));
}

/**
 * Everything that the bot can say in Slack and on its pages: each message, form and view, with each
 * of what can stand in it.
 * @param names stand wherever people and iLOQ name something
 */
export function everythingSaid(t: Catalogue, names: readonly [string, ...string[]]): Said[] {
  const [name] = names;
  const said: Said[] = [];
  const add = (where: string, ...values: unknown[]): void => {
    for (const text of textsIn(values)) said.push({ where, text });
  };
  const message = (where: string, each: Message): void => {
    add(where, each, inWords(t, each), contentOf(t, each).text);
  };
  const site = (change: Partial<Site> = {}): Site =>
    siteAt('hand-over', { name, values: { serviceCode: name, userId: name }, ...change });
  const link = () => undefined;

  // One of each message, form and view.
  const samples = samplesOf(t, now, 'U1');
  for (const [where, each] of Object.entries(samples.messages)) message(where, each);
  for (const [where, each] of Object.entries(samples.modals)) add(where, each);
  add('Home', samples.home);

  const check = {
    ...{ id: 'r', by: 'U1', at: now, perMinute: 10, total: 1, checked: 1, broke: 0, back: 0 },
  };
  for (const how of ['done', 'cancelled'] as const) {
    const ended = how === 'done' ? { at: now, how } : { at: now, how, by: 'U1' };
    message('check of all', checkAllMessage(t, { ...check, ended }));
  }
  const nothing = { broke: [], back: [], unreached: [], notJudged: [] };
  message(
    'check of all',
    checkAllResultMessage(t, check, nothing, { withoutPassword: [], underWay: 0 }),
  );
  add('check of all', t.checkAllTexts.tableName('r'), t.checkAllTexts.tableTitle);

  // The answers of a sentence or two.
  for (const each of everySentence(name)) message(each.answer, answerMessage(t, each, link));
  for (const answer of [{ answer: 'help' }, { answer: 'languages' }] as const)
    message(answer.answer, answerMessage(t, answer, link));
  for (const instead of [name, undefined])
    message('unknown command', answerMessage(t, { answer: 'unknown-command', instead }, link));
  for (const page of ['password', 'credentials'] as const)
    message(
      'link',
      answerMessage(t, { answer: 'page', page, site: name, url: 'https://x.y' }, link),
    );
  message(
    'answered',
    answerMessage(t, { answer: 'answered-already', site: site(), ask: 'api-user' }, link),
  );

  // Notes, findings, facts, problems, notices: each kind, many times.
  for (const option of noteSchema.options)
    for (const note of some(option, names, 6))
      message(`note ${note.note}`, noteMessage(t, fresh({ name }), note, around));
  const reportWith = (change: Partial<Report>): Report =>
    reportSchema.parse({ at: monday, seen: 'complete', proved: [], findings: [], ...change });
  const report = (where: string, change: Partial<Report>): void => {
    const checked = site({ report: reportWith(change) });
    for (const ask of ['verification', undefined] as const)
      message(where, reportMessage(t, checked, ask, around));
    message(where, statusMessage(t, checked, status(), link));
    add(where, detailsModal(t, checked, [], 0));
  };
  const status = (change = {}) =>
    ({ password: { is: 'none' }, now, rule, incidents: [], ...change }) as const;
  for (const option of findingSchema.options)
    for (const finding of some(option, names, 6))
      report(`finding ${finding.code}`, { findings: [finding] });
  for (const { label: right } of usageRights)
    report(`right ${right}`, {
      findings: [{ code: 'right-missing', severity: 'wrong', step: 'usage-rights', right }],
    });
  for (const [failure, details] of failures)
    for (const detail of [undefined, ...details])
      for (const guard of [undefined, {}, { until: monday }])
        report(`failure ${failure} ${detail}`, {
          findings: [
            {
              ...{ code: 'no-session', severity: 'wrong', failure },
              ...(detail !== undefined && { detail }),
              ...(guard && { guard }),
            },
          ],
        });
  for (const option of factSchema.options)
    for (const fact of some(option, names, 5)) report(`fact ${fact.fact}`, { facts: [fact] });
  for (const since of some(reportSchema.shape.since.unwrap(), names, 6)) report('since', { since });
  for (const verdict of some(verdictSchema, names, 20)) add('verdict', t.verdictText(verdict));
  const incidents = problemSchema.options.flatMap((option) =>
    some(option, names, 6).flatMap((problem) =>
      some(incidentSchema, names, 2).map((each) => ({
        ...{ ...each, id: 'a1b2c3d4e5', site: 'kamppi' },
        troubles: [{ problem, since: monday, times: 2 }],
      })),
    ),
  );
  const states = ['open', 'acknowledged', 'snoozed', 'resolved'] as const;
  incidents.forEach((each, index) => {
    const [place] = some(destinationSchema, names, 1);
    if (!place) return;
    const about = { name, installers: ['U1', 'U2', 'U3', 'U4'], nameOf: () => name };
    for (const by of [undefined, 'U1'])
      message(
        'incident',
        incidentMessage(
          t,
          withBy({ ...each, state: states[index % 4] ?? 'open' }, by),
          place,
          about,
          now,
        ),
      );
    message('history', historyMessage(t, each.history));
  });
  message('status', statusMessage(t, site(), status({ incidents: incidents.slice(0, 9) }), link));
  message(
    'group',
    groupMessage(t, incidents.slice(0, 12), 3, () => name),
  );
  message(
    'group',
    groupMessage(t, [], 3, () => name),
  );
  message(
    'members',
    membersMessage(t, incidents.slice(0, 12), () => name),
  );
  const rest = Array.from({ length: 12 }, (_, n) => ({ site: `${n}`, count: n }));
  for (const option of noticeSchema.options)
    for (const notice of some(option, names, 6))
      message(
        'notice',
        noticesMessage(t, [notice], rest, () => name),
      );

  // Steps, the list, status, roles, alerts, digest.
  for (const ask of askIds)
    for (const storesPasswords of [true, false]) {
      const known = {
        ...around,
        storesPasswords,
        showsCredentials: true,
        nextStepsUrl: 'https://x.y',
      };
      const at = siteAt(ask, { name, password: sealed });
      message(`step ${ask}`, stepMessage(t, at, ask, known));
      message(`step ${ask}`, stepLine(t, at, ask));
      message('list', listMessage(t, at, known));
      message(
        `help ${ask}`,
        answerMessage(t, { answer: 'doubt', site: 's', ask, value: name, doubt: 'word' }, link),
      );
      message(
        `late ${ask}`,
        answerMessage(t, { answer: 'late-word', site: 's', ask, text: name, of: name }, link),
      );
      add(`where ${ask}`, t.whereText(ask));
    }
  for (const how of ['done', 'verified', 'failed', 'skipped', 'later'] as const)
    for (const id of stepIds) {
      const state = { status: how, by: 'U1', at: monday, reason: name };
      const stepped = site({ progress: { delivered: 'yes', steps: { [id]: state } } });
      message(`line ${how}`, stepLine(t, stepped, id));
      message('list', listMessage(t, stepped, around));
    }
  for (const run of some(siteSchema.shape.run.unwrap(), names, 5))
    message('run', runMessage(t, site({ run })));
  for (const password of [{ is: 'stored', fingerprint: '1' }, { is: 'unreadable' }] as const)
    message(
      'status',
      statusMessage(t, site({ lockingSystem: undefined } as object), status({ password }), link),
    );
  for (const change of [
    { archivedAt: monday, archivedBy: 'U1' },
    { roles: { U1: 'manager' } },
  ] as const)
    message('menu', siteMenuMessage(t, site(change), { export: true, delete: true }));
  for (const word of meanings) add('meaning', t.meaningLabels[word]);
  for (const doubt of ['e-mail', 'address', 'word'] as const)
    add('doubt', t.doubtText(name, 'user-id', doubt));
  for (const admins of [undefined, ['U1']])
    for (const defaultRole of roles)
      message(
        'roles',
        answerMessage(
          t,
          { answer: 'roles', named: { U1: defaultRole }, defaultRole, admins },
          link,
        ),
      );
  for (const role of roles)
    for (const membership of ['member', 'guest', 'outsider', 'left'] as const) {
      const person = { id: 'U1', membership, isAdmin: false, role };
      message(
        'roles of',
        answerMessage(t, { answer: 'roles-of', person, on: [{ site: name, role }] }, link),
      );
      message('roles of', answerMessage(t, { answer: 'roles-of', person, on: [] }, link));
    }
  const open = incidents.slice(0, 4);
  for (const watching of ['no-key', { everyMs: 86_400_000 }] as const) {
    const letters = [{ at: monday, to: 'C1', reason: name, site: name }];
    message(
      'alerts',
      answerMessage(
        t,
        {
          ...{
            answer: 'alerts',
            total: 9,
            open: open.map((incident) => ({ incident, site: name })),
          },
          ...{ destination: 'C1', waiting: 2, watching, dead: { count: 1, isMore: true, letters } },
        },
        link,
      ),
    );
    message(
      'alerts of a site',
      answerMessage(
        t,
        {
          ...{ answer: 'site-alerts', site: { id: 's', name, alerts: { deviceEvents: 'none' } } },
          ...{ total: 4, open, watching, counted: [{ event: 'key_added', mask: 0, count: 3 }] },
          destinations: severities.map((severity) => ({
            severity,
            to: severity === 'info' ? undefined : 'C1',
          })),
          subscriptions: {
            ...{ obstacle: undefined, personalData: true, checkedAt: monday },
            events: [{ name, displayName: name, description: '', known: true, chosen: true }],
            subscriptions: [{ event: name, endsAt: monday, received: 3, missing: 2 }],
            limited: [{ event: name, usedBy: [name] }],
            failing: [{ event: name, retrying: 2, givenUp: 1 }],
          },
        },
        link,
      ),
    );
  }
  for (const obstacle of [
    'no-public-url',
    'no-credentials-key',
    'not-verified',
    'archived',
  ] as const)
    add('obstacle', t.sentences['no-subscriptions']({ obstacle }));
  for (const [event, masks] of deviceEvents)
    for (const mask of masks) add('device event', t.deviceEventTitle(event, mask));
  for (const field of deviceFields) add('device field', t.deviceFieldTitle(field));
  for (const digest of some(digestSchema, names, 5)) message('digest', digestMessage(t, digest));
  for (const kind of entryKinds)
    for (const data of [{ ask: 'service-code' }, { person: 'U1', role: 'support' }, {}])
      add('timeline', t.timelineText({ at: monday, person: 'U1', kind, data }));

  // Home, forms, files, pictures, errors, pages.
  const row = { ...siteRow(site()), verifiedAt: monday };
  const sites = (['broken', 'stuck', 'under-way', 'finished', 'archived'] as const).map(
    (state) => ({ row, state, incidents: { critical: 1, warning: 2, info: 3 } }),
  );
  for (const filter of filters)
    for (const everywhere of [true, false]) {
      const wanted = { ...firstWanted, filter, search: name };
      const page = lookAt(sites, 'U1', wanted, homeListed);
      for (const own of [[], sites])
        add(
          'Home',
          homeView(t, {
            own,
            moreOwn: 3,
            mayOpen: true,
            maySettle: true,
            refused: undefined,
            overview: { everywhere, wanted, page },
          }),
        );
    }
  for (const whose of ['all', 'own'] as const)
    for (const listed of [sites, []]) {
      const page = { ...lookAt(listed, 'U1', firstWanted, homeListed), total: listed.length * 9 };
      message('sites', answerMessage(t, { answer: 'sites', page, now, whose, files: 'all' }, link));
    }
  add('form', passwordModal(t, site(), { verify: true, onceMore: false, asksBlanks: true }));
  add(
    'form',
    neededModal(
      t,
      site({
        requiredLocks: {
          others: true,
          rules: lockScopes.map((of) => ({ of, id: '1', name, needed: true })),
        },
      } as object),
      7,
    ),
  );
  const form = { site: 's', name, userId: 'ab', verify: true, onceMore: false };
  for (const typed of ['', 'x', 'X', ' Aa1 ', 'aB1ab'])
    add(
      'password',
      readPassword(t, form, typed, undefined),
      readPassword(t, { ...form, asksBlanks: true }, typed, undefined),
    );
  for (const problem of [
    'no-name',
    'name-taken',
    'wrong-name',
    'responsible-missing',
    'nothing-needed',
    { neededAndNot: name },
  ] as const)
    add('field', t.fieldProblem(problem));
  add(
    'labels',
    t.labels,
    t.fileTexts.sitesTitle,
    t.fileTexts.journalTitle,
    t.fileTexts.journalEmpty,
  );
  add(
    'files',
    t.fileTexts.diagnosisTitle,
    t.fileTexts.diagnosisComment,
    t.fileTexts.siteComment(name),
  );
  for (const count of [1, 2, 1_234])
    add(
      'files',
      t.fileTexts.sitesComment(count),
      t.fileTexts.journalComment(count),
      t.fileTexts.pictureTitle(monday, rule.timeZone),
    );
  for (const listed of [sites, []]) {
    const picture = pictureOf(listed, t.pictureSaid(now, rule.timeZone), countsIn(listed));
    add('picture', t.pictureInWords(picture), t.countsInWords(picture), picture);
  }
  for (const begun of [[], ['s']]) {
    const funnel = createFunnel();
    for (const site of begun)
      funnel.add({ id: 'e', site, at: now, kind: 'done', data: { ask: 'password' } });
    const picture = funnelPictureOf(
      funnel.result(now, rule.timeZone),
      t.funnelSaid(now, rule.timeZone),
    );
    add('set-ups', t.funnelInWords(picture), picture, t.funnelTexts.none);
  }
  for (const action of errorActions)
    for (const error of [
      { data: { error: codesByAction[action][0], needed: 'files:write' } },
      new Error('x'),
    ])
      add('error', tellError(t, error), tellError(t, new FileNotSent('x', { cause: error })));
  for (const page of pages(name)) add(`page ${page.page}`, readable(renderPage(t, page, 'nonce')));
  add('trial', t.trialTexts);
  return said;
}

const withBy = <I extends object>(
  incident: I & { readonly by?: string | undefined },
  by: string | undefined,
) => {
  const { by: _, ...rest } = incident;
  return by === undefined ? rest : { ...rest, by };
};

/** Failures of the iLOQ client, and what is known beside each. */
const failures: readonly (readonly [string, readonly string[]])[] = [
  ['wrong-credentials', []],
  ['locked-out', ['7', '8']],
  ['password-expired', []],
  ['sso-cancelled', []],
  ['api-perhaps-not-enabled', ['result-0', 'result-2']],
  ['system-not-opened', []],
  ['wrong-address', ['result-3', 'result-6', 'result-11']],
  ['address-refused', ['redirect', 'private-address']],
  ['unreachable', ['dns', 'tls', 'refused', 'proxy', 'timeout', 'reset']],
  ['maintenance', []],
  ['rate-limited', []],
  ['not-json', []],
  ['too-large', []],
  ['forbidden', []],
  ['session-gone', []],
  [
    'guard-on',
    [
      ...['unanswered', 'error', 'restored', 'locked-out', 'password-expired'],
      ...['refused-before', 'other-password', 'never-accepted'],
    ],
  ],
];

const deviceEvents: readonly (readonly [string, readonly number[]])[] = [
  ['key_added', [0]],
  ['key_blocklisted', [0]],
  ['device_log_arrived', [0, 1, 2, 4, 8, 8192, 16_384, 32_768]],
];
const deviceFields = [
  ...['Description', 'InfoText', 'ExpireDate', 'LockSerialNumber', 'GoingDateUtc'],
  ...['PersonFullName', 'PhoneNo', 'PhoneEmail'],
];

const pages = (siteName: string): readonly Page[] => [
  ...(['stored', 'verifying', 'notKept', 'archived', 'gone', 'outdated', 'tooMany'] as const).map(
    (what): Page => ({ page: 'told', what }),
  ),
  ...(['unreadable', 'wrongMethod', 'wentWrong'] as const).map(
    (what): Page => ({ page: 'told', what }),
  ),
  ...[true, false].map(
    (verify): Page => ({
      ...{ page: 'password', siteName, userId: siteName, verify, formToken: '1' },
      problems: verify
        ? ['leaked', 'blank-ends', 'too-long', 'empty', 'no-upper-case']
        : ['no-lower-case', 'no-digit', 'contains-user-id'],
    }),
  ),
  { page: 'code', formToken: '1' },
  { page: 'code', formToken: '1', triesLeft: 1 },
  { page: 'code', formToken: '1', triesLeft: 3 },
  ...[siteName, undefined].map(
    (password): Page => ({
      ...{ page: 'credentials', siteName, serviceCode: siteName, serviceAddress: siteName },
      ...{ userId: siteName, password },
    }),
  ),
];

const rules = ['empty', 'no-upper-case', 'no-lower-case', 'no-digit', 'contains-user-id'];

/** What stands on a page, in its attributes and what its script says. */
function readable(html: string): string[] {
  const script = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/gu)].flatMap(
    ([, code = '']) =>
      [...code.matchAll(/"((?:[^"\\]|\\.)*)"/gu)]
        .map(([, text = '']) => text)
        .filter((text) => !rules.includes(text)),
  );
  const body = html.replaceAll(/<(script|style)[\s\S]*?<\/\1>/gu, '');
  const labels = [...body.matchAll(/aria-label="([^"]*)"/gu)].map(([, text = '']) => text);
  return [...script, ...labels, ...body.replaceAll(/<[^>]*>/gu, '\n').split('\n')];
}
