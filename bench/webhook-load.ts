import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export const webhookSite = 'bench';
const webhookSubscription = '6b1f9a52-1c0e-4d0c-9a3e-0d6f6f3c7a10';
export const webhookSecret = 'EFE3FD29-0B3E-405F-98EE-0CC5385DF5D5';

export type Receiver = 'bot' | 'octokit';

/** A request that is ready to be sent: signing is not what is measured. */
export interface Ready {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** Bodies of the documented size; both receivers get the same ones, each with its own headers. */
export function prepare(receiver: Receiver, port: number, from: number, count: number): Ready[] {
  return Array.from({ length: count }, (_, index) => {
    const counter = from + index + 1;
    const body = bodyOf(keyAdded(counter));
    return receiver === 'bot'
      ? toBot(port, body, { site: webhookSite, event: 'key_added', counter })
      : toOctokit(port, body);
  });
}

/** The first failed access at a lock of a site. */
export const failedAccess = (port: number, site: string): Ready =>
  toBot(port, bodyOf({ LockSerialNumber: 'S50-1.', FLock_ID: 'l1', DeviceLogTypeMask: 1 }), {
    ...{ site, event: 'device_log_arrived', counter: 1 },
  });

/** A site's own. */
export const subscriptionOf = (site: string): string =>
  site === webhookSite ? webhookSubscription : `6b1f9a52-1c0e-4d0c-9a3e-${site.padStart(12, '0')}`;

const signatureOf = (body: string): string =>
  createHmac('sha256', webhookSecret).update(body).digest('hex');

const headersOf = (body: string) => ({
  'content-type': 'application/json',
  'content-length': Buffer.byteLength(body),
});

const toBot = (
  port: number,
  body: string,
  { site, event, counter }: { site: string; event: string; counter: number },
): Ready => ({
  ...{ port, body, path: `/iloq/webhooks/${site}` },
  headers: {
    ...headersOf(body),
    'Event-Name': event,
    'Subscription-Id': subscriptionOf(site),
    Counter: counter,
    'Webhook-Signature': signatureOf(body),
  },
});

const toOctokit = (port: number, body: string): Ready => ({
  ...{ port, body, path: '/webhooks' },
  headers: {
    ...headersOf(body),
    'X-GitHub-Event': 'push',
    'X-GitHub-Delivery': randomUUID(),
    'X-Hub-Signature-256': `sha256=${signatureOf(body)}`,
    'User-Agent': 'GitHub-Hookshot/bench',
  },
});

const bodyOf = (data: object): string =>
  JSON.stringify({ Data: data, CreationTimeUtc: new Date().toISOString() });

function keyAdded(counter: number): object {
  const guid = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  return {
    ...{
      Description: 'kuvaus',
      ExpireDate: '2021-04-20T10:42:40.803Z',
      FNKey_ID: guid,
      InfoText: 'infoa',
    },
    ...{
      KeyTypeMask: 0,
      Person_ID: guid,
      RealEstate_ID: guid,
      ROM_ID: 'string',
      Stamp: `stamp ${counter}`,
    },
    ...{ StampSource: 0, State: 0, TagKey: 'string', TagKeySource: 0, VersionCode: 'string' },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @returns milliseconds from sending it to the end of its answer */
export function send({ port, path, headers, body }: Ready): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = performance.now();
    const outgoing = request(
      { host: '127.0.0.1', port, path, method: 'POST', headers, agent },
      (response) => {
        response.resume().once('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - sent);
          else reject(new Error(`a webhook was answered with ${response.statusCode}`));
        });
      },
    );
    outgoing.once('error', reject).end(body);
  });
}

/** As fast as they are answered, so many at once. @returns how many a second */
export async function asFastAsPossible(ready: readonly Ready[], atOnce: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let mine = ready[next++]; mine !== undefined; mine = ready[next++]) await send(mine);
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  return (1000 * ready.length) / (performance.now() - started);
}

/** Each at its time, whether those before are answered or not. @returns milliseconds of each */
export async function atRate(ready: readonly Ready[], perSecond: number): Promise<number[]> {
  const start = performance.now();
  const answers: Promise<number>[] = [];
  for (const [index, one] of ready.entries()) {
    const wait = start + (1000 * index) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const answer = send(one);
    // Told when all are awaited.
    answer.catch(() => {});
    answers.push(answer);
  }
  return Promise.all(answers);
}
