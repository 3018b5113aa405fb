import { type Running, start } from './app.ts';
import { parseConfig } from './config/index.ts';
import { createLog, type Log } from './log.ts';
import { databaseLost } from './postgres-refused.ts';
import { TokenRefused } from './slack/index.ts';
import { NewerVersion, streamsFile, unusableBy } from './storage/index.ts';
import { newerVersion, storeRefused } from './store-refused.ts';
import { version } from './version.ts';

/** Longer than this nobody waits for a stop; what is pending goes on at the next start. */
const stopWithinMs = 4_500;

function giveUp(...sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** The last net: what nothing else has caught is logged whole, and told in a sentence. */
function catchTheRest(log: Log): void {
  const end = (error: unknown): never => {
    log.fatal({ err: error }, 'something unforeseen went wrong');
    const what = error instanceof Error ? error.name : typeof error;
    return giveUp(
      `The bot has ended: something unforeseen went wrong (${what}). The line before says where; start it again, and report it.`,
    );
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

async function main(): Promise<void> {
  if (process.argv.includes('--version')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  try {
    process.loadEnvFile();
  } catch (error) {
    // Without a .env file the environment alone counts.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOENT') giveUp(`.env cannot be read (${code}). Fix it, or remove it.`);
  }
  const parsed = parseConfig(process.env);
  if (!parsed.ok) giveUp(...parsed.problems);
  const { config } = parsed;
  const log = createLog(config.logLevel);
  catchTheRest(log);
  let running: Running | undefined;
  stopWhenAsked(() => running, log);
  try {
    const started = await start(config, { log });
    if (!started.ok) return giveUp(storeRefused(started.because, config.dataDir));
    running = started.running;
    void started.running.lost.then(() => giveUp(databaseLost));
    await started.running.connected;
  } catch (error) {
    const sentence = whyNotStarted(error, config.dataDir);
    if (sentence === undefined) throw error;
    giveUp(sentence);
  }
}

/** @param bot undefined while it starts: there is nothing to end */
function stopWhenAsked(bot: () => Running | undefined, log: Log): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
    const running = bot();
    if (!running) process.exit(0);
    setTimeout(() => {
      log.warn('what is still under way goes on at the next start');
      process.exit(0);
    }, stopWithinMs).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  // Not `once`: while a file is written, write-file-atomic listens, too, and ends the process where
  // it is the only one left.
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What the operator can do about it, in a sentence; undefined for what nobody has foreseen. */
function whyNotStarted(error: unknown, dataDir: string): string | undefined {
  if (error instanceof TokenRefused)
    return `${error.message}. Copy it anew from the app's page in Slack.`;
  if (error instanceof NewerVersion) return newerVersion;
  const unusable = unusableBy(error, streamsFile(dataDir));
  if (unusable) return storeRefused(unusable, dataDir);
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen'))
    return undefined;
  const code = 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE'
    ? 'PORT is taken by another program. Set another one, for example PORT=3001.'
    : `The bot cannot listen on HOST and PORT (${code}). Example: HOST=0.0.0.0 and PORT=3000.`;
}

await main();
