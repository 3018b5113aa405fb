import type { Config } from '../config/index.ts';
import { createHttpServer } from '../http/index.ts';

/**
 * What answers while another process works with the database, or all sites are read anew: that it
 * is alive, and not ready, so that nobody is sent here.
 */
export function createStandby({
  port,
  host,
  slack,
}: Pick<Config, 'port' | 'host'> & { readonly slack: Pick<Config['slack'], 'mode'> }): {
  /** @throws the system's error when the port is taken */
  start(): Promise<void>;
  stop(): Promise<void>;
} {
  const http = createHttpServer({
    slack: () => (slack.mode.kind === 'socket' ? 'not-here' : 'not-yet'),
    credentials: () => 'not-yet',
    webhooks: () => 'not-yet',
    isReady: async () => false,
  });
  return {
    start: async () => void (await http.start(port, host)),
    stop: http.stop,
  };
}

/**
 * Answers meanwhile, where the work takes longer than so many milliseconds: whoever looks after the
 * process shall not take it for dead.
 */
export async function answerMeanwhile<T>(
  standby: ReturnType<typeof createStandby>,
  afterMs: number,
  work: () => Promise<T>,
): Promise<T> {
  let answering: Promise<void> = Promise.resolve();
  const late = setTimeout(() => {
    answering = standby.start().catch(() => {});
  }, afterMs);
  try {
    return await work();
  } finally {
    clearTimeout(late);
    await answering;
    await standby.stop();
  }
}
