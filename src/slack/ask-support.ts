import { z } from 'zod';
import { askIds } from '../checklist/index.ts';
import { askHelp, type Person } from '../sites/index.ts';
import { type Bot, change, type Handler, handle, inputOf, once } from './bot.ts';
import type { Press } from './buttons.ts';
import { reachesSupport } from './conversation.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { askSupportModal, words as said, sorryModal } from './messages/index.ts';
import { permit } from './press.ts';
import { toPerson } from './to-person.ts';

type AskSupport = Extract<Press, { do: 'ask-support' }>;

/** Opens the form that takes words for support. */
export async function openAskSupport(
  bot: Bot,
  press: AskSupport,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const site = permission.allowed ? await bot.sites.get(press.site) : undefined;
  const view = permission.allowed
    ? askSupportModal(press, site?.help?.words)
    : sorryModal(permission.why);
  await bot.web.views.open({ trigger_id: trigger, view });
}

const carried = z.object({ site: z.string(), ask: z.enum(askIds) });

/** The sent form. */
export function registerAskSupport({ app, bot }: Parts): void {
  app.view('ask-support', ({ view, body, ack }) => {
    const handler: Handler<typeof body, void> = {
      answer: () => undefined,
      follow: ({ user, view: { id } }) => {
        const reply = toPerson(bot, user.id);
        return guarded(bot, reply, async () => {
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const about = carried.parse(JSON.parse(view.private_metadata));
            const press = { do: 'ask-support', ...about } as const;
            const permission = permit(bot, press, await bot.people.get(user.id));
            if (!permission.allowed) return reply(said(permission.why));
            const typed = view.state.values['words']?.['words']?.value?.trim() ?? '';
            const reached = await reachesSupport(bot, about.site);
            const words = typed === '' ? {} : { words: typed };
            const input = inputOf(bot, user.id, request);
            await change(bot, about.site, (site) =>
              askHelp(site, input, { ...words, reached, inForm: true }),
            );
          });
        });
      },
    };
    return handle(handler, body, () => ack());
  });
}
