import {
  activeTroubles,
  type Entry,
  type Incident,
  type Kind,
  type Notice,
  takenAt,
  timesOf,
} from '../alerts/index.ts';
import { clip } from '../clip.ts';
import { code, name, person, safe } from './format.ts';
import { isIloqs } from './is-iloqs.ts';
import type { createProblemText } from './problems.ts';

/** An entry of an incident's history: the kind's title, who did it, and until when. */
interface ToldEntry {
  readonly title: string;
  /** Empty where nobody did. */
  readonly who: string;
  readonly times: number;
  readonly until: string | undefined;
}

type NoticeOf<N extends Notice['notice']> = Extract<Notice, { notice: N }>;

/** What each language says of incidents and notices. */
export interface IncidentWords {
  readonly kindTitles: Readonly<Record<Kind, string>>;
  readonly list: (items: readonly string[]) => string;
  readonly duration: (ms: number) => string;
  readonly moment: (at: number) => string;
  readonly problemText: ReturnType<typeof createProblemText>;
  readonly standing: {
    readonly open: (since: string) => string;
    readonly acknowledged: (who: string | undefined, since: string) => string;
    readonly snoozed: (until: string) => string;
    readonly confirmed: string;
    readonly closed: (who: string) => string;
    /** Behind who closed it. */
    readonly unconfirmed: string;
  };
  readonly entries: Readonly<Record<Entry['what'], (entry: ToldEntry) => string>>;
  readonly deviceEventTitle: (event: string, mask: number) => string;
  readonly deviceFieldTitle: (field: string) => string;
  readonly test: (notice: NoticeOf<'test'>, site: string | undefined) => string;
  readonly helpTaken: (by: string) => string;
}

const mostFields = 8;

/** Sentences of incidents and of single messages beside them. */
export function createIncidents(w: IncidentWords) {
  const { kindTitles, list, moment } = w;
  const isKind = (kind: string): kind is Kind => Object.hasOwn(kindTitles, kind);

  function howItEnded({ by, troubles }: Incident): string[] {
    const ofIloq = troubles.some(({ problem }) => isIloqs(problem.kind));
    if (by === undefined) return ofIloq ? [w.standing.confirmed] : [];
    return [`${w.standing.closed(person(by))}${ofIloq ? w.standing.unconfirmed : ''}`];
  }

  /** A time, which comes in ISO 8601 with its zone, as a moment; anything else as it is. */
  const fieldValue = (value: string): string =>
    /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? moment(Date.parse(value)) : code(clip(value, 80));

  return {
    /** What is wrong, in as few words as say it; once iLOQ has seen it over, what is right. */
    incidentTitle(incident: Incident): string {
      const isOver = incident.state === 'resolved';
      const troubles = isOver ? incident.troubles : activeTroubles(incident);
      const texts = troubles.map(({ problem }) => w.problemText(problem, () => ''));
      const isClosed = isOver && incident.by !== undefined;
      return list([
        ...new Set(texts.map(({ title, over }) => (isOver && !isClosed ? over : title))),
      ]);
    },

    /** Who has it, since when; how it ended. */
    standingText(incident: Incident): string {
      const { since, until = since, changedAt, resolvedAt = changedAt } = incident;
      const who = incident.by === undefined ? undefined : person(incident.by);
      switch (incident.state) {
        case 'open':
          return w.standing.open(moment(since));
        case 'acknowledged':
          return w.standing.acknowledged(who, moment(takenAt(incident)));
        case 'snoozed':
          return `${w.standing.snoozed(moment(until))}${who === undefined ? '' : ` (${who})`}`;
        case 'resolved':
          return [w.duration(resolvedAt - since), ...howItEnded(incident)].join(' · ');
      }
    },

    /** One line of an incident's history. */
    entryText({ at, what, kind, by, times = 1, until }: Entry): string {
      const told = w.entries[what]({
        title: kind !== undefined && isKind(kind) ? kindTitles[kind] : '',
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
            `*${name(siteName(notice.site))}*: ${name(w.deviceEventTitle(event, mask))} · ${moment(at)}`,
            // An event that nobody has described may have any number of fields.
            ...fields.slice(0, mostFields).map((each) => {
              const title = safe(clip(w.deviceFieldTitle(each.name), 40));
              return `${title}: ${fieldValue(each.value)}`;
            }),
          ].join(' · ');
        }
        case 'test':
          return w.test(
            notice,
            notice.site === undefined ? undefined : `*${name(siteName(notice.site))}*`,
          );
        case 'help-taken':
          return w.helpTaken(person(notice.by));
      }
    },
  };
}

/**
 * What else support should know of a message: the site's people, how often, how late, where. Empty
 * where there is nothing to say.
 */
export const createIncidentNotes = (words: {
  readonly times: (count: number) => string;
  readonly late: (delayedMs: number) => string;
  readonly instead: (channel: string) => string;
}) => ({
  installers: (ids: readonly string[]): string =>
    `${ids.slice(0, 3).map(person).join(', ')}${ids.length > 3 ? ` +${ids.length - 3}` : ''}`,
  times: (incident: Incident): string =>
    timesOf(incident) > 1 ? words.times(timesOf(incident)) : '',
  late: (delayedMs: number | undefined): string =>
    delayedMs === undefined ? '' : words.late(delayedMs),
  instead: (channel: string | undefined): string =>
    channel === undefined ? '' : words.instead(`<#${channel}>`),
});

/** Where alerts go. */
export const createDestinationText =
  ({ webhook, admins }: { readonly webhook: string; readonly admins: string }) =>
  (to: string): string =>
    to === 'webhook' ? webhook : to === 'admins' ? admins : `<#${to}>`;
