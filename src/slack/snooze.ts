import { z } from 'zod';
import type { Person } from '../sites/index.ts';
import { alertReplies } from '../text/index.ts';
import { actOnIncident } from './alerts.ts';
import { type Bot, type Handler, handle, inputOf, once } from './bot.ts';
import type { Press } from './buttons.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { type Snooze, snoozeModal, snoozes, sorryModal, words } from './messages/index.ts';
import { permit } from './press.ts';
import { toPerson } from './to-person.ts';

/** Opens the form that asks for how long an incident is to be quiet. */
export async function openSnooze(
  bot: Bot,
  press: Extract<Press, { do: 'snooze' }>,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : bot.alerts.incident(press.incident)
      ? snoozeModal(press.incident)
      : sorryModal(alertReplies.gone);
  await bot.web.views.open({ trigger_id: trigger, view });
}

const carried = z.object({ incident: z.string() });
const chosen = z.object({ selected_option: z.object({ value: z.enum(snoozes) }) });

/** The sent form. */
export function registerSnooze({ app, bot }: Parts): void {
  app.view('snooze', ({ view, body, ack }) => {
    const handler: Handler<typeof body, void> = {
      answer: () => undefined,
      follow: ({ user, view: { id } }) => {
        const reply = toPerson(bot, user.id);
        return guarded(bot, reply, async () => {
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const { incident } = carried.parse(JSON.parse(view.private_metadata));
            const how = chosen.parse(view.state.values['for']?.['for']).selected_option.value;
            const press = { do: 'snooze', incident } as const;
            const permission = permit(bot, press, await bot.people.get(user.id));
            if (!permission.allowed) return reply(words(permission.why));
            const until = snoozeUntil(how, bot.clock.now(), bot.stuckRule.timeZone);
            const action = { do: 'snooze', until } as const;
            return actOnIncident(bot, incident, action, inputOf(bot, user.id, request), reply);
          });
        });
      },
    };
    return handle(handler, body, () => ack());
  });
}

const hourMs = 3_600_000;

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
