import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import type { Container } from './container.ts';
import type { Random } from './random.ts';

const script = new URL('./bot-process.ts', import.meta.url).pathname;
const ready = z.object({ port: z.number() });

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

/**
 * Several processes of the bot on one database, seen from outside as one: Slack is sent to the one
 * that works. A kill takes that one: with SIGKILL, or it stands still, and goes on when another one
 * has taken over. Where none works yet, a kill takes all of them.
 * @param callMs so long a call to Slack may take, after which another process may take over
 */
export function createReplicas(
  { environment, deliverTo }: Surroundings,
  { count, callMs, random }: { count: number; callMs: number; random: Random },
): Container & { readonly endAll: () => Promise<void> } {
  let all: ChildProcess[] = [];
  /** Of those that work. */
  const ports = new Map<ChildProcess, number>();
  let onChange = (): void => {};
  let still: ChildProcess | undefined;
  let log = '';

  function spawnOne(): ChildProcess {
    const child = spawn(process.execPath, [script], {
      env: { ...environment, LOG_LEVEL: 'info', TEST_SLACK_TIMEOUT_MS: String(callMs) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: unknown) => {
        log += String(chunk);
      });
    child.on('message', (message) => {
      ports.set(child, ready.parse(message).port);
      onChange();
    });
    child.on('exit', () => onChange());
    return child;
  }

  async function end(child: ChildProcess): Promise<void> {
    if (!isAlive(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** Resolves with undefined where all have ended. */
  async function theOneThatWorks(): Promise<ChildProcess | undefined> {
    for (;;) {
      const alive = all.filter(isAlive);
      const working = alive.find((child) => ports.has(child));
      if (working || alive.length === 0) return working;
      await new Promise<void>((resolve) => {
        onChange = resolve;
      });
    }
  }

  async function endAll(): Promise<void> {
    await Promise.all([...all, ...(still ? [still] : [])].map(end));
    all = [];
    still = undefined;
  }

  return {
    log: () => log,
    endAll,
    async start() {
      all = all.filter(isAlive);
      while (all.length < count) all.push(spawnOne());
      const working = await theOneThatWorks();
      if (!working) return false;
      deliverTo(ports.get(working) ?? 0);
      // Whoever stood still meanwhile goes on: it has to end by itself, and to say nothing.
      const woken = still;
      still = undefined;
      if (woken && isAlive(woken)) {
        const exit = once(woken, 'exit');
        woken.kill('SIGCONT');
        await exit;
      }
      return true;
    },
    async kill() {
      const killed = all.find((child) => ports.has(child));
      all = all.filter((child) => child !== killed);
      if (!killed) await endAll();
      else if (!still && isAlive(killed) && random.below(3) === 0) {
        killed.kill('SIGSTOP');
        still = killed;
      } else await end(killed);
    },
  };
}
