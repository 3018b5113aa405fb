import { systemClock } from '../../clock.ts';
import { type Actor, actorFor } from './actor.ts';
import type { Core } from './core.ts';
import { Deliveries, type SentRequest } from './deliveries.ts';
import type { Desk } from './desk.ts';
import { startEmulator } from './emulator.ts';
import { type Fault, Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import { answerMethod } from './methods.ts';
import type { Names } from './mrkdwn.ts';
import { renderText, renderView, transcriptOf } from './render.ts';
import { ResponseUrls } from './response-url.ts';
import { personFrom, seedChannels } from './seed-channels.ts';
import { type Call, startServer } from './server.ts';
import { settled, type UntilOptions, until } from './settle.ts';
import { Sockets } from './socket.ts';
import { Triggers } from './triggers.ts';
import {
  BOT,
  type Channel,
  type Delivery,
  type LocalSlackOptions,
  type Message,
  type Outcome,
  type Person,
  TEAM,
} from './types.ts';
import { type OpenView, Views } from './views.ts';
import { Workspace } from './workspace.ts';

/** A Slack on this machine: what the bot needs to connect, what people do, what they see, and what goes wrong. */
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
  /** Every request to the bot, in order. */
  readonly sent: readonly SentRequest[];
  /** Where people's deeds go from now on. */
  deliverTo(delivery: Delivery): void;
  /** A person, by ID or name, to act as. */
  as(idOrName: string): Actor;
  /** Sends request `index` of `sent` again; left out: the last. */
  replay(index?: number): Promise<Outcome>;
  /** `method` such as `chat.postMessage`, or `*`; for the next `times` calls, or until cleared. */
  fault(method: string, fault: Fault, times?: number): void;
  clearFaults(method?: string): void;
  person(idOrName: string): Person;
  /** By name or ID; a person's name or ID gives the direct message with the bot. */
  channel(channelOrPerson: string): Channel;
  /** What stands in a channel, or in a person's direct message with the bot, now; replies among them. */
  messages(channelOrPerson: string): readonly Message[];
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
  /** Waits for something; fails with the last transcript. Only loopback time, so 5 s unless said otherwise. */
  until<T>(look: () => T | false | null | undefined, options?: UntilOptions): Promise<T>;
  /** Waits until neither the bot called nor anything changed for `quietMs` (100 unless said otherwise). */
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

/** Starts the local Slack on 127.0.0.1: emulate for state and Web API, this layer for everything that people do. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const clock = options.clock ?? systemClock;
  const workspace = new Workspace();
  for (const person of options.people.map(personFrom)) workspace.people.set(person.id, person);
  const emulated = await startEmulator([...workspace.people.values()], options.scopes);
  await seedChannels(workspace, emulated, options.channels);

  const triggers = new Triggers(clock);
  const views = new Views(triggers, () => workspace.changed());
  const core: Core = { scopes: options.scopes, clock, workspace, emulated, triggers, views };
  const responseUrls = new ResponseUrls(core);
  const faults = new Faults();
  const calls: Call[] = [];
  const { server, origin } = await startServer(
    {
      method: (token, method, body) => answerMethod(core, () => sockets.address(), token, method, body),
      responseUrl: (id, body) => responseUrls.post(id, body),
      faults,
      calls,
      clock,
    },
    options.port ?? 0,
  );
  const sockets = new Sockets(server, origin);
  const deliveries = new Deliveries(clock, sockets);
  if (options.delivery) deliveries.deliverTo(options.delivery);
  const desk: Desk = {
    core,
    deliveries,
    responseUrls,
    responseUrl: (from) => `${origin}/response/${responseUrls.issue(from)}`,
    events: options.events ?? null,
    messageStates: new Map(),
  };

  let changes = 0;
  workspace.onChange(() => {
    changes += 1;
  });
  const names: Names = {
    user: (id) => workspace.nameOf(id),
    channel: (id) => workspace.channels.get(id)?.name ?? id,
  };
  const transcript = (where?: string) => {
    const channels = where === undefined ? [...workspace.channels.values()] : [workspace.channel(where)];
    return channels
      .flatMap((channel) => workspace.messages(channel.id))
      .map((message) => transcriptOf(message, names))
      .join('\n');
  };
  const lastSeen = () => `The last that people saw:\n${transcript().split('\n').slice(-40).join('\n')}`;

  /** The first person in a channel, who can do what the bot's scopes do not allow it. */
  const insider = (channel: Channel) =>
    [...channel.members].map((id) => workspace.people.get(id)).find((person) => person !== undefined) ?? 'setup';
  const change = async (channel: Channel, method: string, body: JsonObject, next: Partial<Channel>) => {
    const answer = await emulated.call(insider(channel), method, { channel: channel.id, ...body });
    if (answer['ok'] !== true) throw new Error(`${method}: ${String(answer['error'])}`);
    workspace.channels.set(channel.id, { ...channel, ...next });
  };

  return {
    url: `${origin}/api/`,
    botToken: BOT.token,
    appToken: BOT.appToken,
    signingSecret: BOT.signingSecret,
    botUserId: BOT.userId,
    teamId: TEAM.id,
    calls,
    sent: deliveries.sent,
    deliverTo: (delivery) => deliveries.deliverTo(delivery),
    as: (person) => actorFor(desk, person),
    replay: (index) => deliveries.replay(index),
    fault: (method, fault, times) => faults.set(method, fault, times),
    clearFaults: (method) => faults.clear(method),
    person: (person) => workspace.person(person),
    channel: (channel) => workspace.channel(channel),
    messages: (channel) => workspace.messages(workspace.channel(channel).id),
    ephemerals: (person) => workspace.ephemerals(workspace.person(person).id),
    views: (person) => views.stack(workspace.person(person).id),
    view: (person) => views.stack(workspace.person(person).id).at(-1) ?? null,
    home: (person) => views.home(workspace.person(person).id),
    archive: (name) => change(workspace.channel(name), 'conversations.archive', {}, { archived: true }),
    removeBot: (name) => {
      const channel = workspace.channel(name);
      const members = new Set([...channel.members].filter((id) => id !== BOT.userId));
      return change(channel, 'conversations.kick', { user: BOT.userId }, { members });
    },
    inviteBot: (name) => {
      const channel = workspace.channel(name);
      const members = new Set([...channel.members, BOT.userId]);
      return change(channel, 'conversations.invite', { users: BOT.userId }, { members });
    },
    onChange: (listener) => workspace.onChange(listener),
    transcriptOf: (message) => transcriptOf(message, names),
    renderText: (blocks) => renderText(blocks, names),
    renderView: (open) => renderView(open, names),
    transcript,
    until: (look, untilOptions) => until(look, (listener) => workspace.onChange(listener), lastSeen, untilOptions),
    settled: (quietMs = 100) => settled(() => changes + calls.length, lastSeen, quietMs),
    socket: {
      connections: () => sockets.connections,
      refresh: () => sockets.refresh(),
      cut: () => sockets.cut(),
    },
    async close() {
      sockets.close();
      await deliveries.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await emulated.close();
    },
  };
}
