import type { Server } from 'node:http';
import type { Clock } from '../../src/clock.ts';
import type { Deed, DeedAnswer, State } from '../page/protocol.ts';
import { reservePort } from '../reserve-port.ts';
import { type Surroundings, startSurroundings } from '../surroundings.ts';
import { BotProcess } from './bot-process.ts';
import { buildPage, type Page } from './build-page.ts';
import { Events } from './events.ts';
import { exampleSites } from './example-sites.ts';
import { FaultSwitches } from './faults.ts';
import { doInIloq } from './iloq-deeds.ts';
import { openIloqScene, openingState } from './iloq-scene.ts';
import { iloqView } from './iloq-view.ts';
import { listenNear } from './listen-near.ts';
import { Retries } from './retries.ts';
import { seed } from './seed.ts';
import { createPageServer } from './server.ts';
import { doInSlack } from './slack-deeds.ts';
import { findFile, slackView } from './slack-view.ts';

/** Public API, "Webhooks": what failed is sent again after five minutes, at first. */
const resendEveryMs = 5 * 60_000;

export interface OpenSandbox extends Pick<Surroundings, 'slack' | 'iloq' | 'dataDir'> {
  /** Where the page is, such as `http://127.0.0.1:4000/`. */
  readonly url: string;
  /** Ends the bot and everything around it; what was temporary goes. */
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** The port of the page, or the next free one; 0: any. */
  readonly port: number;
  /** More variables of the bot's environment, or others than the sandbox's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long Slack waits for the bot; as long as it really does unless given. */
  readonly patienceMs?: number;
  /** By which it waits; the system's unless given. */
  readonly slackClock?: Clock;
  /** What starts the bot; `npm start`'s script unless given. */
  readonly botScript?: string;
  /** The page; built unless given. */
  readonly page?: Page;
  /** Closes this sandbox and opens a fresh one on its port; not given: that cannot be asked for. */
  readonly startOver?: () => void;
}

/** So that the page has its answer before the connection ends. */
const startOverAfterMs = 50;

/**
 * A local Slack, a local iLOQ, the real bot as a process of its own between them, and a server with
 * the page to play it all.
 */
export async function openSandbox(options: SandboxOptions): Promise<OpenSandbox> {
  const [botPort, surroundings] = await Promise.all([
    reservePort(),
    startSurroundings({
      iloq: openingState(),
      patienceMs: options.patienceMs ?? 3_000,
      ...(options.slackClock && { slackClock: options.slackClock }),
      people: [
        { name: 'timo', realName: 'Timo Mäkinen' },
        { name: 'aino', realName: 'Aino Heikkinen' },
      ],
      channels: [{ name: 'managers', members: ['sami', 'liisa'], botIsMember: true }],
    }),
  ]);
  const { slack, iloq, dataDir } = surroundings;
  const scene = openIloqScene(iloq);
  const environment = {
    ...surroundings.environment,
    PUBLIC_URL: `http://127.0.0.1:${botPort}`,
    // Nothing leaves this machine, whatever address somebody types.
    ILOQ_ALLOWED_ORIGINS: iloq.url,
    DIGEST_CHANNEL: slack.channel('managers').id,
    // Nobody plays until tomorrow morning: what has happened is told within five minutes.
    DIGEST_CRON: '*/5 * * * *',
    DIGEST_QUIET: 'skip',
    LOG_LEVEL: 'silent',
    ...options.environment,
  };
  const bot = new BotProcess({
    ...{ port: botPort, environment, dataDir },
    changed: () => events.changed(),
    ...(options.botScript !== undefined && { script: options.botScript }),
  });
  const retries = new Retries(slack);
  const switches = new FaultSwitches(slack, scene, bot);

  const stateFor = (personId: string, version: number): State => ({
    version,
    slack: slackView(slack, personId),
    iloq: iloqView(scene),
    faults: switches.view,
  });
  const events = new Events(stateFor);
  slack.onChange(() => events.changed());
  iloq.onCall(() => events.changed());
  const resending = setInterval(() => void iloq.resend(), resendEveryMs);

  async function act(deed: Deed): Promise<DeedAnswer> {
    switch (deed.in) {
      case 'slack':
        return doInSlack({ slack, retries, twice: switches.view.twice }, deed.as, deed.deed);
      case 'iloq':
        return doInIloq(scene, deed.deed).finally(() => events.changed());
      case 'faults':
        if (deed.deed.do === 'start-over') return startOver();
        return switches.do(deed.deed).finally(() => events.changed());
    }
  }

  function startOver(): DeedAnswer {
    if (!options.startOver) return { error: 'this sandbox cannot start over' };
    setTimeout(options.startOver, startOverAfterMs);
    return { error: null };
  }

  let server: Server | undefined;
  async function close(): Promise<void> {
    events.close();
    retries.close();
    clearInterval(resending);
    server?.close();
    server?.closeAllConnections();
    await bot.stop();
    await surroundings.close();
  }

  try {
    await seed(dataDir, {
      alertChannel: slack.channel('alerts').id,
      roles: { [slack.person('sami').id]: 'support', [slack.person('liisa').id]: 'manager' },
      sites: exampleSites({
        now: Date.now(),
        serviceAddress: iloq.address,
        person: (name) => ({ id: slack.person(name).id, channel: slack.channel(name).id }),
      }),
    });
    surroundings.deliverTo(botPort);
    const [page] = await Promise.all([options.page ?? buildPage(), bot.start()]);
    if (bot.state !== 'running') throw new Error('the bot has not started');
    server = createPageServer({
      page,
      events,
      firstPerson: slack.person('maija').id,
      isPerson: (id) => slack.people().some((person) => person.id === id),
      do: act,
      file: (id) => findFile(slack, id),
    });
    const port = await listenNear(server, options.port);
    return { slack, iloq, dataDir, url: `http://127.0.0.1:${port}/`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
