import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Fault } from '../../sandbox/slack/index.ts';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import { systemClock } from '../../src/clock.ts';
import { parseConfig } from '../../src/config/index.ts';
import { createCustody } from '../../src/credentials/index.ts';
import { createLog } from '../../src/log.ts';
import { createDigestStore } from '../../src/overview/digest/index.ts';
import { newSite, noWebhooks } from '../../src/sites/index.ts';
import { openSites, openStore } from '../../src/storage/index.ts';
import { onceAYear } from './once-a-year.ts';
import type { Random } from './random.ts';

const id = 'varasto';
const event = 'device_log_arrived';
const eventId = '3ae00003-9c4e-4f0b-8d52-a1f0c2b7e603';
const yearMs = 365 * 86_400_000;
const essential = [
  ...['service-code', 'service-address', 'api-user', 'user-id', 'password', 'usage-rights'],
] as const;

/** What a digest is due with, once a year, and where it is told. */
export const digestOnce = { DIGEST_CRON: onceAYear };

const faults: readonly [Fault, ...Fault[]] = [
  { kind: '429', retryAfter: 1 },
  { kind: '500' },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'lost' },
];

/**
 * A finished site beside the one that is set up, which iLOQ's webhooks tell of failed accesses, and
 * of which a digest is due. Nobody knows the password of its iLOQ user, so that nothing logs in.
 * @param url where iLOQ reaches the bot
 */
export async function createFinishedSite(
  { environment, iloq, slack }: Surroundings,
  { url }: { readonly url: string },
) {
  const subscription = randomUUID();
  const signKey = randomUUID().toUpperCase();
  await keep();
  iloq.state.systems[0]?.lockGroups[0]?.subscriptions.push({
    SubscriptionId: subscription,
    WebhookEventId: eventId,
    TargetEndpointUri: `${url}/iloq/webhooks/${id}`,
    StartDateUtc: new Date().toISOString(),
    EndDateUtc: new Date(Date.now() + yearMs / 2).toISOString(),
    CustomHeader: null,
    JsonPathFilter: null,
    SignKey: signKey,
    Counter: 0,
    State: 0,
    payloads: [],
  });
  const underWay: Promise<void>[] = [];
  const answered = new Set<number>();
  let sent = 0;
  let deeds = 0;

  async function keep(): Promise<void> {
    const config = parseConfig(environment);
    if (!config.ok) throw new Error(config.problems.join('\n'));
    const parts = { clock: systemClock, log: createLog('silent', { write: () => {} }) };
    const opened = await openStore(config.config, { ...parts, onWrite: () => {} });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { storage } = opened;
    const custody = createCustody({
      keys: config.config.credentialKeys ?? [],
      random: randomBytes,
    });
    const sealed = custody.seal(signKey, { purpose: 'sign-key', site: id, subscription });
    if (!sealed) throw new Error('no key');
    const at = Date.now() - 3_600_000;
    const by = slack.person('sami').id;
    const steps = Object.fromEntries(
      essential.map((step) => [step, { status: 'verified', at } as const]),
    );
    const sites = await openSites(storage);
    await sites.update(id, () => ({
      ...newSite({ id, name: 'Varasto', by, at, conversation: { kind: 'dm', person: by } }),
      progress: { delivered: 'no', steps },
      finishedAt: at,
      webhooks: {
        ...noWebhooks,
        events: [event],
        subscriptions: [
          { id: subscription, event, endsAt: Date.now() + yearMs / 2, signKey: sealed },
        ],
      },
    }));
    const longAgo = { at: Date.now() - yearMs * 1.1, stuck: [], broken: [] };
    await createDigestStore(storage.digest).keep(
      { baseline: undefined, delivery: undefined },
      longAgo,
    );
    await storage.close();
  }

  const note = (delivered: Awaited<ReturnType<typeof iloq.resend>>): void => {
    for (const { counter, status } of delivered)
      if (status >= 200 && status < 300) answered.add(counter);
  };
  const deliver = (): void => {
    sent += 1;
    const data = { LockSerialNumber: `S50-${sent}.`, FLock_ID: 'l1', DeviceLogTypeMask: 1 };
    underWay.push(iloq.deliver(event, data).then(note));
  };

  /** So many that one of three processes counts as many as make a burst. */
  async function forge(): Promise<void> {
    for (let times = 0; times < 28; times++)
      await fetch(`${url}/iloq/webhooks/${id}`, {
        method: 'POST',
        body: '{}',
        headers: {
          'content-type': 'application/json',
          'Subscription-Id': subscription,
          'Event-Name': event,
          Counter: '1',
          'Webhook-Signature': createHmac('sha256', 'not the key').update('{}').digest('hex'),
        },
      })
        .then((response) => response.text())
        .catch(() => {});
  }

  const texts = (channel: string): string[] =>
    slack.messages(channel).map(({ blocks }) => slack.renderText(blocks));
  /** Numbers of accesses that have a line of their own, and how many are counted. */
  function told() {
    const all = texts('alerts').join('\n');
    const lines = [...all.matchAll(/S50-(\d+)\./g)].map(([, number]) => Number(number));
    const counted = [...all.matchAll(/and (\d+) more: Varasto \1$/gm)].map(([, n]) => Number(n));
    return { lines, all: lines.length + counted.reduce((sum, n) => sum + n, 0) };
  }

  /** Another process counts for itself: then it says in the thread that they come again. */
  const forged = (): string[] => texts('alerts').filter((text) => text.includes('requests within'));

  return {
    /** Some webhooks, and sometimes Slack fails for a call or two. @returns its name */
    beside(random: Random): string {
      const webhooks = 1 + random.below(3);
      for (let times = 0; times < webhooks; times++) deliver();
      deeds += 1;
      if (deeds === 2) underWay.push(forge());
      if (random.below(3) > 0) return `${webhooks} webhooks`;
      const method = random.pick(['chat.postMessage', 'conversations.history', 'chat.update']);
      const fault = random.pick(faults);
      slack.fault(method, fault, 1 + random.below(2));
      return `${webhooks} webhooks, Slack fails at ${method} with ${fault.kind}`;
    },
    /** iLOQ delivers what was not taken, until all is; then all that was accepted is told, once. */
    async isTold(): Promise<void> {
      slack.clearFaults();
      await Promise.all(underWay.splice(0));
      await forge();
      for (let rounds = 0; answered.size < sent && rounds < 200; rounds++) {
        note(await iloq.resend());
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      expect(answered.size, 'webhooks that were taken').toBe(sent);
      await slack.until(() => told().all >= sent, { what: `${sent} webhooks` });
      await slack.until(() => forged().length > 0, { what: 'an alert of wrong signatures' });
      const pictures = () => slack.messages('sites').filter(({ files }) => files.length > 0);
      await slack.until(() => pictures().length > 0, { what: 'the picture of the digest' });
    },
    /** What is wrong once all is said. */
    wrong(): string[] {
      const { lines, all } = told();
      const twice = lines.filter((number, index) => lines.indexOf(number) < index);
      const digests = slack.messages('sites').filter(({ files }) => files.length === 0);
      const pictures = slack
        .messages('sites')
        .flatMap(({ files }) => files.map(({ name }) => name));
      return [
        ...twice.map((number) => `webhook told twice: ${number}`),
        ...(all === sent ? [] : [`${sent} webhooks, ${all} told`]),
        ...(digests.length === 1 ? [] : [`${digests.length} digests`]),
        ...pictures
          .filter((name, index) => pictures.indexOf(name) < index)
          .map((name) => `picture told twice: ${name}`),
        ...(forged().length === 1 ? [] : [`${forged().length} alerts of wrong signatures`]),
      ];
    },
  };
}
