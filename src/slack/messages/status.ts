import { type Incident, severityOf } from '../../alerts/index.ts';
import {
  putOffSteps,
  type SiteState,
  settledCount,
  siteState,
  verdictOf,
} from '../../checklist/index.ts';
import type { StatusAround } from '../../setup/index.ts';
import { type MessageRef, type PasswordState, type Site, siteStanding } from '../../sites/index.ts';
import {
  clip,
  code,
  estateTexts,
  flat,
  incidentTitle,
  labels,
  list,
  moment,
  name,
  person,
  progressBar,
  severityMarks,
  siteTexts,
  standingText,
  stateText,
  titleOf,
  verdictText,
} from '../../text/index.ts';
import { button, buttons, link } from './buttons.ts';
import { plan, summary } from './list.ts';
import {
  context,
  header,
  type Message,
  type MessageBlock,
  type Section,
  section,
} from './message.ts';
import { findingBlocks } from './report.ts';

/** The link to a message that others can open, too. */
export type Permalink = (message: MessageRef) => string | undefined;

const mostIncidents = 5;
const mostFindings = 10;
const mostPeople = 10;

/**
 * One site on one screen: how it stands, what comes next, what is wrong, then its steps, who and
 * when.
 */
export function statusMessage(site: Site, around: StatusAround, permalink: Permalink): Message {
  const { now, rule, incidents } = around;
  const state = siteState(siteStanding(site), now, rule);
  const wrong = (site.report?.findings ?? []).filter(({ severity }) => severity === 'wrong');
  const values = valueLines(site, around.password);
  const blocks: MessageBlock[] = [
    header(clip(flat(site.name), 120)),
    section(
      `${stateText(state)} · ${progressBar(settledCount(site.progress))}\n${nextLine(site, state)}`,
    ),
    ...findingBlocks(wrong.slice(0, mostFindings), '✗', site.values.userId),
    ...incidents.slice(-mostIncidents).map((incident) => incidentLine(incident, permalink)),
    ...(incidents.length > mostIncidents
      ? [context(`and ${incidents.length - mostIncidents} more: \`/livion alerts\` with the name`)]
      : []),
    plan(site),
    ...(values.length > 0 ? [section(values.join('\n'))] : []),
    ...(site.report
      ? [
          section(
            `*Last verification:* ${verdictText(verdictOf(site.report))}, ${moment(site.report.at)}`,
          ),
        ]
      : []),
    context(
      `${peopleOf(site)} · last step ${moment(site.movedAt)} · last heard ${moment(site.heard.at)}`,
      ...(site.archivedAt === undefined
        ? []
        : [siteTexts.archivedSince(moment(site.archivedAt), site.archivedBy)]),
    ),
    buttons(
      ...(state === 'archived'
        ? []
        : [button(labels.goOn, { do: 'go-on', site: site.id }, 'primary')]),
      button(labels.timeline, { do: 'timeline', site: site.id }),
      ...threadLink(site, permalink),
    ),
  ];
  return { headline: `${name(site.name)}: ${stateText(state)}. ${summary(site)}`, blocks };
}

/** The one thing to do now. */
function nextLine({ progress, run }: Site, state: SiteState): string {
  if (run) return estateTexts.running;
  if (state === 'archived') return estateTexts.nextRestore;
  if (state === 'broken') return estateTexts.nextMend;
  if (progress.asked) return estateTexts.next(titleOf(progress.asked));
  const later = putOffSteps(progress).map(titleOf);
  return later.length > 0 ? estateTexts.nextLater(list(later)) : estateTexts.nextNothing;
}

function incidentLine(incident: Incident, permalink: Permalink): Section {
  const mark = severityMarks[severityOf(incident)];
  const line = section(`${mark} ${incidentTitle(incident)}\n${standingText(incident)}`);
  const url = incident.destinations
    .map(({ message }) => message && permalink(message))
    .find((each) => each !== undefined);
  return url === undefined ? line : { ...line, accessory: link(labels.show, url) };
}

function threadLink({ conversation }: Site, permalink: Permalink) {
  const { channel } = conversation;
  const url =
    conversation.kind === 'thread' && conversation.ts !== undefined && channel !== undefined
      ? permalink({ channel, ts: conversation.ts })
      : undefined;
  return url === undefined ? [] : [link(labels.openThread, url)];
}

function peopleOf({ installers }: Site): string {
  const shown = installers.slice(0, mostPeople).map(person);
  const more = installers.length - shown.length;
  return shown.length === 0
    ? 'nobody has it'
    : `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function valueLines({ values }: Site, password: PasswordState): string[] {
  const { serviceCode, serviceAddress, userId, lockingSystem } = values;
  return [
    ...(serviceCode ? [`*Service code:* ${code(serviceCode)}`] : []),
    ...(serviceAddress ? [`*Service address:* ${code(serviceAddress)}`] : []),
    ...(userId ? [`*API user name:* ${code(userId)}`] : []),
    ...passwordLine(password),
    ...(lockingSystem ? [`*Locking system:* ${name(lockingSystem.name)}`] : []),
  ];
}

/**
 * Two people see by the fingerprint whether the same password was entered; it says nothing of the
 * password.
 */
function passwordLine(password: PasswordState): string[] {
  switch (password.is) {
    case 'none':
      return [];
    case 'stored':
      return [`*Password:* stored, fingerprint ${code(password.fingerprint)}`];
    case 'unreadable':
      return [
        '*Password:* it can no longer be opened, because the key has changed: please enter it again.',
      ];
  }
}
