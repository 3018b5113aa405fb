import pino from 'pino';

export type Log = pino.Logger;

/** Keys that can hold a secret, wherever they stand in what is logged. */
const secretKeys = ['password', 'Password', 'token', 'signKey', 'SignKey', 'SessionID', 'authorization', 'x-api-key'];

/**
 * The one logger. Secrets are never handed to it on purpose; redaction is the second net.
 * @param level pino level name
 * @param destination where lines go; standard output unless given
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secretKeys.flatMap((key) => [`["${key}"]`, `*["${key}"]`, `*.*["${key}"]`]),
        censor: '[redacted]',
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
