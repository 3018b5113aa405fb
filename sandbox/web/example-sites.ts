import { type Finding, type Report, type StepId, stepIds } from '../../src/checklist/index.ts';
import {
  answerOpening,
  applyWatch,
  finishVerification,
  newSite,
  requestVerification,
  type Site,
  sayDone,
  sayLater,
  storeValue,
} from '../../src/sites/index.ts';

/** How a site's story goes on after it was begun. */
type Fate =
  | { readonly is: 'asked'; readonly step: StepId; readonly later?: StepId }
  | { readonly is: 'refused'; readonly findings: readonly Finding[] }
  | { readonly is: 'finished' }
  /** Was finished, and the watch found this so many working days ago. */
  | { readonly is: 'broken'; readonly since: number; readonly findings: readonly Finding[] }
  | { readonly is: 'archived'; readonly since: number };

interface Plan {
  readonly name: string;
  readonly code: string;
  /** Handle of the installer. */
  readonly by: 'timo' | 'aino';
  /** Begun so many working days ago, and last worked on so many. */
  readonly begun: number;
  readonly moved: number;
  readonly fate: Fate;
}

const missing = (right: string): Finding => ({
  code: 'right-missing',
  severity: 'wrong',
  step: 'usage-rights',
  right,
});
const notProgrammed = (of: number, ...names: string[]): Finding => ({
  ...{ code: 'locks-not-programmed', severity: 'wrong', step: 'program-locks' },
  ...{ names, count: names.length, of },
});

/** Twelve sites, as a customer has them after some months. */
const plans: readonly Plan[] = [
  {
    ...{
      name: 'Kiinteistö Oy Hakaniemenranta',
      code: 'HAKANIEMI',
      by: 'timo',
      begun: 48,
      moved: 45,
    },
    fate: { is: 'finished' },
  },
  {
    name: 'As Oy Kallion Helmi',
    code: 'KALLIO',
    by: 'aino',
    begun: 34,
    moved: 30,
    fate: { is: 'finished' },
  },
  {
    name: 'As Oy Töölönkatu 12',
    code: 'TOOLO12',
    by: 'timo',
    begun: 21,
    moved: 17,
    fate: { is: 'finished' },
  },
  {
    name: 'Kiinteistö Oy Pasilan Asemapiha',
    code: 'PASILA',
    by: 'aino',
    begun: 9,
    moved: 5,
    fate: { is: 'finished' },
  },
  {
    name: 'As Oy Puistotie 3, Munkkiniemi',
    code: 'MUNKKI',
    by: 'timo',
    begun: 3,
    moved: 1,
    fate: { is: 'finished' },
  },
  {
    ...{ name: 'As Oy Tampereen Tammela', code: 'TAMMELA', by: 'aino', begun: 40, moved: 37 },
    fate: { is: 'broken', since: 1, findings: [missing('Right to edit keys')] },
  },
  {
    ...{
      name: 'Kiinteistö Oy Turun Linnankatu',
      code: 'LINNANK',
      by: 'timo',
      begun: 27,
      moved: 24,
    },
    fate: {
      is: 'broken',
      since: 2,
      findings: [notProgrammed(14, 'Autohalli', 'B-rapun ulko-ovi')],
    },
  },
  {
    ...{ name: 'As Oy Lauttasaaren Ranta', code: 'LAUTTA', by: 'aino', begun: 13, moved: 9 },
    fate: { is: 'asked', step: 'usage-rights', later: 'program-locks' },
  },
  {
    ...{ name: 'As Oy Oulun Hallituskatu 9', code: 'OULU9', by: 'timo', begun: 7, moved: 6 },
    fate: { is: 'asked', step: 'lock-api-access' },
  },
  {
    ...{ name: 'As Oy Espoon Tapiontori', code: 'TAPIONT', by: 'timo', begun: 2, moved: 0 },
    fate: {
      is: 'refused',
      findings: [missing('Right to browse locks'), missing('Right to order keys')],
    },
  },
  {
    ...{
      name: 'Kiinteistö Oy Vantaan Tikkuraitti',
      code: 'TIKKURA',
      by: 'aino',
      begun: 1,
      moved: 0,
    },
    fate: { is: 'asked', step: 'service-address' },
  },
  {
    ...{ name: 'As Oy Jyväskylän Harju', code: 'HARJU', by: 'aino', begun: 90, moved: 86 },
    fate: { is: 'archived', since: 60 },
  },
];

export interface ExampleContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Where the sites' iLOQ is: nothing leaves this machine. */
  readonly serviceAddress: string;
  /** A person's Slack user ID and direct message, by handle. */
  readonly person: (name: string) => { readonly id: string; readonly channel: string };
}

/**
 * The same sites each time, their dates counted back from now. Made by the decisions that real
 * people's deeds go through.
 */
export const exampleSites = (context: ExampleContext): Site[] =>
  plans.map((plan, index) => played(plan, (0xe57a7e0000 + index).toString(16), context));

function played(plan: Plan, id: string, { now, serviceAddress, person }: ExampleContext): Site {
  const { name, begun, moved, fate } = plan;
  const { id: by, channel } = person(plan.by);
  const from = workingDaysBefore(now, begun);
  const to = workingDaysBefore(now, moved);
  let count = 0;
  /** People work on it from its first day to its last, one step after the other. */
  const input = () => {
    count += 1;
    return {
      by,
      at: Math.round(from + ((to - from) * count) / 16),
      request: `example-${id}-${count}`,
    };
  };

  let site = newSite({ id, name, by, at: from, conversation: { kind: 'dm', person: by, channel } });
  site = answerOpening(site, input(), 'no');
  const values = {
    'service-code': plan.code,
    'service-address': serviceAddress,
    'user-id': 'api.keyautomat',
  } as const;
  for (const step of stepIds) {
    if (step === 'verification' || (fate.is === 'asked' && step === fate.step)) break;
    if (fate.is === 'asked' && step === fate.later) site = sayLater(site, input());
    else if (step === 'service-code' || step === 'service-address' || step === 'user-id')
      site = sayDone(storeValue(site, input(), step, values[step]), input(), false);
    else site = sayDone(site, input(), false);
  }
  if (fate.is === 'asked') return told(site, site.askedAt);

  const run = { run: `${id}-1`, password: true, onceMore: false };
  const lockingSystem = { id: `00000005-0000-4000-8000-${id.padStart(12, '0')}`, name };
  site = requestVerification(site, input(), run);
  site = finishVerification(
    site,
    to,
    {
      kind: 'report',
      report: reported(to, fate.is === 'refused' ? fate.findings : []),
      lockingSystem,
    },
    {},
  );
  if (fate.is === 'refused') return told(site, to);
  site = sayDone(site, { by, at: to, request: `example-${id}-last` }, true);
  if (fate.is === 'archived')
    return { ...told(site, to), archivedAt: workingDaysBefore(now, fate.since) };
  const since = workingDaysBefore(now, fate.is === 'broken' ? fate.since : 0);
  const findings = fate.is === 'broken' ? fate.findings : [];
  return told(
    applyWatch(site, since, { kind: 'report', report: reported(since, findings), lockingSystem }),
    since,
  );
}

/** What has been said is said: only what goes into the journal is still to be written. */
const told = (site: Site, at: number): Site => ({
  ...site,
  pending: [],
  followUps: site.followUps.filter((each) => each.do === 'journal'),
  requests: [],
  heard: { by: site.heard.by, at: Math.min(site.heard.at, at) },
});

function reported(at: number, findings: readonly Finding[]): Report {
  const refuted = findings.flatMap((finding) =>
    'step' in finding && finding.step ? [finding.step] : [],
  );
  const unproved: readonly StepId[] = ['lock-api-access', 'verification', 'hand-over', ...refuted];
  const proved = stepIds.filter((step) => !unproved.includes(step));
  return { at, seen: 'complete', findings: [...findings], proved };
}

const dayMs = 86_400_000;

/** So many working days ago, at this time of day; today: half an hour ago. */
function workingDaysBefore(now: number, days: number): number {
  let at = days === 0 ? now - 30 * 60_000 : now;
  for (let left = days; left > 0; ) {
    at -= dayMs;
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return at;
}
