import {
  activeTroubles,
  type Destination,
  delayOf,
  type Entry,
  everywhere,
  type Incident,
  severityOf,
} from '../../alerts/index.ts';
import { compact } from '../../compact.ts';
import type { Press } from '../../setup/index.ts';
import { type Catalogue, clip, isIloqs, name, severityMarks } from '../../text/index.ts';
import { button, buttons, option } from './buttons.ts';
import {
  type Actions,
  type Control,
  context,
  type Message,
  type Section,
  section,
  sections,
} from './message.ts';

type SiteName = (id: string) => string;

/** What is said of an incident's site beside what is wrong there. */
export interface IncidentSite {
  readonly name: string;
  readonly installers: readonly string[];
  /** The name of another site. */
  readonly nameOf: SiteName;
}

/** State decides the message: what is wrong, what to do, who has it; resolved, a line remains. */
export function incidentMessage(
  t: Catalogue,
  incident: Incident,
  at: Destination,
  site: IncidentSite,
  now: number,
): Message {
  const { late, instead, times, installers } = t.incidentNotes;
  const aside = [late(delayOf(at, now).delayedMs), instead(at.instead)];
  const line = lineOf(t, incident, site.name);
  switch (incident.state) {
    case 'open':
    case 'acknowledged': {
      const about = [t.standingText(incident), times(incident), installers(site.installers)];
      return {
        blocks: [
          whatToDo(t, line, incident, site),
          context(compact([...about, ...aside]).join(' · ')),
          ...incidentControls(t, incident),
        ],
      };
    }
    case 'snoozed':
    case 'resolved': {
      const standing = compact([line, t.standingText(incident), ...aside]).join(' · ');
      return { blocks: [section(standing), ...incidentControls(t, incident)] };
    }
  }
}

function markOf(incident: Incident): string {
  switch (incident.state) {
    case 'resolved':
      return '✓';
    case 'snoozed':
      return '💤';
    default:
      return severityMarks[severityOf(incident)];
  }
}

/** "🔴 *Tammela* · lost: *Right to edit keys*" */
const lineOf = (t: Catalogue, incident: Incident, siteName: string): string =>
  `${markOf(incident)} *${incident.site === everywhere ? t.groupTexts.allSites : name(siteName)}* · ${t.incidentTitle(incident)}`;

function whatToDo(
  t: Catalogue,
  line: string,
  incident: Incident,
  { nameOf }: IncidentSite,
): Section {
  const texts = activeTroubles(incident).map(({ problem }) => t.problemText(problem, nameOf));
  const todos = new Set(texts.map(({ todo }) => `→ ${todo}`));
  return section([line, ...texts.flatMap(({ lines }) => lines), ...todos].join('\n'));
}

/** The same, and how it stands. */
export const incidentLine = (t: Catalogue, incident: Incident, siteName: string): string =>
  `${lineOf(t, incident, siteName)} · ${t.standingText(incident)}`;

/** What can be pressed on an incident, wherever it is shown. */
export function incidentControls(t: Catalogue, incident: Incident): Actions[] {
  switch (incident.state) {
    case 'open':
      return [{ type: 'actions', elements: [takeIt(t, incident), ...controls(t, incident)] }];
    case 'acknowledged':
      return [{ type: 'actions', elements: controls(t, incident) }];
    case 'snoozed':
      return [buttons(button(t.labels.wake, { do: 'wake', incident: incident.id }))];
    case 'resolved':
      return [];
  }
}

const taking = ({ id, by }: Incident): Press => ({
  do: 'acknowledge',
  incident: id,
  ...(by !== undefined && { from: by }),
});
const takeIt = (t: Catalogue, incident: Incident): Control =>
  button(t.labels.takeIt, taking(incident), 'primary');

/** iLOQ is asked again where it can say whether the problem is there. */
function controls(t: Catalogue, incident: Incident): Control[] {
  const { id, site, state } = incident;
  const asks =
    site !== everywhere && activeTroubles(incident).some(({ problem }) => isIloqs(problem.kind));
  return compact([
    asks && button(t.labels.checkNow, { do: 'check', incident: id }),
    {
      type: 'overflow',
      action_id: 'more',
      options: compact([
        option(t.labels.snooze, { do: 'snooze', incident: id }),
        option(t.labels.resolve, { do: 'resolve', incident: id }),
        site !== everywhere && option(t.labels.openSite, { do: 'status', site }),
        state !== 'open' && option(t.labels.takeOver, taking(incident)),
      ]),
    },
  ]);
}

/** Repetitions and history, for the thread. */
export function historyMessage(t: Catalogue, entries: readonly Entry[]): Message {
  const lines = entries.slice(-40).map(t.entryText);
  return { blocks: [context(lines.join('\n') || '–')] };
}

/** One message that stands for many. */
export function groupMessage(
  t: Catalogue,
  incidents: readonly Incident[],
  waiting: number,
  siteName: SiteName,
): Message {
  const open = incidents.filter(({ state }) => state !== 'resolved');
  const sites = new Set(incidents.map(({ site }) => site));
  const counts = Map.groupBy(incidents, (incident) => severityOf(incident));
  const bySeverity = [...counts].map(([severity, { length }]) =>
    t.groupTexts.bySeverity(severity, length),
  );
  const names = [...sites]
    .slice(0, 10)
    .map((id) => (id === everywhere ? t.groupTexts.allSites : name(siteName(id))));
  const inThread = context(t.groupTexts.inThread);
  if (incidents.length === 0) return { blocks: [section(t.groupTexts.begun(waiting)), inThread] };
  return {
    blocks: [
      section(t.groupTexts.head(incidents.length, sites.size, open.length)),
      context([...bySeverity, t.groupTexts.sites(names, sites.size - names.length)].join(' · ')),
      inThread,
    ],
  };
}

/** Thirty of them fit into the 13,200 characters that a message holds. */
const longestLine = 400;

/** The sites of a summary, each on a line. */
export function membersMessage(
  t: Catalogue,
  incidents: readonly Incident[],
  siteName: SiteName,
): Message {
  const lines = incidents.map((incident) =>
    clip(lineOf(t, incident, siteName(incident.site)), longestLine),
  );
  const sites = new Set(incidents.map(({ site }) => site)).size;
  return { headline: t.groupTexts.members(incidents.length, sites), blocks: sections(lines) };
}
