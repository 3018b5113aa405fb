import type { Clock } from '../../clock.ts';
import type { Config } from '../../config/index.ts';
import { createHttpServer } from '../../http/index.ts';
import { createLog } from '../../log.ts';
import {
  connect,
  createClockDoubt,
  createReachability,
  createSlackListener,
  createWebClient,
  identify,
  runTrial,
  TokenRefused,
} from '../../slack/index.ts';
import { peek } from '../../storage/index.ts';
import { catalogue } from '../../text/index.ts';
import { failed, fine, type Result } from './result.ts';

const answerWithinMs = 20_000;

/** How long a trial waits; tests are in a hurry. */
export interface TrialTimes {
  readonly paceMs: number;
  readonly pressMs: number;
  readonly eventMs: number;
}

const times: TrialTimes = { paceMs: 1_100, pressMs: 120_000, eventMs: 15_000 };

/**
 * Tries in a channel, with the real tokens, all that the bot does in Slack. No bot may run
 * meanwhile: Slack sends each press to one of them.
 * @param channel its name with the #, or its ID
 */
export async function* tryLive(
  config: Config,
  channel: string,
  clock: Clock,
  { paceMs, pressMs, eventMs }: TrialTimes = times,
): AsyncGenerator<Result> {
  const { slack, dataDir, port, host } = config;
  if (peek(dataDir).kind === 'in-use')
    return yield failed(
      `A bot works on DATA_DIR (${dataDir}). Stop it for the trial: what people press would go to it.`,
    );
  if (slack.app.kind === 'installed')
    return yield failed(
      'The trial is made with the token of one workspace: set SLACK_BOT_TOKEN for it.',
    );
  const log = createLog('silent');
  const { botToken } = slack.app;
  const { mode, apiUrl } = slack;
  const web = createWebClient({ token: botToken, apiUrl, log });
  try {
    const who = await identify(web, clock, log, AbortSignal.timeout(answerWithinMs));
    if (who === 'stopped') return yield failed('Slack does not answer: no trial was made.');
    const connection = connect({ botToken, mode, apiUrl }, who, {
      log,
      reachability: createReachability(log, clock),
    });
    const listener =
      mode.kind === 'http'
        ? createSlackListener({
            signingSecret: mode.signingSecret,
            now: () => Date.now(),
            clockDoubt: createClockDoubt(clock),
            receiveFor: () => connection.receive,
            log,
          })
        : undefined;
    const http = createHttpServer({
      slack: () => listener ?? 'not-here',
      credentials: () => 'not-here',
      webhooks: () => 'not-yet',
      isReady: async () => true,
    });
    if (listener) await http.start(port, host);
    await connection.start();
    try {
      const trial = runTrial({
        t: catalogue(config.defaultLanguage, config.timeZone),
        ...{ web, app: connection.app, channel, clock, paceMs, pressMs, eventMs },
      });
      for await (const { ok, sentence } of trial) yield ok ? fine(sentence) : failed(sentence);
    } finally {
      await connection.stop();
      await http.stop();
    }
  } catch (error) {
    if (error instanceof TokenRefused) return yield failed(`${error.message}.`);
    if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
      return yield failed('PORT is taken, by a bot that runs perhaps. Stop it for the trial.');
    throw error;
  }
}
