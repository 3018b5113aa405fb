import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { reservePort } from '../sandbox/reserve-port.ts';
import { spawnNode } from './processes.ts';

export const signingSecret = 'bench-signing-secret';
export const credentialsKey = Buffer.alloc(32, 7).toString('base64');

/** The real bot, as `npm start` runs it. */
export interface BenchBot {
  readonly child: ChildProcess;
  readonly port: number;
  /** From spawning it to the first 200 of /readyz, in milliseconds. */
  readonly readyMs: number;
}

/** @param folder holds `data`; there is no .env in it */
export async function startBot(
  folder: string,
  slackUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<BenchBot> {
  const port = await reservePort();
  const environment = {
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: `${slackUrl}/api/`,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: 'data',
    CREDENTIALS_KEY: credentialsKey,
    ADMINS: 'U0ADMIN',
    // As `npm start` and the image have it.
    NODE_OPTIONS: '--max-semi-space-size=8 --max-old-space-size=1024',
    ...more,
  };
  const spawned = performance.now();
  const child = spawnNode('../src/start.mjs', environment, folder);
  child.stdout?.resume();
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('the bot did not start');
    await wait(2);
  }
  return { child, port, readyMs: performance.now() - spawned };
}

/** Resolves once Slack has said who the bot is: from then on it takes Slack's requests. */
export async function connected({ port }: BenchBot): Promise<void> {
  const events = `http://127.0.0.1:${port}/slack/events`;
  while ((await fetch(events, { method: 'POST' })).status === 503) await wait(10);
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200;
  } catch {
    return false;
  }
}
