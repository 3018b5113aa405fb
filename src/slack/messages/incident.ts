import type { ActionsBlock, AlertBlock, KnownBlock, StaticSelect } from '@slack/types';
import {
  activeTroubles,
  type Destination,
  delayOf,
  type Entry,
  everywhere,
  type Incident,
  type Severity,
  severityOf,
  timesOf,
} from '../../alerts/index.ts';
import {
  clip,
  duration,
  entryText,
  kindTitles,
  labels,
  list,
  moment,
  name,
  person,
  problemText,
  severityMarks,
} from '../../text/index.ts';
import { button } from '../buttons.ts';
import { context, cut, type Message, section } from './message.ts';

type SiteName = (id: string) => string;

const titleOf = (incident: Incident, siteName: SiteName): string =>
  incident.site === everywhere ? 'All sites' : name(siteName(incident.site));

/**
 * State decides the message: severity, site, what is wrong, what to do, since when, how often, who
 * has it.
 */
export function incidentMessage(
  incident: Incident,
  at: Destination,
  siteName: SiteName,
  now: number,
): Message {
  const over = incident.state === 'resolved';
  const severity = severityOf(incident);
  const troubles = over ? incident.troubles : activeTroubles(incident);
  const texts = troubles.map(({ problem }) => problemText(problem, siteName));
  const what = list(texts.map(({ title }) => title));
  const site = titleOf(incident, siteName);
  const mark = over ? '✓' : severityMarks[severity];
  const { delayedMs } = delayOf(at, now);
  const text = over ? `Resolved: ${site}: ${what}` : `${severity}: ${site}: ${what}`;
  const notes = [
    howItStands(incident),
    times(incident),
    ...(delayedMs === undefined ? [] : [`delayed ${duration(delayedMs)}`]),
    ...(at.instead === undefined ? [] : [`meant for <#${at.instead}>, in which I cannot write`]),
  ];
  const todos = [...new Set(texts.map(({ todo }) => todo))];
  const blocks: KnownBlock[] = [
    headOf(`*${site}*: ${what}`, mark, over ? 'success' : levels[severity]),
    ...(over
      ? []
      : [
          section(
            [...texts.flatMap(({ lines }) => lines), ...todos.map((todo) => `→ ${todo}`)].join(
              '\n',
            ) || '–',
          ),
        ]),
    context(notes.join(' · ')),
    ...(over ? [] : [buttonsOf(incident)]),
  ];
  return { text, blocks };
}

const levels: Readonly<Record<Severity, NonNullable<AlertBlock['level']>>> = {
  critical: 'error',
  warning: 'warning',
  info: 'info',
};

/** Slack's own block for an alert; `classic` makes a section of it where it is refused. */
const headOf = (
  text: string,
  mark: string,
  level: NonNullable<AlertBlock['level']>,
): AlertBlock => ({
  type: 'alert',
  level,
  text: { type: 'mrkdwn', text: cut(`${mark} ${text}`) },
});

/** Without buttons, for an incoming webhook. */
export const withoutButtons = ({ text, blocks }: Message): Message => ({
  text,
  blocks: blocks.filter(({ type }) => type !== 'actions'),
});

/** Who has it, since when. */
export function howItStands(incident: Incident): string {
  const since = `since ${moment(incident.since)}`;
  const who = incident.by === undefined ? '' : person(incident.by);
  switch (incident.state) {
    case 'open':
      return `open ${since}, nobody has it`;
    case 'acknowledged':
      return `${who} has it, ${since}`;
    case 'snoozed':
      return `snoozed by ${who} until ${moment(incident.until ?? 0)}, ${since}`;
    case 'resolved':
      return `resolved ${who ? `by ${who} ` : ''}${moment(incident.resolvedAt ?? incident.changedAt)}, after ${duration((incident.resolvedAt ?? incident.changedAt) - incident.since)}`;
  }
}

const times = (incident: Incident): string => {
  const count = timesOf(incident);
  return count === 1 ? 'once' : `${count} times`;
};

/** Buttons of an incident, wherever it is shown. */
export function buttonsOf(incident: Incident): ActionsBlock {
  const { id, by, state } = incident;
  const has = state === 'acknowledged';
  const snooze: StaticSelect = {
    type: 'static_select',
    action_id: 'snooze',
    placeholder: { type: 'plain_text', text: labels.snooze },
    options: (['1h', '8h', 'monday'] as const).map((forHow) => ({
      text: { type: 'plain_text', text: labels.snoozes[forHow] },
      value: JSON.stringify({ do: 'snooze', incident: id, for: forHow }),
    })),
  };
  const elements: ActionsBlock['elements'] = [
    button(
      has ? labels.takeOver : labels.acknowledge,
      { do: 'acknowledge', incident: id, ...(by !== undefined && { from: by }) },
      has ? undefined : 'primary',
    ),
    snooze,
    button(labels.resolve, { do: 'resolve', incident: id }),
    ...(incident.site === everywhere
      ? []
      : [button(labels.openSite, { do: 'status', site: incident.site })]),
  ];
  return { type: 'actions', elements };
}

/** Repetitions and history, for the thread. */
export function historyMessage(entries: readonly Entry[]): Message {
  const lines = entries.slice(-40).map(entryText);
  const text = lines.join('\n') || '–';
  return { text: clip(lines.at(-1) ?? '–', 300), blocks: [context(text)] };
}

/** One message that stands for many. */
export function stormMessage(
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
  const blocks: KnownBlock[] = [
    section(head),
    ...(incidents.length === 0
      ? []
      : [context([...bySeverity, `${list(names)}${more}`].join(' · '))]),
    context(
      'Every site stands in the thread. `/livion alerts` with the name of a site shows its incidents, with their buttons.',
    ),
  ];
  return { text: head.replaceAll('*', ''), blocks };
}

/** The sites of a summary, each on a line. */
export function batchMessage(incidents: readonly Incident[], siteName: SiteName): Message {
  const lines = incidents.map((incident) => {
    const what = list([
      ...new Set(incident.troubles.map(({ problem }) => kindTitles[problem.kind])),
    ]);
    const mark = incident.state === 'resolved' ? '✓' : severityMarks[severityOf(incident)];
    return `${mark} *${titleOf(incident, siteName)}*: ${what}`;
  });
  const blocks: KnownBlock[] = [];
  for (let at = 0; at < lines.length; at += 5)
    blocks.push(section(lines.slice(at, at + 5).join('\n')));
  const sites = new Set(incidents.map(({ site }) => site)).size;
  return { text: `${incidents.length} incidents at ${sites} sites`, blocks };
}
