import type { Bot } from './bot.ts';
import { listMessage, type Message } from './messages/index.ts';

/**
 * `/livion status` as everybody sees it who sees every site. Drawn once, until a site changes or a minute is over: with
 * 10,000 sites drawing takes milliseconds, in which no other request is acknowledged.
 */
export function createBoard({ sites, clock, stuckRule }: Pick<Bot, 'sites' | 'clock' | 'stuckRule'>): () => Message {
  let drawn: { readonly minute: number; readonly message: Message } | undefined;
  const redraw = (): void => {
    drawn = undefined;
  };
  sites.onChange(redraw);
  sites.onRemove(redraw);
  return () => {
    const minute = Math.floor(clock.now() / 60_000);
    if (drawn?.minute !== minute)
      drawn = { minute, message: listMessage([...sites.rows()], clock.now(), stuckRule, 'Sites') };
    return drawn.message;
  };
}
