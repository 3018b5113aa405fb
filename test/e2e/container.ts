import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import { built } from '../folder-for-the-run.ts';

const ready = z.object({ port: z.number() });

/**
 * The bot in a process of its own, which can be killed at any moment and started again on the same
 * folder.
 */
export interface Container {
  /** Resolves when the bot talks in Slack, with true; with false when it was killed before. */
  start(): Promise<boolean>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** What all its processes have logged. */
  readonly log: () => string;
}

export function createContainer({
  environment,
  deliverTo,
}: Pick<Surroundings, 'environment' | 'deliverTo'>): Container {
  let child: ChildProcess | undefined;
  let log = '';
  return {
    log: () => log,
    async start() {
      const env = {
        ...environment,
        LOG_LEVEL: 'info',
      };
      const started = spawn(process.execPath, [built('bot-process')], {
        env,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      child = started;
      const keep = (chunk: unknown): void => {
        log += String(chunk);
      };
      started.stdout?.on('data', keep);
      started.stderr?.on('data', keep);
      const exit = once(started, 'exit').then(() => undefined);
      const message = await Promise.race([once(started, 'message'), exit]);
      if (message === undefined) {
        if (started.signalCode === 'SIGKILL') return false;
        throw new Error(`the bot did not start:\n${log}`);
      }
      deliverTo(ready.parse(message[0]).port);
      return true;
    },
    async kill() {
      const killed = child;
      child = undefined;
      if (!killed || killed.exitCode !== null || killed.signalCode !== null) return;
      const exit = once(killed, 'exit');
      killed.kill('SIGKILL');
      await exit;
    },
  };
}
