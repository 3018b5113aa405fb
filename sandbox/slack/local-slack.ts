import type { Actor } from './actor.ts';
import type { SentRequest } from './deliveries.ts';
import type { Fault } from './faults.ts';
import type { JsonObject } from './json.ts';
import type { Call } from './server.ts';
import type { UntilOptions } from './settle.ts';
import type { StateValues } from './state-values.ts';
import type { Channel, Delivery, Message, Outcome, Person } from './types.ts';
import type { OpenView } from './views.ts';

/**
 * A Slack on this machine: what the bot needs to connect, what people do, what they see, and what
 * goes wrong.
 */
export interface LocalSlack {
  /** `SLACK_API_URL` for the bot; ends in `/api/`. */
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  readonly teamId: string;
  /** Every Web API call of the bot, in order. */
  readonly calls: readonly Call[];
  /** What the bot sent and Slack does not take, each as a sentence that names the place. */
  readonly refused: readonly string[];
  /** Every request to the bot, in order. */
  readonly sent: readonly SentRequest[];
  /** Where people's deeds go from now on. */
  deliverTo(delivery: Delivery): void;
  /** A person, by ID or name, to act as. */
  as(idOrName: string): Actor;
  /**
   * Sends request `index` of `sent` again; left out: the last. `retryNumber` as in Slack's own
   * retries.
   */
  replay(index?: number, retryNumber?: number): Promise<Outcome>;
  /** `method` such as `chat.postMessage`, or `*`; for the next `times` calls, or until cleared. */
  fault(method: string, fault: Fault, times?: number): void;
  clearFaults(method?: string): void;
  person(idOrName: string): Person;
  /** They leave Slack. */
  deactivate(person: string): void;
  people(): readonly Person[];
  /** The bot's user, as people see it. */
  readonly bot: { readonly id: string; readonly realName: string };
  /** By name or ID; a person's name or ID gives the direct message with the bot. */
  channel(channelOrPerson: string): Channel;
  /**
   * What stands in a channel, or in a person's direct message with the bot, now; replies among
   * them.
   */
  messages(channelOrPerson: string): readonly Message[];
  /**
   * All that a person can see, in order: what everybody sees in their channels, and what only they
   * do.
   */
  seenBy(person: string): readonly Message[];
  /** The channels that a person is in, and their direct message with the bot. */
  channelsOf(person: string): readonly Channel[];
  /** What a person has chosen in the inputs of a message: `state.values`. */
  stateOn(person: string, message: Message): StateValues;
  /** What only this person sees. */
  ephemerals(person: string): readonly Message[];
  /** The open modals, the one in front last. */
  views(person: string): readonly OpenView[];
  /** The modal in front, or null. */
  view(person: string): OpenView | null;
  home(person: string): OpenView | null;
  archive(channel: string): Promise<void>;
  removeBot(channel: string): Promise<void>;
  inviteBot(channel: string): Promise<void>;
  /** Called after every change of what people see; returns how to stop. */
  onChange(listener: () => void): () => void;
  transcriptOf(message: Message): string;
  renderText(blocks: readonly JsonObject[]): string;
  renderView(open: OpenView): string;
  /** All that was said in a channel or direct message, as text; left out: everywhere. */
  transcript(channelOrPerson?: string): string;
  /**
   * Waits for something; fails with the last transcript. Only loopback time, so 5 s unless said
   * otherwise.
   */
  until<T>(look: () => T | false | null | undefined, options?: UntilOptions): Promise<T>;
  /**
   * Waits until neither the bot called nor anything changed for `quietMs` (100 unless said
   * otherwise).
   */
  settled(quietMs?: number): Promise<void>;
  /** Socket Mode. */
  readonly socket: {
    /** Connections that take new envelopes. */
    connections(): number;
    /** A planned disconnect (`refresh_requested`). */
    refresh(): void;
    /** Cuts the connections without a word. */
    cut(): void;
  };
  close(): Promise<void>;
}
