import {
  activeTroubles,
  type Entry,
  type Incident,
  type Notice,
  takenAt,
  timesOf,
} from '../alerts/index.ts';
import { clip } from '../clip.ts';
import { code, name, person, safe, wordFor } from './format.ts';
import { isIloqs } from './is-iloqs.ts';
import type { createProblemText } from './problems.ts';
import type { Times } from './shapes.ts';
import type { Words } from './words.ts';

/** DeviceLogTypeMask of the Public API's webhook documentation, what matters most first. */
const logTypes = [
  [1, 'failedAccess'],
  [8192, 'snapOpen'],
  [8, 'closingReminder'],
  [2, 'lockProgrammed'],
  [32768, 'keyProgramming'],
  [4, 'access'],
  [16384, 'accessWithoutLog'],
] as const;

const mostFields = 8;

/** Sentences of incidents and of single messages beside them. */
export function createIncidentTexts(
  w: Words,
  { moment }: Times,
  problemText: ReturnType<typeof createProblemText>,
) {
  const { standing, notices, notes } = w.incidentTexts;
  /** What iLOQ's webhooks tell of; what nobody has described keeps iLOQ's name for it. */
  const deviceEventTitle = (event: string, mask: number): string => {
    const type = logTypes.find(([bit]) => (mask & bit) !== 0);
    return event === 'device_log_arrived' && type
      ? w.deviceEvents.logTypes[type[1]]
      : (wordFor<string>(w.deviceEvents.events, event) ?? event);
  };
  const deviceFieldTitle = (field: string): string =>
    wordFor<string>(w.deviceEvents.fields, field) ?? field;

  function howItEnded({ by, troubles }: Incident): string[] {
    const ofIloq = troubles.some(({ problem }) => isIloqs(problem.kind));
    if (by === undefined) return ofIloq ? [standing.confirmed] : [];
    return [`${standing.closed(person(by))}${ofIloq ? standing.unconfirmed : ''}`];
  }

  /** A time, which comes in ISO 8601 with its zone, as a moment; anything else as it is. */
  const fieldValue = (value: string): string =>
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(Date.parse(value)) : code(clip(value, 80));

  return {
    deviceEventTitle,
    deviceFieldTitle,

    /** What is wrong, in as few words as say it; once iLOQ has seen it over, what is right. */
    incidentTitle(incident: Incident): string {
      const isOver = incident.state === 'resolved';
      const troubles = isOver ? incident.troubles : activeTroubles(incident);
      const texts = troubles.map(({ problem }) => problemText(problem, () => ''));
      const isClosed = isOver && incident.by !== undefined;
      return w.list([
        ...new Set(texts.map(({ title, over }) => (isOver && !isClosed ? over : title))),
      ]);
    },

    /** Who has it, since when; how it ended. */
    standingText(incident: Incident): string {
      const { since, until = since, changedAt, resolvedAt = changedAt } = incident;
      const who = incident.by === undefined ? undefined : person(incident.by);
      switch (incident.state) {
        case 'open':
          return standing.open(moment(since));
        case 'acknowledged':
          return standing.acknowledged(who, moment(takenAt(incident)));
        case 'snoozed':
          return `${standing.snoozed(moment(until))}${who === undefined ? '' : ` (${who})`}`;
        case 'resolved':
          return [w.duration(resolvedAt - since), ...howItEnded(incident)].join(' · ');
      }
    },

    /** One line of an incident's history. */
    entryText({ at, what, kind, by, times = 1, until }: Entry): string {
      const told = w.historyTexts[what]({
        title: kind === undefined ? '' : (wordFor<string>(w.kindTitles, kind) ?? ''),
        who: by === undefined ? '' : person(by),
        times,
        until: until === undefined ? undefined : moment(until),
      });
      return `${moment(at)}: ${told}`;
    },

    /** A single message beside the incidents, on one line. */
    noticeText(notice: Notice, siteName: (id: string) => string): string {
      switch (notice.notice) {
        case 'device-event': {
          const { event, mask, at, fields } = notice;
          return [
            `*${name(siteName(notice.site))}*: ${name(deviceEventTitle(event, mask))} · ${moment(at)}`,
            // An event that nobody has described may have any number of fields.
            ...fields.slice(0, mostFields).map((each) => {
              const title = safe(clip(deviceFieldTitle(each.name), 40));
              return `${title}: ${fieldValue(each.value)}`;
            }),
          ].join(' · ');
        }
        case 'test':
          return notices.test(
            person(notice.by),
            notice.severity,
            notice.site === undefined ? undefined : `*${name(siteName(notice.site))}*`,
          );
        case 'help-taken':
          return notices.helpTaken(person(notice.by));
      }
    },

    /**
     * What else support should know of a message: the site's people, how often, how late, where.
     * Empty where there is nothing to say.
     */
    incidentNotes: {
      installers: (ids: readonly string[]): string =>
        `${ids.slice(0, 3).map(person).join(', ')}${ids.length > 3 ? ` +${ids.length - 3}` : ''}`,
      times: (incident: Incident): string =>
        timesOf(incident) > 1 ? notes.times(timesOf(incident)) : '',
      late: (delayedMs: number | undefined): string =>
        delayedMs === undefined ? '' : notes.late(w.duration(delayedMs)),
      instead: (channel: string | undefined): string =>
        channel === undefined ? '' : notes.instead(`<#${channel}>`),
    },
  };
}

export type IncidentTexts = ReturnType<typeof createIncidentTexts>;
