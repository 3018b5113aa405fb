import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

const saying = "Slack's library says";

/**
 * Slack's libraries log through ours. Their debug lines hold texts of messages and tokens: those go
 * nowhere.
 */
export function slackLogger(log: Log): Logger {
  const line = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => log.debug({ said: line(parts) }, saying),
    warn: (...parts) => log.warn({ said: line(parts) }, saying),
    error: (...parts) => log.error({ said: line(parts) }, saying),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
