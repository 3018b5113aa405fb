import type { Block, KnownBlock } from '@slack/types';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from '@slack/web-api';
import { z } from 'zod';
import type { Undeliverable } from '../alerts/index.ts';
import type { Log } from '../log.ts';
import type { Limits, Outcome } from '../outbox/index.ts';
import { fateOf } from './fates.ts';

/** Slack's clock and ours may differ by this much when a message is looked up. */
const clockSkewMs = 5 * 60_000;
const lookUpPages = 20;
const lookUpPageSize = 200;
const metadataType = 'livion_effect';

interface Content {
  /** What apps show that cannot draw the blocks. */
  readonly text: string;
  readonly blocks?: readonly (KnownBlock | Block)[];
}

/** A message of the bot on its way to Slack. */
export type Message =
  | (Content & {
      readonly kind: 'post';
      readonly effectId: string;
      /** A channel's ID, or a user's for the direct message with them. */
      readonly channel: string;
      readonly threadTs?: string;
      /** When it was decided, in milliseconds since the epoch: it is looked up from here on. */
      readonly createdAt: number;
    })
  | (Content & { readonly kind: 'update'; readonly channel: string; readonly ts: string })
  /** Seen by one person; cannot be looked up, so after a lost answer it is shown a second time. */
  | (Content & {
      readonly kind: 'ephemeral';
      readonly channel: string;
      readonly user: string;
      readonly threadTs?: string;
    });

/** Where the message is. For a direct message `channel` is its own ID, not the user's: keep it. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

export type Delivered = Outcome<Posted, Undeliverable>;

export interface Delivery {
  /** @param how.lookFirst it may have been posted already: read the conversation before posting */
  deliver(message: Message, how: { readonly lookFirst: boolean }): Promise<Delivered>;
  /**
   * The lane is the channel (a direct message's own, once it is known), as Slack limits by channel.
   */
  limits(message: Message, how: { readonly lookFirst: boolean }): Limits;
}

export function createDelivery(
  client: Pick<WebClient, 'chat' | 'conversations'>,
  log: Log,
): Delivery {
  const directMessages = new Map<string, string>();

  /** One call: what it answers, or what its failure means. */
  async function call<T>(method: string, request: () => Promise<T>): Promise<Answer<T>> {
    try {
      return { kind: 'answer', value: await request() };
    } catch (error) {
      return judge(error, method, log);
    }
  }

  async function channelOf(target: string): Promise<Answer<string>> {
    if (!isUser(target)) return { kind: 'answer', value: target };
    const known = directMessages.get(target);
    if (known !== undefined) return { kind: 'answer', value: known };
    const opened = await call('conversations.open', () =>
      client.conversations.open({ users: target }),
    );
    if (opened.kind !== 'answer') return opened;
    const channel = opened.value.channel?.id;
    if (channel === undefined) return notSlack;
    directMessages.set(target, channel);
    return { kind: 'answer', value: channel };
  }

  /** The message that an earlier attempt posted, by its metadata. */
  async function find(
    message: Message & { kind: 'post' },
    channel: string,
  ): Promise<Answer<Posted | undefined>> {
    const { effectId, threadTs, createdAt } = message;
    let cursor = '';
    for (let pages = 0; pages < lookUpPages; pages++) {
      const range = {
        channel,
        oldest: String(Math.max(0, createdAt - clockSkewMs) / 1000),
        limit: lookUpPageSize,
        include_all_metadata: true,
        ...(cursor !== '' && { cursor }),
      };
      const page = await (threadTs === undefined
        ? call('conversations.history', () => client.conversations.history(range))
        : call('conversations.replies', () =>
            client.conversations.replies({ ...range, ts: threadTs }),
          ));
      // A thread whose first message was deleted holds nothing of ours.
      if (page.kind === 'undeliverable' && page.reason === 'message')
        return { kind: 'answer', value: undefined };
      if (page.kind !== 'answer') return page;
      for (const candidate of page.value.messages ?? []) {
        const ours = ourMessage.safeParse(candidate);
        if (ours.success && ours.data.metadata.event_payload.effect === effectId) {
          return { kind: 'answer', value: { channel, ts: ours.data.ts } };
        }
      }
      cursor = page.value.response_metadata?.next_cursor ?? '';
      if (cursor === '') return { kind: 'answer', value: undefined };
    }
    log.warn(
      { effect: effectId, channel },
      'too much was said since to look the message up; it is posted again',
    );
    return { kind: 'answer', value: undefined };
  }

  async function post(message: Message & { kind: 'post' }, lookFirst: boolean): Promise<Delivered> {
    const channel = await channelOf(message.channel);
    if (channel.kind !== 'answer') return channel;
    if (lookFirst) {
      const found = await find(message, channel.value);
      if (found.kind !== 'answer') return found;
      if (found.value !== undefined) return { kind: 'delivered', value: found.value };
    }
    const posted = await call('chat.postMessage', () =>
      client.chat.postMessage({
        channel: channel.value,
        ...contentOf(message),
        ...threadOf(message),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: metadataType, event_payload: { effect: message.effectId } },
      }),
    );
    if (posted.kind !== 'answer') return posted;
    const { ts } = posted.value;
    if (ts === undefined) return notSlack;
    return { kind: 'delivered', value: { channel: posted.value.channel ?? channel.value, ts } };
  }

  async function update(message: Message & { kind: 'update' }): Promise<Delivered> {
    const { channel, ts } = message;
    // Without `blocks` the old ones would stay.
    const content = { blocks: [], ...contentOf(message) };
    const updated = await call('chat.update', () =>
      client.chat.update({ channel, ts, ...content }),
    );
    return updated.kind === 'answer' ? { kind: 'delivered', value: { channel, ts } } : updated;
  }

  async function ephemeral(message: Message & { kind: 'ephemeral' }): Promise<Delivered> {
    const { channel, user } = message;
    const shown = await call('chat.postEphemeral', () =>
      client.chat.postEphemeral({ channel, user, ...contentOf(message), ...threadOf(message) }),
    );
    if (shown.kind !== 'answer') return shown;
    return { kind: 'delivered', value: { channel, ts: shown.value.message_ts ?? '' } };
  }

  return {
    async deliver(message, { lookFirst }) {
      switch (message.kind) {
        case 'post':
          return post(message, lookFirst);
        case 'update':
          return update(message);
        case 'ephemeral':
          return ephemeral(message);
      }
    },
    limits(message, { lookFirst }) {
      const lane = directMessages.get(message.channel) ?? message.channel;
      switch (message.kind) {
        case 'post': {
          const reading =
            message.threadTs === undefined ? 'conversations.history' : 'conversations.replies';
          const opening = isUser(lane) ? ['conversations.open'] : [];
          return {
            lane,
            methods: ['chat.postMessage', ...(lookFirst ? [reading] : []), ...opening],
          };
        }
        case 'update':
          // Slack counts edits apart from posts (about 50 a minute): they do not hold up what is
          // new.
          return { lane: `${lane} edits`, methods: ['chat.update'], slow: 1.2 };
        case 'ephemeral':
          return { lane, methods: ['chat.postEphemeral'] };
      }
    },
  };
}

type Failure = Exclude<Delivered, { kind: 'delivered' }>;
type Answer<T> = { readonly kind: 'answer'; readonly value: T } | Failure;

const isUser = (id: string): boolean => /^[UW]/.test(id);

const ourMessage = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(metadataType),
    event_payload: z.object({ effect: z.string() }),
  }),
});

const contentOf = ({ text, blocks }: Content): { text: string; blocks?: (KnownBlock | Block)[] } =>
  blocks === undefined ? { text } : { text, blocks: [...blocks] };

const threadOf = ({ threadTs }: { readonly threadTs?: string }): { thread_ts?: string } =>
  threadTs === undefined ? {} : { thread_ts: threadTs };

const soonMs = 1_000;
const laterMs = 30_000;
/** For what a person has to mend: often enough to go on soon afterwards. */
const slowlyMs = 60_000;

/** An answer that is not Slack's, from a proxy perhaps: what was sent may have gone through. */
const notSlack: Failure = { kind: 'retry', why: 'not-slack', sure: false, afterMs: soonMs };

/** Made twice, these show something twice; every other call may be made again without a look. */
const showsAnew: ReadonlySet<string> = new Set([
  'chat.postMessage',
  'chat.postEphemeral',
  'files.completeUploadExternal',
]);

/** Says what a call that threw has come to. Only here are Slack's errors read. */
export function judge(error: unknown, method: string, log: Log): Failure {
  const sure = !showsAnew.has(method);
  if (error instanceof WebAPIRateLimitedError) {
    return {
      kind: 'retry',
      why: 'ratelimited',
      sure: true,
      afterMs: error.retryAfter * 1000,
      method,
    };
  }
  if (error instanceof WebAPIPlatformError) return judgeCode(error, method, log);
  if (error instanceof WebAPIHTTPError) {
    const { statusCode } = error;
    if (statusCode >= 500)
      return { kind: 'retry', why: `http-${statusCode}`, sure, afterMs: soonMs };
    log.error(
      { method, statusCode },
      'Slack, or a proxy before it, refuses the call; it will be tried again',
    );
    return { kind: 'retry', why: `http-${statusCode}`, sure: true, afterMs: slowlyMs };
  }
  const code = networkCode(error instanceof WebAPIRequestError ? error.original : error);
  return { kind: 'retry', why: code, sure: sure || notSent.has(code), afterMs: soonMs };
}

/**
 * The connection was never made, so nothing was sent. Names from Node's `errors` page, undici's
 * docs and OpenSSL.
 */
const notSent: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `fetch` hides the system's code in the cause of its TypeError. */
function networkCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return 'timeout';
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'network';
}

function judgeCode(error: WebAPIPlatformError, method: string, log: Log): Failure {
  const code = error.data.error;
  // The client puts a body that is not JSON, such as a proxy's page, where the code should be.
  if (!/^[a-z][a-z0-9_]{1,80}$/.test(code)) return notSlack;
  const fate = fateOf(code);
  switch (fate) {
    case 'channel':
    case 'message':
      return { kind: 'undeliverable', reason: fate };
    case 'refused':
      log.error({ method, code }, 'Slack does not take the message');
      return { kind: 'undeliverable', reason: fate };
    case 'limited': {
      const afterMs = (error.data.response_metadata?.retryAfter ?? laterMs / 1000) * 1000;
      return { kind: 'retry', why: code, sure: true, afterMs, method };
    }
    case 'later':
      return { kind: 'retry', why: code, sure: true, afterMs: laterMs };
    case 'operator':
      log.error(
        { method, code },
        'the app is not set up for this in Slack; messages wait until it is mended',
      );
      return { kind: 'retry', why: code, sure: true, afterMs: slowlyMs };
    case 'unclear':
      return { kind: 'retry', why: code, sure: !showsAnew.has(method), afterMs: soonMs };
  }
}
