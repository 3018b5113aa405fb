import { person } from '../format.ts';
import { createIncidentNotes, createIncidents } from '../incidents.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { duration, list, moment } from './format.ts';
import { kindTitles, problemText } from './problems.ts';
import { severityWords } from './severities.ts';

export const { entryText, incidentTitle, noticeText, standingText } = createIncidents({
  kindTitles,
  list,
  duration,
  moment,
  problemText,
  standing: {
    open: (since) => `Nobody has it yet, since ${since}`,
    acknowledged: (who, since) => `${who ?? 'Somebody'} has it since ${since}`,
    snoozed: (until) => `quiet to ${until}`,
    confirmed: 'iLOQ confirmed',
    closed: (who) => `closed by ${who}`,
    unconfirmed: ', not confirmed by iLOQ',
  },
  entries: {
    opened: ({ title }) => title,
    again: ({ title, times }) => (times > 1 ? `${title}, ${times} times more` : `${title}, again`),
    worse: ({ title }) => `now also or worse: ${title}`,
    better: ({ title }) => `✓ over: ${title}`,
    acknowledged: ({ who }) => `${who} has it`,
    snoozed: ({ who, until }) => `quiet${until === undefined ? '' : ` to ${until}`} (${who})`,
    woke: ({ who }) => (who ? `${who} woke it` : 'the quiet time is over, and it is still there'),
    resolved: ({ who }) => (who ? `✓ closed by ${who}` : '✓ over'),
    reopened: ({ title }) => `it is back: ${title}`,
  },
  deviceEventTitle,
  deviceFieldTitle,
  test: ({ by, severity }, site) =>
    `Test alert by ${person(by)}: ${severity ? `${severityWords[severity]} alerts` : 'alerts'} ${site === undefined ? 'of all sites without a channel of their own' : `of ${site}`} come here.`,
  helpTaken: (by) => `${by} is looking into it and will be in touch.`,
});

export const incidentNotes = createIncidentNotes({
  times: (count) => `${count} times`,
  late: (delayedMs) => `told ${duration(delayedMs)} late`,
  instead: (channel) => `meant for ${channel}, in which I cannot write`,
});
