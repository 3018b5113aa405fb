import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { z } from 'zod';
import { listen } from '../../sandbox/listen.ts';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import { built } from '../folder-for-the-run.ts';
import type { Container } from './container.ts';
import type { Random } from './random.ts';

const ready = z.object({ port: z.number() });

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null;

export interface Replicas extends Container {
  /** Where all of them are reached. */
  readonly url: string;
  endAll(): Promise<void>;
}

/**
 * Several processes of the bot on one database, behind one port: each connection goes to the next
 * one that is there. A kill takes any of them: with SIGKILL, or it stands still, and goes on later,
 * when another may have taken over what it did for all.
 * @param callMs so long a call to Slack may take, after which another process may take over
 */
export async function createReplicas(
  { environment, deliverTo }: Surroundings,
  { count, callMs, random }: { count: number; callMs: number; random: Random },
): Promise<Replicas> {
  let all: ChildProcess[] = [];
  const ports = new Map<ChildProcess, number>();
  let onChange = (): void => {};
  let still: ChildProcess | undefined;
  let turn = 0;
  let hasEnded = false;
  let log = '';

  const there = (): ChildProcess[] =>
    all.filter((child) => child !== still && isAlive(child) && ports.has(child));
  const balancer = createServer((client) => {
    const answering = there();
    turn += 1;
    const next = answering[turn % answering.length];
    const port = next && ports.get(next);
    if (port === undefined) {
      client.destroy();
      return;
    }
    const server = connect(port, '127.0.0.1');
    client.pipe(server).pipe(client);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  const port = await listen(balancer);
  deliverTo(port);

  function spawnOne(): ChildProcess {
    const child = spawn(process.execPath, [built('bot-process')], {
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
    child.on('exit', (code) => {
      // As whoever runs it does, where it has lost its lease and ended by itself.
      if (code !== null && !hasEnded) all = all.map((each) => (each === child ? spawnOne() : each));
      onChange();
    });
    return child;
  }

  async function end(child: ChildProcess): Promise<void> {
    if (!isAlive(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** Whether one of these answers before all of them have ended. */
  async function answers(of: readonly ChildProcess[]): Promise<boolean> {
    for (;;) {
      const alive = of.filter(isAlive);
      if (alive.some((child) => ports.has(child))) return true;
      if (alive.length === 0) return false;
      await new Promise<void>((resolve) => {
        onChange = resolve;
      });
    }
  }

  return {
    log: () => log,
    url: `http://127.0.0.1:${port}`,
    async endAll() {
      hasEnded = true;
      balancer.close();
      await Promise.all(all.map(end));
    },
    async start() {
      all = all.filter(isAlive);
      const fresh = Array.from({ length: count - all.length }, spawnOne);
      all.push(...fresh);
      if (!still) return there().length > 0 || answers(all);
      // By now another one may have taken over what it did for all: then it ends by itself.
      const isAnswered = await answers(fresh.length > 0 ? fresh : all);
      still.kill('SIGCONT');
      still = undefined;
      return isAnswered;
    },
    async kill() {
      const alive = all.filter((child) => child !== still && isAlive(child));
      const answering = alive.filter((child) => ports.has(child));
      const killed = answering[random.below(Math.max(1, answering.length))] ?? alive[0];
      if (!killed) return;
      if (!still && answering.length > 1 && random.below(3) === 0) {
        killed.kill('SIGSTOP');
        still = killed;
      } else await end(killed);
    },
  };
}
