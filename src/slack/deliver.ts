import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Undeliverable } from '../alerts/index.ts';
import type { Log } from '../log.ts';
import type { Attempt, Limits, Outcome } from '../outbox/index.ts';
import type { MessageRef } from '../sites/index.ts';
import type { Catalogue } from '../text/index.ts';
import { notSlack } from './classify-error.ts';
import { type Failure, failureOf, judge } from './judge.ts';
import { asOwnApp, type LookUps } from './look-ups.ts';
import { type Content, type Message, shortened, waysToSay } from './messages/index.ts';

/** Slack's clock and ours may differ by this much when a message is looked up. */
const clockSkewMs = 5 * 60_000;
const metadataType = 'livion_effect';

/** Where a message of the bot goes. */
export type Place =
  | {
      readonly kind: 'post';
      readonly effectId: string;
      /** A channel's ID, or a user's for the direct message with them. */
      readonly channel: string;
      readonly threadTs?: string;
      /** When it was decided, in milliseconds since the epoch: it is looked up from here on. */
      readonly createdAt: number;
    }
  | {
      readonly kind: 'update';
      readonly channel: string;
      readonly ts: string;
      /** `calm`: at most one in three seconds, apart from the channel's other edits. */
      readonly pace?: 'calm';
    };
type Post = Extract<Place, { kind: 'post' }>;
type Update = Extract<Place, { kind: 'update' }>;

/** A message of the bot on its way to Slack. */
export type Outgoing = Message & Place;

/** A message of its own, for something that was decided. */
export const postOf = (
  { id, at }: { readonly id: string; readonly at: number },
  channel: string,
  threadTs?: string,
): Post => ({
  ...{ kind: 'post', effectId: id, createdAt: at, channel },
  ...(threadTs !== undefined && { threadTs }),
});

/**
 * Where the message is; undefined where there was nothing to say any more. For a direct message
 * `channel` is its own ID, not the user's: keep it.
 */
export type Delivered = Outcome<MessageRef | undefined, Undeliverable>;
export const nothingToSay = { kind: 'delivered', value: undefined } as const;

export interface Delivery {
  /** Where it may have been posted already, the conversation is read before posting. */
  deliver(t: Catalogue, message: Outgoing, attempt: Attempt): Promise<Delivered>;
  /** The lane is the channel (a direct message's own, once known), as Slack limits by channel. */
  limits(place: Place, attempt: Attempt): Limits;
}

export function createDelivery(
  client: Pick<WebClient, 'chat' | 'conversations'>,
  log: Log,
  lookUps: LookUps = asOwnApp,
): Delivery {
  const directMessages = new Map<string, string>();
  /** Looked up and not found, and no answer was lost since. */
  const notThere = new Set<string>();

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
    if (channel === undefined) return failureOf(notSlack, 'conversations.open', log);
    directMessages.set(target, channel);
    return { kind: 'answer', value: channel };
  }

  /** The message that an earlier attempt posted, by its metadata. */
  async function find(
    { effectId, threadTs, createdAt }: Post,
    channel: string,
  ): Promise<Answer<MessageRef | undefined>> {
    let cursor = '';
    const method = readingOf(threadTs);
    const waitMs = lookUps.take(method, effectId);
    if (waitMs === 'over') {
      log.warn(
        { effect: effectId, channel },
        'Slack lets too little be read to look the message up',
      );
      return { kind: 'answer', value: undefined };
    }
    if (waitMs > 0) return { kind: 'retry', why: 'look-up', sure: true, afterMs: waitMs };
    for (let pages = 0; pages < lookUps.pages; pages++) {
      const range = {
        channel,
        oldest: String(Math.max(0, createdAt - clockSkewMs) / 1000),
        limit: lookUps.pageSize,
        include_all_metadata: true,
        ...(cursor !== '' && { cursor }),
      };
      const page = await (threadTs === undefined
        ? call(method, () => client.conversations.history(range))
        : call(method, () => client.conversations.replies({ ...range, ts: threadTs })));
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

  async function post(place: Post, content: Content, lookFirst: boolean): Promise<Delivered> {
    const channel = await channelOf(place.channel);
    if (channel.kind !== 'answer') return channel;
    if (lookFirst && !notThere.has(place.effectId)) {
      const found = await find(place, channel.value);
      if (found.kind !== 'answer') return found;
      if (found.value !== undefined) return { kind: 'delivered', value: found.value };
      notThere.add(place.effectId);
    }
    const posted = await call('chat.postMessage', () =>
      client.chat.postMessage({
        channel: channel.value,
        ...content,
        ...(place.threadTs !== undefined && { thread_ts: place.threadTs }),
        unfurl_links: false,
        unfurl_media: false,
        metadata: { event_type: metadataType, event_payload: { effect: place.effectId } },
      }),
    );
    if (posted.kind !== 'retry' || !posted.sure) notThere.delete(place.effectId);
    if (posted.kind !== 'answer') return posted;
    const { ts } = posted.value;
    if (ts === undefined) return failureOf(notSlack, 'chat.postMessage', log);
    return { kind: 'delivered', value: { channel: posted.value.channel ?? channel.value, ts } };
  }

  async function update({ channel, ts }: Update, content: Content): Promise<Delivered> {
    const updated = await call('chat.update', () =>
      client.chat.update({ channel, ts, ...shortened(content) }),
    );
    return updated.kind === 'answer' ? { kind: 'delivered', value: { channel, ts } } : updated;
  }

  return {
    async deliver(t, message, { lookFirst }) {
      let delivered: Delivered = { kind: 'undeliverable', reason: 'refused' };
      let mayBeThere = lookFirst;
      for (const content of waysToSay(t, message)) {
        delivered =
          message.kind === 'post'
            ? await post(message, content, mayBeThere)
            : await update(message, content);
        mayBeThere = false;
        if (delivered.kind !== 'undeliverable' || delivered.reason !== 'refused') return delivered;
      }
      return delivered;
    },
    limits(place, { lookFirst }) {
      const lane = directMessages.get(place.channel) ?? place.channel;
      switch (place.kind) {
        case 'post': {
          const reading = lookFirst ? [readingOf(place.threadTs)] : [];
          const opening = isUser(lane) ? ['conversations.open'] : [];
          return { lane, methods: ['chat.postMessage', ...reading, ...opening] };
        }
        case 'update':
          // Slack counts edits apart from posts (about 50 a minute): they do not hold up what is
          // new.
          if (place.pace === 'calm')
            return { lane: `${lane} list`, methods: ['chat.update'], slow: 3 };
          return { lane: `${lane} edits`, methods: ['chat.update'], slow: 1.2 };
      }
    },
  };
}

type Answer<T> = { readonly kind: 'answer'; readonly value: T } | Failure;

const readingOf = (threadTs: string | undefined): string =>
  threadTs === undefined ? 'conversations.history' : 'conversations.replies';

const isUser = (id: string): boolean => /^[UW]/.test(id);

const ourMessage = z.object({
  ts: z.string(),
  metadata: z.object({
    event_type: z.literal(metadataType),
    event_payload: z.object({ effect: z.string() }),
  }),
});
