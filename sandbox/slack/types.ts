import type { Clock } from '../../src/clock.ts';
import type { JsonObject } from './json.ts';

export interface PersonSpec {
  readonly id?: string;
  /** The handle, as in `@name`: lower case, no spaces. */
  readonly name: string;
  readonly realName: string;
  readonly isAdmin?: boolean;
  /** A guest. */
  readonly isRestricted?: boolean;
  /** A guest of a single channel. */
  readonly isUltraRestricted?: boolean;
  /** Of another organisation, here through Slack Connect. */
  readonly isStranger?: boolean;
  /** Enterprise Grid: what `team_id` says (or nothing), and the workspaces that they belong to. */
  readonly grid?: { readonly home: string | null; readonly teams: readonly string[] };
  /** The language of their Slack; `en-US` unless given. */
  readonly locale?: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isAdmin: boolean;
  readonly isRestricted: boolean;
  readonly isUltraRestricted: boolean;
  readonly isStranger: boolean;
  /** Deactivated. */
  readonly hasLeft: boolean;
  readonly grid: PersonSpec['grid'] | null;
  readonly teamId: string;
  readonly locale: string;
}

export interface ChannelSpec {
  readonly name: string;
  readonly private?: boolean;
  /** Names or IDs of people. */
  readonly members: readonly string[];
  readonly botIsMember: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  /** IDs of people, and the bot's where it is in. */
  readonly members: ReadonlySet<string>;
  readonly archived: boolean;
}

/** A file as people see it in a message. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  /** In bytes. */
  readonly size: number;
  /** Of a picture: what stands for it in words. */
  readonly altText: string | null;
  content(): Buffer;
}

/** A message as people see it now. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** The thread's first message, where this is a reply. */
  readonly threadTs: string | null;
  /** Who wrote it: a person's ID or the bot's. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly files: readonly SharedFile[];
  readonly metadata: unknown;
  readonly edited: boolean;
  /** The only person who sees it, where it is ephemeral. */
  readonly onlyFor: string | null;
  /** The blocks of earlier versions, oldest first: an old client still shows them. */
  readonly earlier: readonly (readonly JsonObject[])[];
}

/** Where requests of people go. */
export type Delivery =
  | { readonly mode: 'http'; readonly eventsUrl: string }
  | { readonly mode: 'socket' };

export interface LocalSlackOptions {
  /** The bot's scopes, from the manifest. */
  readonly scopes: readonly string[];
  /**
   * The bot events that the manifest subscribes to; left out: every event whose scope the bot has.
   */
  readonly events?: readonly string[];
  readonly people: readonly PersonSpec[];
  readonly channels: readonly ChannelSpec[];
  readonly delivery?: Delivery;
  /** Ages trigger IDs and response URLs and times out deliveries. */
  readonly clock?: Clock;
  /** How long a bot has to answer, and a trigger ID lives: Slack's three seconds unless given. */
  readonly patienceMs?: number;
  readonly port?: number;
}

/** One answer of the bot to one request. */
export interface Answer {
  /**
   * HTTP status; 200 for an acknowledged envelope; 0 where nothing came back or nothing was sent.
   */
  readonly status: number;
  /** The parsed body of the acknowledgement, or null. */
  readonly ack: unknown;
  readonly ms: number;
  /**
   * What Slack's client would say, such as `operation_timeout` or `dispatch_failed`; null when all
   * went well.
   */
  readonly error: string | null;
}

/** What came of something that a person did. */
export interface Outcome extends Answer {
  /** Index of the request in `sent`, for `replay`; -1 where nothing was sent. */
  readonly request: number;
  /**
   * The answers to further requests of the same deed: a doubled one, a retry, the second event of a
   * mention.
   */
  readonly again: readonly Answer[];
}

export interface SendOptions {
  /** The same request doubled, at the same time. */
  readonly twice?: boolean;
  /** The same request once more after the first answer, numbered as Slack's retries are. */
  readonly retry?: boolean;
  /** It was written then, and is delivered late: the `ts` of its event. */
  readonly sentAt?: string;
  /** Signed with another secret (HTTP only). */
  readonly wrongSignature?: boolean;
}

export const TEAM = { id: 'T000000001', name: 'Local', domain: 'local' } as const;
export const STRANGERS_TEAM = 'T0STRANGER';
export const BOT = {
  userId: 'U0LIVION00',
  botId: 'B0LIVION00',
  appId: 'A0LIVION00',
  name: 'livion',
  realName: 'Livion',
  token: 'xoxb-local',
  appToken: 'xapp-local',
  signingSecret: 'local-signing-secret',
} as const;
