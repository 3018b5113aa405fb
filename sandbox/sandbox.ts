import { type Running, start, type World } from '../src/app.ts';
import { parseConfig } from '../src/config/index.ts';
import { createLog } from '../src/log.ts';
import { type Surroundings, type SurroundingsOptions, startSurroundings } from './surroundings.ts';

export interface SandboxOptions extends SurroundingsOptions, Partial<World> {}

/** A local Slack, a local iLOQ and the real bot between them. */
export interface Sandbox extends Omit<Surroundings, 'deliverTo'> {
  bot(): Running;
  /** Stops the bot and starts it again on the same data; `changes` are to its environment. */
  restart(changes?: Readonly<Record<string, string>>): Promise<void>;
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const surroundings = await startSurroundings(options);
  const { slack, iloq, dataDir, environment } = surroundings;

  async function startBot(changes: Readonly<Record<string, string>> = {}): Promise<Running> {
    const parsed = parseConfig({ ...environment, ...changes });
    if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
    const started = await start(parsed.config, { log: createLog('silent'), paceMs: 0, ...options });
    if (!started.ok) throw new Error(`the store is ${started.because.kind}`);
    await started.running.connected;
    surroundings.deliverTo(started.running.port);
    return started.running;
  }

  let bot = await startBot();
  return {
    slack,
    iloq,
    dataDir,
    environment,
    bot: () => bot,
    async restart(changes) {
      await bot.stop();
      bot = await startBot(changes);
    },
    async close() {
      await bot.stop();
      await surroundings.close();
    },
  };
}
