import { listen } from '../listener.ts';
import { readSent } from '../typed-text.ts';
import type { Listening } from './listening.ts';

/** `/livion …` */
export function registerCommands({ app, setup, speakers, guarded }: Listening): void {
  app.command('/livion', ({ command, ack, respond }) => {
    const { trigger_id: trigger, user_id: user, channel_id, channel_name, text } = command;
    const speaker = speakers.ephemeral(respond, { trigger, user });
    const channel = channel_name === 'directmessage' ? undefined : channel_id;
    const sent = {
      ...{ user, request: `command:${trigger}`, reply: speaker.reply },
      where: { channel, isDirectMessage: false },
    };
    const follow = (): Promise<void> =>
      guarded(speaker, () => setup.command(sent, () => readSent(text)));
    return listen({ answer: () => {}, follow }, () => ack());
  });
}
