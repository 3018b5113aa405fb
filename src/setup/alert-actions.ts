import type { Action, AlertSettings } from '../alerts/index.ts';
import { hourMs } from '../clock.ts';
import { change } from '../sites/index.ts';
import type { AlertSetting } from './pressed.ts';
import type { EveryPress } from './presses.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

export const snoozes = ['1h', '8h', 'monday'] as const;
/** For how long an incident is to be quiet. */
export type Snooze = (typeof snoozes)[number];

/** The end of a snooze; Monday begins at eight, in the bot's time zone. */
export function snoozeUntil(how: Snooze, now: number, timeZone: string): number {
  if (how === '1h') return now + hourMs;
  if (how === '8h') return now + 8 * hourMs;
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  // Hours are tried one by one, so that a change of the clocks in between does not matter.
  const start = Math.ceil(now / hourMs) * hourMs;
  for (let at = start; at < start + 8 * 24 * hourMs; at += hourMs) {
    const parts = clock.formatToParts(at);
    const part = (type: string) => parts.find((each) => each.type === type)?.value;
    if (part('weekday') === 'Mon' && part('hour') === '08') return at;
  }
  return now + 7 * 24 * hourMs;
}

export type AlertActions = ReturnType<typeof createAlertActions>;

/** What is done with incidents, and with what a site asks of its alerts. */
export function createAlertActions(all: Shared) {
  const { checkNow, sites, alerts, webhooks, settings, clock } = all;

  /** Of two at once the first has it, and the second is told how it stands. */
  async function act(incident: string, action: Action, { person, reply }: By): Promise<void> {
    const acted = await alerts.act(incident, action, person.id);
    if (acted.is === 'stands') return reply({ answer: 'stands', incident: acted.incident });
    if (acted.is === 'gone') return reply({ answer: 'incident-gone' });
  }

  return {
    /** The form for it was sent; `may` has been asked. */
    async snooze(by: By, incident: string, how: Snooze) {
      const until = snoozeUntil(how, clock.now(), settings.timeZone);
      return act(incident, { do: 'snooze', until }, by);
    },
    presses: {
      acknowledge: ({ incident, from }, by) => act(incident, { do: 'acknowledge', from }, by),
      wake: ({ incident }, by) => act(incident, { do: 'wake' }, by),
      resolve: ({ incident }, by) => act(incident, { do: 'resolve' }, by),
      check: (_, by) => by.row && checkNow(by, by.row),
      snooze: async ({ incident }, { reply }) =>
        reply(
          (await alerts.incident(incident))
            ? { form: 'snooze', incident }
            : { answer: 'incident-gone' },
        ),
      /** Shows that a destination is heard; of one site, or of all. */
      async 'test-alert'(_, { person, row, reply }) {
        const destination = await alerts.test(person.id, row?.id);
        return reply(
          destination === undefined
            ? { answer: 'alerts-off', site: row?.name ?? '' }
            : { answer: 'test-sent', destination },
        );
      },
      /** Switches what a site asks of its alerts. */
      async 'alert-setting'({ site: id, set }, { reply }) {
        const settings = settingsOf[set];
        const site = await change(sites, id, (now) => ({
          ...now,
          alerts: { ...now.alerts, ...settings },
        }));
        // What is not to be shown is not kept either.
        if (settings.personalData !== undefined)
          await webhooks.keepPersonalData(id, settings.personalData);
        return reply(
          site
            ? { answer: 'alert-settings', site: site.name, settings: site.alerts }
            : { answer: 'gone' },
        );
      },
    } satisfies Partial<EveryPress>,
  };
}

const settingsOf: Readonly<Record<AlertSetting, AlertSettings>> = {
  'personal-on': { personalData: true },
  'personal-off': { personalData: false },
  'events-all': { deviceEvents: 'all' },
  'events-failures': { deviceEvents: 'failures' },
  'events-none': { deviceEvents: 'none' },
};
