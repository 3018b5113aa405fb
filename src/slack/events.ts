import { z } from 'zod';
import type { Person } from '../sites/index.ts';
import { obstacleText, replies } from '../text/index.ts';
import { type Bot, type Handler, handle, once } from './bot.ts';
import type { Press } from './buttons.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { eventsModal, sorryModal, words } from './messages/index.ts';
import { permit } from './press.ts';
import { toPerson } from './to-person.ts';

/** Opens the form that chooses which of iLOQ's events a site is told of. */
export async function openEvents(
  bot: Bot,
  press: Extract<Press, { do: 'events' }>,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const described = permission.allowed
    ? await bot.webhooks.describeSubscriptions(press.site)
    : undefined;
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : !described
      ? sorryModal(replies.gone)
      : described.obstacle
        ? sorryModal(obstacleText(described.obstacle))
        : eventsModal(press.site, described.events);
  await bot.web.views.open({ trigger_id: trigger, view });
}

const carried = z.object({ site: z.string() });
const chosen = z.object({ selected_options: z.array(z.object({ value: z.string() })).default([]) });

/** The sent form. */
export function registerEvents({ app, bot }: Parts): void {
  app.view('events', ({ view, body, ack }) => {
    const handler: Handler<typeof body, void> = {
      answer: () => undefined,
      follow: ({ user, view: { id } }) =>
        guarded(bot, toPerson(bot, user.id), async () => {
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const { site } = carried.parse(JSON.parse(view.private_metadata));
            const permission = permit(bot, { do: 'events', site }, await bot.people.get(user.id));
            if (!permission.allowed) return toPerson(bot, user.id)(words(permission.why));
            const { selected_options: options } = chosen.parse(
              view.state.values['events']?.['events'] ?? {},
            );
            await bot.webhooks.chooseEvents(
              site,
              options.map(({ value }) => value),
            );
          });
        }),
    };
    return handle(handler, body, () => ack());
  });
}
