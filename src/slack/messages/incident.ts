import type { PlainTextOption } from '@slack/types';
import {
  activeTroubles,
  type Destination,
  delayOf,
  type Entry,
  everywhere,
  type Incident,
  severityOf,
} from '../../alerts/index.ts';
import type { Press } from '../../setup/index.ts';
import {
  clip,
  entryText,
  incidentNotes,
  incidentTitle,
  isIloqs,
  labels,
  list,
  name,
  problemText,
  severityMarks,
  standingText,
} from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
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
  incident: Incident,
  at: Destination,
  site: IncidentSite,
  now: number,
): Message {
  const aside = [
    ...incidentNotes.late(delayOf(at, now).delayedMs),
    ...incidentNotes.instead(at.instead),
  ];
  const line = lineOf(incident, site.name);
  switch (incident.state) {
    case 'open':
    case 'acknowledged': {
      const notes = [
        standingText(incident),
        ...incidentNotes.times(incident),
        ...incidentNotes.installers(site.installers),
        ...aside,
      ];
      return {
        blocks: [
          whatToDo(line, incident, site),
          context(notes.join(' · ')),
          ...incidentControls(incident),
        ],
      };
    }
    case 'snoozed':
    case 'resolved': {
      const standing = [`${line} · ${standingText(incident)}`, ...aside].join(' · ');
      return { blocks: [section(standing), ...incidentControls(incident)] };
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
const lineOf = (incident: Incident, siteName: string): string =>
  `${markOf(incident)} *${incident.site === everywhere ? 'All sites' : name(siteName)}* · ${incidentTitle(incident)}`;

function whatToDo(line: string, incident: Incident, { nameOf }: IncidentSite): Section {
  const texts = activeTroubles(incident).map(({ problem }) => problemText(problem, nameOf));
  const todos = new Set(texts.map(({ todo }) => `→ ${todo}`));
  return section([line, ...texts.flatMap(({ lines }) => lines), ...todos].join('\n'));
}

/** The same, and how it stands. */
export const incidentLine = (incident: Incident, siteName: string): string =>
  `${lineOf(incident, siteName)} · ${standingText(incident)}`;

/** What can be pressed on an incident, wherever it is shown. */
export function incidentControls(incident: Incident): Actions[] {
  switch (incident.state) {
    case 'open':
      return [{ type: 'actions', elements: [takeIt(incident), ...controls(incident)] }];
    case 'acknowledged':
      return [{ type: 'actions', elements: controls(incident) }];
    case 'snoozed':
      return [buttons(button(labels.wake, { do: 'wake', incident: incident.id }))];
    case 'resolved':
      return [];
  }
}

const taking = ({ id, by }: Incident): Press => ({
  do: 'acknowledge',
  incident: id,
  ...(by !== undefined && { from: by }),
});
const takeIt = (incident: Incident): Control => button(labels.takeIt, taking(incident), 'primary');

/** iLOQ is asked again where it can say whether the problem is there. */
function controls(incident: Incident): Control[] {
  const { id, site, state } = incident;
  const asks =
    site !== everywhere && activeTroubles(incident).some(({ problem }) => isIloqs(problem.kind));
  return [
    ...(asks ? [button(labels.checkNow, { do: 'check', incident: id })] : []),
    {
      type: 'overflow',
      action_id: 'more',
      options: [
        option(labels.snooze, { do: 'snooze', incident: id }),
        option(labels.resolve, { do: 'resolve', incident: id }),
        ...(site === everywhere ? [] : [option(labels.openSite, { do: 'status', site })]),
        ...(state === 'open' ? [] : [option(labels.takeOver, taking(incident))]),
      ],
    },
  ];
}

const option = (label: string, press: Press): PlainTextOption => ({
  text: { type: 'plain_text', text: label },
  value: JSON.stringify(press),
});

/** Repetitions and history, for the thread. */
export function historyMessage(entries: readonly Entry[]): Message {
  const lines = entries.slice(-40).map(entryText);
  return { blocks: [context(lines.join('\n') || '–')] };
}

/** One message that stands for many. */
export function groupMessage(
  incidents: readonly Incident[],
  waiting: number,
  siteName: SiteName,
): Message {
  const open = incidents.filter(({ state }) => state !== 'resolved');
  const sites = new Set(incidents.map(({ site }) => site));
  const counts = Map.groupBy(incidents, (incident) => severityOf(incident));
  const bySeverity = [...counts].map(
    ([severity, { length }]) => `${severityMarks[severity]} ${length} ${severity}`,
  );
  const names = [...sites]
    .slice(0, 10)
    .map((id) => (id === everywhere ? 'all sites' : name(siteName(id))));
  const more = sites.size > names.length ? ` and ${sites.size - names.length} more` : '';
  const head =
    incidents.length === 0
      ? `🔴 *Many alerts at once*: ${waiting} so far. The sites follow in the thread.`
      : `${open.length > 0 ? '🔴' : '✓'} *Many alerts at once*: ${incidents.length} incidents at ${sites.size} sites, ${open.length} of them still open`;
  return {
    blocks: [
      section(head),
      ...(incidents.length === 0
        ? []
        : [context([...bySeverity, `${list(names)}${more}`].join(' · '))]),
      context(
        'Every site stands in the thread. `/livion alerts` with the name of a site shows its incidents, with their buttons.',
      ),
    ],
  };
}

/** Thirty of them fit into the 13,200 characters that a message holds. */
const longestLine = 400;

/** The sites of a summary, each on a line. */
export function membersMessage(incidents: readonly Incident[], siteName: SiteName): Message {
  const lines = incidents.map((incident) =>
    clip(lineOf(incident, siteName(incident.site)), longestLine),
  );
  const sites = new Set(incidents.map(({ site }) => site)).size;
  return { headline: `${incidents.length} incidents at ${sites} sites`, blocks: sections(lines) };
}
