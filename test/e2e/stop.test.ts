import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../sandbox/slack/index.ts';
import { type Surroundings, startSurroundings } from '../../sandbox/surroundings.ts';
import { built } from '../folder-for-the-run.ts';
import { requestsOnDisk, sitesOnDisk } from './told.ts';

/** What `npm start` runs ends after some seconds, come what may. */
const unhurried = new URL('./stopping-bot.ts', import.meta.url).pathname;

let around: Surroundings;
let bot: ChildProcess;
let log = '';
beforeEach(() => {
  log = '';
});
afterEach(async () => {
  if (bot.exitCode === null && bot.kill('SIGKILL')) await once(bot, 'exit');
  await around.close();
});

/** @returns its port */
async function startBot(mode: 'http' | 'socket', script: string): Promise<number> {
  around = await startSurroundings({ mode });
  const env = around.environment;
  bot = spawn(process.execPath, [script], { cwd: around.dataDir, env });
  const keep = (chunk: unknown): void => {
    log += String(chunk);
  };
  bot.stdout?.on('data', keep);
  bot.stderr?.on('data', keep);
  while (!log.includes('connected to Slack')) await wait(10);
  const port = Number(/"port":(\d+)/u.exec(log)?.[1]);
  around.deliverTo(port);
  return port;
}

/** SIGTERM. @returns the code with which the process ended */
async function stopBot(): Promise<number> {
  const exit = once(bot, 'exit');
  bot.kill('SIGTERM');
  const [code, signal] = await exit;
  if (signal !== null) throw new Error(`ended by ${signal}\n${log}`);
  return code;
}

const isTaken = ({ error }: Outcome): boolean => error === null;

describe.each(['http', 'socket'] as const)(
  'a bot that is stopped while people work, over %s',
  (mode) => {
    it('has everything on disk that it acknowledged, and acknowledges nothing else', async () => {
      await startBot(mode, unhurried);
      const maija = around.slack.as('maija');
      const asked: { readonly name: string; readonly outcome: Promise<Outcome> }[] = [];
      const typed: Promise<Outcome>[] = [];
      let refused = false;
      // A few at a time: they are not to pile up on a slow machine.
      const settled = (): number => {
        const { taken, open } = requestsOnDisk(around.dataDir);
        return taken - open;
      };
      const isBusy = (): boolean => asked.length + typed.length > settled() + 20;
      const work = (async () => {
        while (!refused && asked.length < 300) {
          await around.slack.until(() => refused || !isBusy(), { what: 'an end of some' });
          // Nothing like another one, or the bot would ask which of the two is meant.
          const name = randomBytes(12).toString('hex');
          const outcome = maija.command('/livion', `setup ${name}`);
          asked.push({ name, outcome });
          void outcome.then((answer) => {
            refused ||= !isTaken(answer);
          });
          typed.push(maija.dm(`status ${name}`));
          await wait(10);
        }
      })();
      await around.slack.until(() => settled() > 60, { what: 'some work' });
      const ending = stopBot();
      // What was sent over HTTP fails with its connection. What was sent over a socket is never
      // answered: all that was still said has come before the sockets are seen to end.
      const { socket } = around.slack;
      const gone = ending
        .then(() => around.slack.until(() => socket.connections() === 0))
        .then(() => {
          refused = true;
          return mode === 'http' ? new Promise<never>(() => {}) : undefined;
        });
      const taking = async (outcome: Promise<Outcome>): Promise<boolean> => {
        const answer = await Promise.race([outcome, gone]);
        return answer !== undefined && isTaken(answer);
      };
      await work;
      expect(await ending, log).toBe(0);

      const words = await Promise.all(typed.map(taking));
      const names = new Set(sitesOnDisk(around.dataDir).map(({ name }) => name));
      let taken = 0;
      for (const { name, outcome } of asked) {
        if (!(await taking(outcome))) continue;
        taken += 1;
        expect(names, name).toContain(name);
      }
      expect(taken).toBeGreaterThan(5);
      expect(requestsOnDisk(around.dataDir)).toEqual({
        taken: taken + words.filter((each) => each).length,
        forms: 0,
        open: 0,
      });
      expect(log).not.toContain('"level":50');
    });
  },
);

describe('whoever watches a bot that stops', () => {
  it('hears at once that it is not ready, and that nothing more is taken', async () => {
    const port = await startBot('http', built('livion'));
    const url = `http://127.0.0.1:${port}`;
    const readiness = async () => (await fetch(`${url}/readyz`)).status;
    await expect.poll(readiness).toBe(200);
    // Somebody is in the middle of what they send, so that the bot cannot have ended.
    const headers = { expect: '100-continue' };
    const half = request(`${url}/slack/events`, { method: 'POST', headers });
    half.flushHeaders();
    await once(half, 'continue');
    half.write('{');
    const ending = stopBot();
    let status = 200;
    while (status === 200) status = await readiness();
    expect(status).toBe(503);
    expect((await fetch(`${url}/slack/events`, { method: 'POST' })).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    half.end('}');
    // Not signed: it is answered all the same, and not cut off.
    const [answer] = await once(half, 'response');
    expect(answer.statusCode).toBe(401);
    expect(await ending).toBe(0);
  });
});
