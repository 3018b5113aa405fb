import pino from 'pino';
import { requestId } from './request.ts';

export type Log = pino.Logger;

/** Keys that can hold a secret, wherever they stand in what is logged. */
const secretKeys: ReadonlySet<string> = new Set([
  ...['password', 'Password', 'token', 'signKey', 'SignKey', 'SessionID', 'authorization'],
  'x-api-key',
]);
const keysAsWritten = Array.from(secretKeys, (key) => `"${key}":`);

/** A one-time link is a secret wherever it stands, in a text or an error, too. */
const oneTimeLink = /\/credentials\/[\w%~.-]+/g;

/** The line as it may be written. Hardly any names a secret: those are looked at in whole. */
function withoutSecrets(line: string): string {
  const shown = line.replaceAll(oneTimeLink, '/credentials/[redacted]');
  if (!keysAsWritten.some((key) => shown.includes(key))) return shown;
  const redacted: unknown = JSON.parse(shown, (key, value) =>
    secretKeys.has(key) ? '[redacted]' : value,
  );
  return `${JSON.stringify(redacted)}\n`;
}

/** Of a line at level error or above: what the code says, and the error's code, never its text. */
export interface Trouble {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly message: string;
  readonly code?: string;
  readonly request?: string;
}

/** https://getpino.io/#/docs/api?id=loggerlevels-object */
const errorLevel = 50;
const rememberedTroubles = 50;
const troubles = new WeakMap<Log, Trouble[]>();

/** The last lines at level error or above, the newest last. */
export const lastTroubles = (log: Log): readonly Trouble[] => troubles.get(log) ?? [];

/**
 * The one logger. Secrets are never handed to it on purpose; redaction is the second net. Lines of
 * a request carry its ID.
 * @param level pino level name
 * @param destination where lines go; standard output unless given
 */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const last: Trouble[] = [];
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin() {
        const request = requestId();
        return request === undefined ? {} : { request };
      },
      hooks: {
        streamWrite: withoutSecrets,
        logMethod(args, method, number) {
          if (number >= errorLevel) last.push(troubleOf(args));
          if (last.length > rememberedTroubles) last.shift();
          method.apply(this, args);
        },
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  troubles.set(log, last);
  return log;
}

function troubleOf([first, second]: readonly unknown[]): Trouble {
  const message = typeof first === 'string' ? first : second;
  const code = typeof first === 'object' && first !== null ? codeOf(first) : undefined;
  const request = requestId();
  return {
    at: Date.now(),
    message: typeof message === 'string' ? message : '',
    ...(code !== undefined && { code }),
    ...(request !== undefined && { request }),
  };
}

/** A system's, SQLite's or Slack's code, or the class of what was thrown. */
function codeOf(logged: object): string | undefined {
  if ('code' in logged && typeof logged.code === 'string') return logged.code;
  const error = 'err' in logged ? logged.err : undefined;
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
