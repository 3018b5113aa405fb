import type { Bot, Reply } from './bot.ts';
import { words } from './messages/index.ts';
import { tellError } from './tell-error.ts';

/** Whatever goes wrong is logged, and the person is told by its cause. */
export async function guarded(
  bot: Bot,
  reply: Reply | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    bot.log.error({ err: error }, 'a request could not be handled');
    await reply?.(words(tellError(error))).catch(() => {});
  }
}
