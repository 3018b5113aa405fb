import type { Undeliverable } from '../alerts/index.ts';
import type { Log } from '../log.ts';
import type { Outcome } from '../outbox/index.ts';
import { type Classified, classifyError, classifyFailure } from './classify-error.ts';

export type Failure = Exclude<Outcome<never, Undeliverable>, { kind: 'delivered' }>;

const soonMs = 1_000;
const laterMs = 30_000;
/** For what a person has to fix: often enough to go on soon afterwards. */
const slowlyMs = 60_000;

/** Made twice, these show something twice; every other call may be made again without a look. */
const showsAnew: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'files.completeUploadExternal',
]);

/** Says what a call that threw has come to. */
export const judge = (error: unknown, method: string, log: Log): Failure =>
  failureOf(classifyError(error) ?? classifyFailure(error), method, log);

/** What an attempt to deliver has come to, by what its error leads to. */
export function failureOf(
  { action, code, afterMs }: Classified,
  method: string,
  log: Log,
): Failure {
  switch (action) {
    case 'reroute':
      return { kind: 'undeliverable', reason: 'channel' };
    case 'post-anew':
      return { kind: 'undeliverable', reason: 'message' };
    case 'say-plainer':
    case 'press-again':
    case 'publish-over':
    case 'free-storage':
    case 'allow-files':
      log.error({ method, code }, 'Slack does not take the message');
      return { kind: 'undeliverable', reason: 'refused' };
    case 'wait':
      return { kind: 'retry', why: code, sure: true, afterMs: afterMs ?? laterMs, method };
    case 'try-later':
      return { kind: 'retry', why: code, sure: true, afterMs: laterMs };
    case 'renew-token':
    case 'add-scope':
    case 'set-up-app':
      log.error(
        { method, code },
        'Slack does not let the app do this; messages wait until that is fixed',
      );
      return { kind: 'retry', why: code, sure: true, afterMs: slowlyMs };
    case 'look-first':
      return { kind: 'retry', why: code, sure: !showsAnew.has(method), afterMs: soonMs };
    case 'send-again':
      return { kind: 'retry', why: code, sure: true, afterMs: soonMs };
  }
}
