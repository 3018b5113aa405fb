import { z } from 'zod';
import { replies } from '../../text/index.ts';
import type { Bot, Handler } from '../bot.ts';
import { handle, once } from '../bot.ts';
import type { Press } from '../buttons.ts';
import type { Parts } from '../edges.ts';
import { guarded } from '../guarded.ts';
import { findModal, sorryModal } from '../messages/index.ts';
import { toPerson } from '../to-person.ts';
import type { Home } from './create-home.ts';
import { readWanted, turned } from './wanted.ts';

/** The view that they had before; the first time there is none. */
const before = z.object({ hash: z.string() });
const found = z.object({ find: z.object({ find: z.object({ value: z.string().nullish() }) }) });

/** Home is opened, and the form that finds a site is sent. */
export function registerHome({ app, bot, home }: Parts): void {
  app.event('app_home_opened', ({ event }) =>
    guarded(bot, undefined, async () => {
      if (event.tab === 'home')
        await home.show(event.user, { hash: before.safeParse(event.view).data?.hash });
    }),
  );

  app.view('find', ({ view, body, ack }) => {
    const handler: Handler<typeof body, void> = {
      answer: () => undefined,
      follow: ({ user, view: { id } }) =>
        guarded(bot, toPerson(bot, user.id), () =>
          once(bot, `form:${id}:${view.hash}`, user.id, async () => {
            const search = found.safeParse(view.state.values).data?.find.find.value ?? '';
            await home.show(user.id, {
              wanted: turned(readWanted(view.private_metadata), { do: 'home', search }),
            });
          }),
        ),
    };
    return handle(handler, body, () => ack());
  });
}

/**
 * A press on Home itself. Nothing to ask `may` before: it is asked, site by site, for what is then
 * shown.
 * @param view the one that was pressed on, which says what it shows
 */
export async function pressOnHome(
  bot: Bot,
  home: Home,
  press: Extract<Press, { do: 'home' | 'find' }>,
  by: { readonly user: string; readonly trigger: string },
  view: { readonly hash: string; readonly private_metadata: string } | undefined,
): Promise<void> {
  if (!view) {
    await bot.web.views.open({ trigger_id: by.trigger, view: sorryModal(replies.oldButton) });
    return;
  }
  const wanted = readWanted(view.private_metadata);
  if (press.do === 'find')
    await bot.web.views.open({ trigger_id: by.trigger, view: findModal(wanted) });
  else await home.show(by.user, { wanted: turned(wanted, press), hash: view.hash });
}
