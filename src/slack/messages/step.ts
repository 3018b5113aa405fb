import {
  type AskId,
  apart,
  isComplete,
  openingQuestion,
  putOffSteps,
  type Report,
  refutedStep,
  type StepId,
  skipReasons,
  stateOf,
  stepIds,
  stepNumber,
  verdictOf,
} from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import { missingForHandOver, type Site } from '../../sites/index.ts';
import { type Catalogue, code, name, person } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Around, enteredValue, stepControls } from './controls.ts';
import {
  type Context,
  context,
  header,
  type Message,
  type MessageBlock,
  section,
} from './message.ts';

/** The message of a step: where it is, what to do, and one row of controls. */
export function stepMessage(t: Catalogue, site: Site, ask: AskId, around: Around): Message {
  return {
    blocks: [
      whereLine(t, site, ask, around),
      header(t.titleOf(ask)),
      ...body(t, site, ask, around),
      ...controlsOrRun(t, site, ask, around),
    ],
  };
}

/** "*Kamppi* · step 9 of 13 · List" */
export function whereLine(
  t: Catalogue,
  site: Site,
  ask: AskId,
  { link }: Pick<Around, 'link'>,
  ...more: readonly string[]
): Context {
  const number =
    ask === openingQuestion
      ? t.stepLines.beforeAll
      : t.stepLines.number(stepNumber(ask), stepIds.length);
  const { list } = site.messages;
  const toList = t.listTexts.list(list && link(list, site.conversation));
  return context(compact([`*${name(site.name)}*`, number, ...more, toList]).join(' · '));
}

/** While iLOQ is asked, that stands in the place of what can be pressed. */
export function controlsOrRun(
  t: Catalogue,
  site: Site,
  ask: AskId,
  around: Around,
): MessageBlock[] {
  const { run } = site;
  if (!run || ask !== 'verification') return [stepControls(t, site, ask, around)];
  return runBlocks(t, site.id, run);
}

/** "Asking iLOQ… 12 of 120 locks seen", with the way to stop it where it takes long. */
function runBlocks(
  t: Catalogue,
  site: string,
  run: NonNullable<Site['run']>,
  begins = (text: string): string => text,
): MessageBlock[] {
  if (run.stopping) return [context(begins(t.stepLines.stopping))];
  const { counted } = run;
  if (!counted) return [context(begins(t.stepLines.asking))];
  return [
    context(begins(t.stepLines.counted(counted.done, counted.total))),
    buttons(button(t.labels.cancelRun, { do: 'cancel-run', site })),
  ];
}

/** A verification under way that no step's message tells of; over, it is a line. */
export function runMessage(t: Catalogue, { id, name, run }: Site): Message {
  const begins = (text: string): string => t.ofSite(name, text);
  if (!run) return { blocks: [context(begins(t.stepLines.asked))] };
  return { blocks: runBlocks(t, id, run, begins) };
}

function body(t: Catalogue, site: Site, ask: AskId, around: Around): MessageBlock[] {
  if (ask === openingQuestion) return [section(t.stepTexts[ask].lines.join('\n'))];
  if (ask === 'hand-over') return [section(handOver(t, site, around).join('\n'))];
  const { report } = site;
  if (ask === 'verification' && report && stateOf(site.progress, ask).status !== 'verified')
    return [section(t.stepLines.checkAgain), ...notSeen(t, report)];
  const current = enteredValue(site, ask);
  const lines = compact([
    ...reasons(t, site, ask),
    ...whatToDo(t, site, ask, around),
    current !== undefined && t.stepLines.current(current),
  ]);
  return [section(lines.join('\n'))];
}

const mostNotes = 5;

/** What could not be looked at, and at the end, once, what may help. */
export function notSeen(t: Catalogue, { findings }: Report): Context[] {
  const notes = findings
    .filter(({ severity, code }) => severity === 'note' && code !== 'right-by-mask-alone')
    .slice(0, mostNotes);
  const mends = new Set(
    notes.flatMap((each) => (each.code === 'not-seen' ? (t.findingText(each).mend ?? []) : [])),
  );
  return [...notes.map((each) => t.findingText(each).what), ...mends].map((line) => context(line));
}

/** Where iLOQ has named the rights that are missing, those alone are to be selected. */
function whatToDo(t: Catalogue, site: Site, ask: StepId, around: Around): readonly string[] {
  if (ask === 'password' && !around.storesPasswords) return t.stepLines.passwordNotKept;
  const isNamed =
    ask === 'usage-rights' &&
    stateOf(site.progress, ask).status === 'failed' &&
    site.report?.findings.some(({ code: what }) => what === 'right-missing');
  return isNamed ? [] : t.stepTexts[ask].lines;
}

/** Why iLOQ said no to this step, and what to do about it. */
function reasons(t: Catalogue, site: Site, ask: AskId): string[] {
  if (ask === openingQuestion || stateOf(site.progress, ask).status !== 'failed') return [];
  const refuted = (site.report?.findings ?? []).filter((finding) => refutedStep(finding) === ask);
  const { missing, others } = apart(refuted);
  const told = others
    .map(t.findingText)
    .map(({ what, mend }) => compact([`✗ ${what}`, mend]).join(' '));
  const rights = missing.length > 0 ? [t.missingRightsText(missing, site.values.userId)] : [];
  return [...rights, ...new Set(told)];
}

/** The values, as LivionKey asks for them, and what is still to do. */
function handOver(
  t: Catalogue,
  site: Site,
  { storesPasswords, showsCredentials }: Around,
): string[] {
  const { values, password, progress } = site;
  const missing = missingForHandOver(site, storesPasswords);
  const value = (id: AskId) =>
    t.stepLines.value(
      t.titleOf(id),
      missing.some((each) => each === id) ? undefined : code(enteredValue(site, id) ?? ''),
    );
  const later = putOffSteps(progress);
  return compact([
    value('service-code'),
    value('service-address'),
    value('user-id'),
    t.stepLines.value(
      t.titleOf('password'),
      missing.includes('password')
        ? undefined
        : t.stepLines.yourPassword(showsCredentials && password !== undefined),
    ),
    values.lockingSystem && t.stepLines.lockingSystem(values.lockingSystem.name),
    !isComplete(progress) && t.stepLines.notChecked,
    later.length > 0 && t.listTexts.laterOf(later, locksSoFar(site)),
  ]);
}

/** How many of the needed locks are programmed, as iLOQ said last. */
export function locksSoFar({
  report,
}: Pick<Site, 'report'>): { done: number; of: number } | undefined {
  for (const fact of report?.facts ?? [])
    if (fact.fact === 'needed-locks') return { done: fact.programmed, of: fact.installed };
  return undefined;
}

/** The message of a step once it is answered, in one line; what was left can be taken back. */
export function stepLine(t: Catalogue, site: Site, ask: AskId): Message {
  const line = lineOf(t, site, ask);
  const isLeft =
    ask !== openingQuestion && ['skipped', 'later'].includes(stateOf(site.progress, ask).status);
  if (!isLeft) return { blocks: [context(line)] };
  const undo = button(t.labels.undo, { do: 'undo', site: site.id, ask });
  return { blocks: [{ ...section(line), accessory: undo }] };
}

function lineOf(t: Catalogue, site: Site, ask: AskId): string {
  if (ask === openingQuestion) return t.stepLines.opening(site.progress.delivered);
  const { told } = site.messages.step ?? {};
  const state = stateOf(site.progress, ask);
  const { report } = site;
  if (told && site.messages.step?.ask === ask) {
    const isFixed =
      told.verdict.is === 'wrong' &&
      report !== undefined &&
      report.at > told.at &&
      verdictOf(report).is !== 'wrong';
    const fixedAt = isFixed ? t.time(report.at) : undefined;
    return t.stepLines.told(t.verdictText(told.verdict), t.time(told.at), fixedAt);
  }
  if (ask === 'verification' && report && state.status !== 'later')
    return t.stepLines.checked(t.time(report.at));
  switch (state.status) {
    case 'done':
      return doneLine(t, site, ask, state);
    case 'verified':
      return t.stepLines.verified(titled(t, site, ask), t.moment(state.at));
    case 'skipped':
      return t.stepLines.skipped(ask, inWords(t, state.reason), state.by);
    case 'later':
      return t.stepLines.later(ask);
    case 'failed':
      return `✗ ${titled(t, site, ask)} · ${t.moment(state.at)}`;
    case 'open':
      return t.stepLines.open(ask);
  }
}

/** The step, with the value that was entered. */
function titled(t: Catalogue, site: Site, ask: AskId): string {
  const value = enteredValue(site, ask);
  return `*${t.titleOf(ask)}*${value === undefined ? '' : ` ${code(value)}`}`;
}

/** Values that came together stand in one line. */
function doneLine(
  t: Catalogue,
  site: Site,
  ask: AskId,
  { by, at }: { readonly by: string; readonly at: number },
): string {
  const { serviceCode, serviceAddress, userId } = site.values;
  if (ask === 'password' && site.password) return t.stepLines.passwordKept;
  if (enteredValue(site, ask) === undefined)
    return `✓ ${titled(t, site, ask)} · ${person(by)} · ${t.moment(at)}`;
  const same = (id: 'service-address' | 'user-id'): boolean => {
    const state = stateOf(site.progress, id);
    return ask === 'service-code' && state.status === 'done' && state.at === at;
  };
  const isHere = ask === 'service-address' || same('service-address');
  const values = compact([
    ask === 'service-code' && serviceCode !== undefined && code(serviceCode),
    isHere &&
      serviceAddress !== undefined &&
      (site.located ? t.stepLines.located(serviceAddress) : code(serviceAddress)),
    (ask === 'user-id' || same('user-id')) && userId !== undefined && code(userId),
  ]);
  return `✓ ${values.join(' · ')}`;
}

function inWords(t: Catalogue, reason: string): string {
  const known = skipReasons.find((each) => each === reason);
  return known ? t.labels.skipReasons[known] : reason;
}
