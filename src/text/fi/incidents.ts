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
      open: (since) => `Ei vielä kenelläkään, alkoi ${since}`,
      acknowledged: (who, since) => `${who ?? 'Joku'} otti tämän ${since}`,
      snoozed: (until) => `hiljaa ${until} asti`,
      confirmed: 'iLOQ vahvisti',
      closed: (who) => `sulki ${who}`,
      unconfirmed: ', iLOQ ei ole vahvistanut',
    },
    entries: {
      opened: ({ title }) => title,
      again: ({ title, times }) =>
        times > 1 ? `${title}, ${times} kertaa lisää` : `${title}, uudelleen`,
      worse: ({ title }) => `nyt myös tai pahempi: ${title}`,
      better: ({ title }) => `✓ ohi: ${title}`,
      acknowledged: ({ who }) => `${who} otti tämän`,
      snoozed: ({ who, until }) => `hiljaa${until === undefined ? '' : ` ${until} asti`} (${who})`,
      woke: ({ who }) =>
        who ? `${who} lopetti hiljennyksen` : 'hiljennys päättyi, ja häiriö jatkuu',
      resolved: ({ who }) => (who ? `✓ sulki ${who}` : '✓ ohi'),
      reopened: ({ title }) => `palasi: ${title}`,
    },
    deviceEventTitle,
    deviceFieldTitle,
    test({ by, severity }, site) {
      const what = severity ? severityNames[severity] : 'häiriöt';
      const whose = site ?? 'kaikki kohteet, joilla ei ole omaa kanavaa';
      return `Testi-ilmoitus, lähetti ${person(by)}: ${what} tulevat tänne. Koskee: ${whose}.`;
    },
    helpTaken: (by) => `${by} selvittää asiaa ja ottaa yhteyttä.`,
  });

export const incidentNotes = createIncidentNotes({
  times: (count) => `${count} kertaa`,
  late: (delayedMs) => `ilmoitus myöhässä ${duration(delayedMs)}`,
  instead: (channel) => `kuuluisi kanavalle ${channel}, jolle en voi kirjoittaa`,
});
