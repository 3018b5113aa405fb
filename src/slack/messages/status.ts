import { type Incident, severityOf } from '../../alerts/index.ts';
import {
  putOffSteps,
  type SiteState,
  settledCount,
  siteState,
  verdictOf,
  wrongIn,
} from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { StatusAround } from '../../setup/index.ts';
import { type MessageRef, type PasswordState, type Site, siteStanding } from '../../sites/index.ts';
import { type Catalogue, clip, flat, name, person, severityMarks } from '../../text/index.ts';
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

/** One site on one screen: how it stands, what comes next, what is wrong, who and when. */
export function statusMessage(
  t: Catalogue,
  site: Site,
  around: StatusAround,
  permalink: Permalink,
): Message {
  const { now, rule, incidents } = around;
  const state = siteState(siteStanding(site), now, rule);
  const wrong = wrongIn(site.report);
  const values = valueLines(t, site, around.password);
  const { report, archivedAt, archivedBy } = site;
  const blocks = compact<MessageBlock>([
    header(clip(flat(site.name), 120)),
    section(
      `${t.stateText(state)} · ${t.progress(settledCount(site.progress))}\n${nextLine(t, site, state)}`,
    ),
    ...findingBlocks(t, wrong.slice(0, mostFindings), '✗', site.values.userId),
    ...incidents.slice(-mostIncidents).map((incident) => incidentLine(t, incident, permalink)),
    incidents.length > mostIncidents &&
      context(t.statusTexts.moreAlerts(incidents.length - mostIncidents)),
    plan(t, site),
    values.length > 0 && section(values.join('\n')),
    report &&
      section(t.statusTexts.lastCheck(t.verdictText(verdictOf(report)), t.moment(report.at))),
    context(
      ...compact([
        t.statusTexts.moved(peopleOf(t, site), t.moment(site.movedAt), t.moment(site.heard.at)),
        archivedAt !== undefined && t.siteTexts.archivedSince(t.moment(archivedAt), archivedBy),
      ]),
    ),
    buttons(
      state !== 'archived' && button(t.labels.goOn, { do: 'go-on', site: site.id }, 'primary'),
      button(t.labels.timeline, { do: 'timeline', site: site.id }),
      threadLink(t, site, permalink),
    ),
  ]);
  return { headline: `${name(site.name)}: ${t.stateText(state)}. ${summary(t, site)}`, blocks };
}

/** The one thing to do now. */
function nextLine(t: Catalogue, { progress, run }: Site, state: SiteState): string {
  if (run) return t.overviewTexts.running;
  if (state === 'archived') return t.overviewTexts.nextRestore;
  if (state === 'broken') return t.overviewTexts.nextMend;
  if (progress.asked) return t.overviewTexts.next(t.titleOf(progress.asked));
  const later = putOffSteps(progress).map(t.titleOf);
  return later.length > 0 ? t.overviewTexts.nextLater(t.list(later)) : t.overviewTexts.nextNothing;
}

function incidentLine(t: Catalogue, incident: Incident, permalink: Permalink): Section {
  const mark = severityMarks[severityOf(incident)];
  const line = section(`${mark} ${t.incidentTitle(incident)}\n${t.standingText(incident)}`);
  const url = incident.destinations
    .map(({ message }) => message && permalink(message))
    .find((each) => each !== undefined);
  return url === undefined ? line : { ...line, accessory: link(t.labels.show, url) };
}

function threadLink(t: Catalogue, { conversation }: Site, permalink: Permalink) {
  const { channel } = conversation;
  const url =
    conversation.kind === 'thread' && conversation.ts !== undefined && channel !== undefined
      ? permalink({ channel, ts: conversation.ts })
      : undefined;
  return url === undefined ? undefined : link(t.labels.openThread, url);
}

function peopleOf(t: Catalogue, { installers }: Site): string {
  return installers.length === 0
    ? t.statusTexts.nobody
    : t.firstFew(installers.map(person), mostPeople);
}

function valueLines(t: Catalogue, { values }: Site, password: PasswordState): string[] {
  const { serviceCode, serviceAddress, userId, lockingSystem } = values;
  return compact([
    serviceCode && t.statusTexts.serviceCode(serviceCode),
    serviceAddress && t.statusTexts.serviceAddress(serviceAddress),
    userId && t.statusTexts.userId(userId),
    passwordLine(t, password),
    lockingSystem && t.statusTexts.lockingSystem(lockingSystem.name),
  ]);
}

/** Two people see by the fingerprint whether they entered the same; it says nothing of it. */
function passwordLine(t: Catalogue, password: PasswordState): string | undefined {
  switch (password.is) {
    case 'none':
      return undefined;
    case 'stored':
      return t.statusTexts.password(password.fingerprint);
    case 'unreadable':
      return t.statusTexts.unreadable;
  }
}
