import { z } from 'zod';
import type { Press, Sent } from '../../setup/index.ts';
import { type Home, readWanted, turned } from '../home/index.ts';
import type { FormSpeaker, PressedView } from '../reply.ts';
import { registerForm, typedIn } from './form.ts';
import type { Listening } from './listening.ts';

/** The view that they had before; the first time there is none. */
const before = z.object({ hash: z.string() });

/** Home is opened, and the form that finds a site is sent. */
export function registerHome(listening: Listening, home: Home): void {
  const { app, setup, guarded } = listening;
  app.event('app_home_opened', ({ event }) =>
    guarded(undefined, async () => {
      if (event.tab === 'home')
        await home.show(event.user, { hash: before.safeParse(event.view).data?.hash });
    }),
  );

  registerForm(listening, 'find', (view) => ({
    is: 'other',
    follow: (sent, reply) =>
      setup.search(sent, typedIn(view, 'find'), reply, (search) =>
        home.show(sent.user, {
          wanted: turned(readWanted(view.private_metadata), { do: 'home', search }),
        }),
      ),
  }));
}

/**
 * A press on Home itself. Nothing to ask `may` before: it is asked, site by site, for what is then
 * shown.
 * @param by.view the one that was pressed on, which says what it shows
 */
export async function pressOnHome(
  home: Home,
  press: Extract<Press, { do: 'home' | 'find' }>,
  by: {
    readonly sent: Sent;
    readonly view: PressedView | undefined;
    readonly speaker: FormSpeaker;
  },
): Promise<void> {
  const { sent, view, speaker } = by;
  if (!view) return speaker.reply({ answer: 'old-button' });
  const wanted = readWanted(view.private_metadata);
  if (press.do === 'find') return speaker.reply({ form: 'find', wanted });
  await home.show(sent.user, { wanted: turned(wanted, press), hash: view.hash });
}
