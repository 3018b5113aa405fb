import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../src/clock.ts';
import { type IloqState, type LocalIloq, startLocalIloq } from './iloq/index.ts';
import { manifest } from './manifest.ts';
import {
  type ChannelSpec,
  type LocalSlack,
  type PersonSpec,
  startLocalSlack,
} from './slack/index.ts';

/**
 * The people of the sandbox: an installer, a supporter who is admin, a manager, a guest, and one of
 * another organisation.
 */
const people: readonly PersonSpec[] = [
  { name: 'maija', realName: 'Maija Virtanen' },
  { name: 'sami', realName: 'Sami Korhonen', isAdmin: true },
  { name: 'liisa', realName: 'Liisa Laine' },
  { name: 'gabi', realName: 'Gabi Guest', isRestricted: true },
  { name: 'otto', realName: 'Otto Outsider', isStranger: true },
];

export interface SurroundingsOptions {
  readonly mode?: 'http' | 'socket';
  readonly iloq?: IloqState;
  /** More people than those of the sandbox, and more channels; the people are in #sites, too. */
  readonly people?: readonly PersonSpec[];
  readonly channels?: readonly ChannelSpec[];
  /**
   * How long Slack waits for the bot: a minute unless given, so that a busy machine changes nothing
   * of what is played.
   */
  readonly patienceMs?: number;
  /** By which Slack waits; the system's unless given. */
  readonly slackClock?: Clock;
  /** More variables of the environment, or others than the sandbox's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Kept, where given; otherwise a temporary folder that goes with the rest. */
  readonly dataDir?: string;
}

/**
 * Everything around a bot: a local Slack, a local iLOQ, a folder, and the environment that leads to
 * them.
 */
export interface Surroundings {
  readonly slack: LocalSlack;
  readonly iloq: LocalIloq;
  readonly dataDir: string;
  readonly environment: Readonly<Record<string, string>>;
  /**
   * Slack brings what people do to the bot that listens on this port (or, in Socket Mode, has
   * connected).
   */
  deliverTo(port: number): void;
  close(): Promise<void>;
}

const { NODE_COMPILE_CACHE: compileCache } = process.env;

/** 32 bytes that keep nothing secret: only for data that is thrown away. */
const sandboxKey = Buffer.alloc(32, 7).toString('base64');

export async function startSurroundings(options: SurroundingsOptions = {}): Promise<Surroundings> {
  const {
    mode = 'http',
    people: more = [],
    patienceMs = 60_000,
    slackClock,
    dataDir = await mkdtemp(join(tmpdir(), 'livion-')),
  } = options;
  const slack = await startLocalSlack({
    ...{ ...manifest, patienceMs, ...(slackClock && { clock: slackClock }) },
    people: [...people, ...more],
    channels: [
      { name: 'alerts', members: ['sami', 'liisa'], botIsMember: true },
      {
        name: 'sites',
        members: ['maija', 'sami', 'liisa', 'gabi', ...more.map(({ name }) => name)],
        botIsMember: true,
      },
      ...(options.channels ?? []),
    ],
  });
  const iloq = await startLocalIloq(options.iloq ? { state: options.iloq } : {});
  return {
    slack,
    iloq,
    dataDir,
    environment: {
      SLACK_BOT_TOKEN: slack.botToken,
      ...(mode === 'socket'
        ? { SLACK_APP_TOKEN: slack.appToken }
        : { SLACK_SIGNING_SECRET: slack.signingSecret }),
      SLACK_API_URL: slack.url,
      PORT: '0',
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      CREDENTIALS_KEY: sandboxKey,
      ILOQ_ALLOWED_ORIGINS: `https://*.iloq.com,https://*.iloq.de,${iloq.url}`,
      ALERT_CHANNEL: slack.channel('alerts').id,
      NEXT_STEPS_URL: 'https://help.example.com/livionkey-initial-configuration',
      // A bot in a process of its own starts twice as fast where Node has compiled it before.
      ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }),
      ...options.environment,
    },
    deliverTo: (port) =>
      slack.deliverTo(
        mode === 'socket' ? { mode } : { mode, eventsUrl: `http://127.0.0.1:${port}/slack/events` },
      ),
    async close() {
      await Promise.all([slack.close(), iloq.close()]);
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
