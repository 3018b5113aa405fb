import pino from 'pino';

export type Log = pino.Logger;

/** Keys that can hold a secret, wherever they stand in what is logged. */
const secretKeys = ['password', 'Password', 'token', 'signKey', 'SignKey', 'SessionID', 'authorization', 'x-api-key'];

/** A one-time link is a secret wherever it stands, in a text or an error, too. */
const oneTimeLink = /\/credentials\/[\w%~.-]+/g;

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
      hooks: { streamWrite: (line) => line.replaceAll(oneTimeLink, '/credentials/[redacted]') },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
}
