import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../log.ts';

const sayingOfLibrary = "Slack's library says";

/**
 * Slack's libraries log through ours. Their debug lines hold texts of messages and tokens: those go
 * nowhere.
 * @param onTrouble gets what they warn of; a line of the log unless given
 */
export function slackLogger(
  log: Log,
  onTrouble: (said: string) => void = (said) => log.warn({ said }, sayingOfLibrary),
): Logger {
  const line = (parts: unknown[]): string =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => log.debug({ said: line(parts) }, sayingOfLibrary),
    warn: (...parts) => onTrouble(line(parts)),
    error: (...parts) => onTrouble(line(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** Where what the library warns of comes as an error to whoever calls, who has the say. */
export const callersLogger = (log: Log): Logger =>
  slackLogger(log, (said) => log.debug({ said }, sayingOfLibrary));
