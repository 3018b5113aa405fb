import type { Catalogue, Times } from '../catalogue.ts';
import { person } from '../format.ts';
import { createIncidentNotes, createIncidents } from '../incidents.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { duration, list } from './format.ts';
import { kindTitles } from './problems.ts';
import { severityNames } from './severities.ts';

export const incidentsAt = ({ moment }: Times, problemText: Catalogue['problemText']) =>
  createIncidents({
    kindTitles,
    list,
    duration,
    moment,
    problemText,
    standing: {
      open: (since) => `Ingen har tagit den än, började ${since}`,
      acknowledged: (who, since) => `${who ?? 'Någon'} tog den ${since}`,
      snoozed: (until) => `pausad till ${until}`,
      confirmed: 'iLOQ har bekräftat',
      closed: (who) => `åtgärdad enligt ${who}`,
      unconfirmed: ', iLOQ har inte bekräftat',
    },
    entries: {
      opened: ({ title }) => title,
      again: ({ title, times }) =>
        times > 1 ? `${title}, ${times} gånger till` : `${title}, igen`,
      worse: ({ title }) => `nu också eller värre: ${title}`,
      better: ({ title }) => `✓ över: ${title}`,
      acknowledged: ({ who }) => `${who} tog den`,
      snoozed: ({ who, until }) => `pausad${until === undefined ? '' : ` till ${until}`} (${who})`,
      woke: ({ who }) =>
        who ? `${who} avslutade pausen` : 'pausen är slut, och störningen är kvar',
      resolved: ({ who }) => (who ? `✓ åtgärdad enligt ${who}` : '✓ över'),
      reopened: ({ title }) => `tillbaka igen: ${title}`,
    },
    deviceEventTitle,
    deviceFieldTitle,
    test({ by, severity }, site) {
      const what = severity ? severityNames[severity] : 'störningar';
      return `Testmeddelande från ${person(by)}: ${what} kommer hit. Gäller: ${site ?? 'alla objekt utan egen kanal'}.`;
    },
    helpTaken: (by) => `${by} tittar på det och hör av sig.`,
  });

export const incidentNotes = createIncidentNotes({
  times: (count) => `${count} gånger`,
  late: (delayedMs) => `meddelandet kom ${duration(delayedMs)} för sent`,
  instead: (channel) => `hör hemma i ${channel}, där jag inte kan skriva`,
});
