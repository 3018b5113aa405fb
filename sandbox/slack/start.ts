import { systemClock } from '../../src/clock.ts';
import { actorFor } from './actor.ts';
import { blockProblems } from './block-limits.ts';
import type { Core } from './core.ts';
import { Deliveries } from './deliveries.ts';
import type { Desk } from './desk.ts';
import { startEmulator } from './emulator.ts';
import { Faults } from './faults.ts';
import { takeUpload } from './files.ts';
import type { JsonObject } from './json.ts';
import type { LocalSlack } from './local-slack.ts';
import { answerMethod } from './methods.ts';
import type { Names } from './mrkdwn.ts';
import { messageState } from './press.ts';
import { renderText, renderView, transcriptOf } from './render.ts';
import { ResponseUrls } from './response-url.ts';
import { personFrom, seedChannels } from './seed-channels.ts';
import { type Call, startServer } from './server.ts';
import { settled, until } from './settle.ts';
import { Sockets } from './socket.ts';
import { Triggers } from './triggers.ts';
import { BOT, type Channel, type LocalSlackOptions, TEAM } from './types.ts';
import { Views } from './views.ts';
import { Workspace } from './workspace.ts';
import { echo } from './write.ts';

/**
 * Starts the local Slack on 127.0.0.1: emulate for state and Web API, this layer for everything
 * that people do.
 */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const { clock = systemClock, patienceMs = 3_000 } = options;
  const workspace = new Workspace();
  for (const person of options.people.map(personFrom)) workspace.people.set(person.id, person);
  const emulated = await startEmulator([...workspace.people.values()], options.scopes);
  await seedChannels(workspace, emulated, options.channels);

  const triggers = new Triggers(clock, patienceMs);
  const refused: string[] = [];
  const check: Core['check'] = (surface, sent) => {
    const problems = blockProblems(surface, sent);
    refused.push(...problems.map((problem) => `${surface}: ${problem}`));
    return problems;
  };
  const views = new Views(triggers, check, () => workspace.changed());
  const core: Core = {
    scopes: options.scopes,
    clock,
    workspace,
    emulated,
    triggers,
    views,
    uploadUrl: () => `${origin}/upload/`,
    check,
    echo: (...what) => echo(desk, ...what),
  };
  const responseUrls = new ResponseUrls(core);
  const faults = new Faults();
  const calls: Call[] = [];
  const { server, origin } = await startServer(
    {
      scopes: options.scopes,
      method: (token, method, body) =>
        answerMethod(core, () => sockets.address(), token, method, body),
      responseUrl: (id, body) => responseUrls.post(id, body),
      upload: (fileId, content) => takeUpload(core, fileId, content),
      faults,
      calls,
      clock,
    },
    options.port ?? 0,
  );
  const sockets = new Sockets(server, origin);
  const deliveries = new Deliveries(clock, sockets, patienceMs);
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
    const channels =
      where === undefined ? [...workspace.channels.values()] : [workspace.channel(where)];
    return channels
      .flatMap((channel) => workspace.messages(channel.id))
      .map((message) => transcriptOf(message, names))
      .join('\n');
  };
  const lastSeen = () =>
    `The last that people saw:\n${transcript().split('\n').slice(-40).join('\n')}`;

  /** The first person in a channel, who can do what the bot's scopes do not allow it. */
  const insider = (channel: Channel) =>
    [...channel.members]
      .map((id) => workspace.people.get(id))
      .find((person) => person !== undefined) ?? 'setup';
  const change = async (
    channel: Channel,
    method: string,
    body: JsonObject,
    next: Partial<Channel>,
  ) => {
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
    refused,
    sent: deliveries.sent,
    deliverTo: (delivery) => deliveries.deliverTo(delivery),
    as: (person) => actorFor(desk, person),
    replay: (index, retryNumber) => deliveries.replay(index, retryNumber),
    fault: (method, fault, times) => faults.set(method, fault, times),
    clearFaults: (method) => faults.clear(method),
    bot: { id: BOT.userId, realName: BOT.realName },
    people: () => [...workspace.people.values()],
    person: (person) => workspace.person(person),
    deactivate: (person) => {
      const found = workspace.person(person);
      workspace.people.set(found.id, { ...found, hasLeft: true });
    },
    channel: (channel) => workspace.channel(channel),
    messages: (channel) => workspace.messages(workspace.channel(channel).id),
    seenBy: (person) => workspace.seenBy(workspace.person(person).id),
    channelsOf: (person) => workspace.channelsOf(workspace.person(person).id),
    stateOn: (person, message) => messageState(desk, workspace.person(person), message),
    ephemerals: (person) => workspace.ephemerals(workspace.person(person).id),
    views: (person) => views.stack(workspace.person(person).id),
    view: (person) => views.stack(workspace.person(person).id).at(-1) ?? null,
    home: (person) => views.home(workspace.person(person).id),
    archive: (name) =>
      change(workspace.channel(name), 'conversations.archive', {}, { archived: true }),
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
    until: (look, untilOptions) =>
      until(look, (listener) => workspace.onChange(listener), lastSeen, untilOptions),
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
