import { start } from './app.ts';
import { parseConfig } from './config.ts';
import { createLog } from './log.ts';
import { TokenRefused } from './slack/index.ts';
import { NewerVersion } from './storage/index.ts';
import { storeRefused } from './store-refused.ts';

/** Longer than this nobody waits for a stop; what is pending goes on at the next start. */
const stopWithinMs = 4_500;

function giveUp(...sentences: string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

async function main(): Promise<void> {
  try {
    process.loadEnvFile();
  } catch (error) {
    // Without a .env file the environment alone counts.
    if (codeOf(error) !== 'ENOENT')
      giveUp(`.env cannot be read (${codeOf(error)}). Mend it, or remove it.`);
  }
  const parsed = parseConfig(process.env);
  if (!parsed.ok) giveUp(...parsed.problems);
  const { config } = parsed;
  const log = createLog(config.logLevel);
  const started = await start(config, { log });
  if (!started.ok) return giveUp(storeRefused(started.because, config.dataDir));
  const { running } = started;
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping');
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
  await running.connected;
}

main().catch((error: unknown) => {
  if (error instanceof TokenRefused)
    giveUp(`${error.message}. Copy it anew from the app's page in Slack.`);
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    giveUp('PORT is taken by another program. Set another one, for example PORT=3001.');
  if (error instanceof Error && 'syscall' in error && error.syscall === 'listen')
    giveUp(
      `The bot cannot listen on HOST and PORT (${code}). Example: HOST=0.0.0.0 and PORT=3000.`,
    );
  if (error instanceof NewerVersion)
    giveUp(
      'DATA_DIR was written by a newer version of this bot. Run that version, or restore a backup.',
    );
  throw error;
});
