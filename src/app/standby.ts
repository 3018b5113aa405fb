import type { Config } from '../config/index.ts';
import { createHttpServer } from '../http/index.ts';

/**
 * What answers while another process works with the database: that it is alive, and not ready, so
 * that nobody is sent here.
 */
export function createStandby({ port, host, slack }: Pick<Config, 'port' | 'host' | 'slack'>): {
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
