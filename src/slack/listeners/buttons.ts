import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { readPress } from '../../setup/index.ts';
import type { Home } from '../home.ts';
import { listen } from '../listener.ts';
import { pressOnHome } from './home.ts';
import type { Listening } from './listening.ts';

/** Buttons and menus, wherever they stand. */
export function registerButtons({ app, setup, speakers, guarded }: Listening, home: Home): void {
  app.action<BlockAction>(/.*/u, ({ body, action, ack, respond }) => {
    const {
      trigger_id: trigger,
      user: { id: user },
      view,
    } = body;
    const speaker = view
      ? speakers.inView({ trigger, user }, view)
      : speakers.ephemeral(respond, { trigger, user });
    const follow = (): Promise<void> =>
      guarded(speaker, async () => {
        if (action.action_id.startsWith('link')) return;
        const press = readPress(carriedBy(action));
        if (!press) return speaker.reply({ answer: 'old-button' });
        const channel = body.channel?.id;
        const isDirectMessage = channel?.startsWith('D') ?? false;
        const where = { channel: isDirectMessage ? undefined : channel, isDirectMessage };
        const sent = { user, request: `press:${trigger}`, where, reply: speaker.reply };
        if (press.do === 'home' || press.do === 'find') return pressOnHome(home, press, sent, view);
        await setup.press(sent, press);
        if (press.do === 'language' && view?.type === 'home')
          await home.show(user, { hash: view.hash });
      });
    return listen({ answer: () => {}, follow }, () => ack());
  });
}

const button = z.object({ value: z.string() });
const menu = z.object({ selected_option: z.object({ value: z.string() }) });

/** What a button, or the chosen line of a menu, carries. */
function carriedBy(action: object): string | undefined {
  const pressed = button.safeParse(action);
  return pressed.success ? pressed.data.value : menu.safeParse(action).data?.selected_option.value;
}
