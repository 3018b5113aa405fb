import { z } from 'zod';
import { filters, firstWanted, type Wanted } from '../../overview/index.ts';
import type { Press, ReplyOrOpen, Sent } from '../../setup/index.ts';
import type { Home } from '../home.ts';
import { longestSearch } from '../messages/index.ts';
import type { PressedView } from '../reply.ts';
import { carriedIn, registerForm, typedIn } from './form.ts';
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
    follow: (sent) =>
      setup.search(sent, typedIn(view, 'find'), (search) =>
        home.show(sent.user, {
          wanted: turned(readWanted(view), { do: 'home', search }),
        }),
      ),
  }));
}

/** A press on Home itself: `may` is asked, site by site, for what is then shown. */
export async function pressOnHome(
  home: Home,
  press: Extract<Press, { do: 'home' | 'find' }>,
  { user, reply }: Pick<Sent, 'user'> & { readonly reply: ReplyOrOpen },
  view: PressedView | undefined,
): Promise<void> {
  if (!view) return reply({ answer: 'old-button' });
  const wanted = readWanted(view);
  if (press.do === 'find') return reply({ form: 'find', wanted });
  await home.show(user, { wanted: turned(wanted, press), hash: view.hash });
}

const wantedSchema = z.object({ filter: z.enum(filters), search: z.string(), page: z.number() });

/** What a view says that it shows; the beginning, where this version does not understand it. */
const readWanted = (view: { readonly private_metadata: string }): Wanted =>
  carriedIn(view, wantedSchema) ?? firstWanted;

/** What is wanted after a press: another filter or search begins with its first page. */
const turned = (wanted: Wanted, press: Extract<Press, { do: 'home' }>): Wanted => ({
  filter: press.filter ?? wanted.filter,
  search: (press.search ?? wanted.search).trim().slice(0, longestSearch),
  page: press.page ?? 0,
});
