import { createEmulator } from 'emulate';
import { Agent, request } from 'undici';
import { type JsonObject, objectOf, parseJson } from './json.ts';
import { BOT, type Person, TEAM } from './types.ts';

/** Slack's state and Web API, kept by the npm package `emulate`. */
export interface Emulated {
  /**
   * One Web API call: as the bot with its scopes, as the bot without limits (`setup`), or as a
   * person.
   */
  call(as: 'bot' | 'setup' | Person, method: string, body: JsonObject): Promise<JsonObject>;
  /** The bytes of a file whose upload has begun. @returns the HTTP status */
  upload(fileId: string, content: Buffer): Promise<number>;
  close(): Promise<void>;
}

// Every scope that emulate checks and people need to write, open and invite.
const ALL_SCOPES = [
  'chat:write',
  'users:read',
  ...['channels', 'groups', 'im', 'mpim'].flatMap((kind) => [
    `${kind}:read`,
    `${kind}:history`,
    `${kind}:write`,
  ]),
];
// emulate refuses a token's 5,000th call of an hour with an answer that is not Slack's: calls take
// turns over tokens.
const TOKENS_IN_TURN = 20;

/** Starts emulate with these people, the bot, and the bot's scopes strictly checked. */
export async function startEmulator(
  people: readonly Person[],
  scopes: readonly string[],
): Promise<Emulated> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: { slack: seed(people, scopes) },
  });
  const agent = new Agent();
  const turns = new Map<string, number>();
  return {
    async call(as, method, body) {
      const base = typeof as === 'string' ? as : as.id;
      const turn = turns.get(base) ?? 0;
      turns.set(base, (turn + 1) % TOKENS_IN_TURN);
      const response = await request(`${emulator.url}/api/${method}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokenOf(base, turn)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        dispatcher: agent,
      });
      const text = await response.body.text();
      if (response.statusCode === 404) return { ok: false, error: 'unknown_method' };
      return objectOf(parseJson(text));
    },
    async upload(fileId, content) {
      const url = `${emulator.url}/upload/v1/${fileId}`;
      const headers = { 'content-type': 'application/octet-stream' };
      const { statusCode, body } = await request(url, {
        method: 'POST',
        headers,
        body: content,
        dispatcher: agent,
      });
      await body.dump();
      return statusCode;
    },
    async close() {
      await agent.destroy();
      await emulator.close();
    },
  };
}

const tokenOf = (base: string, turn: number) => `${base}-${turn}`;

function seed(people: readonly Person[], scopes: readonly string[]): JsonObject {
  const turns = Array.from({ length: TOKENS_IN_TURN }, (_, turn) => turn);
  const tokens = (base: string, user: string, granted: readonly string[], ids: JsonObject = {}) =>
    turns.map((turn) => ({ token: tokenOf(base, turn), user_id: user, scopes: granted, ...ids }));
  const bot = { bot_id: BOT.botId, bot_user_id: BOT.userId, app_id: BOT.appId };
  return {
    team: { name: TEAM.name, domain: TEAM.domain },
    strict_scopes: true,
    // emulate gives users random IDs, except an app's bot user: people are seeded as such, so that
    // a test may choose a person's ID (it may stand in the bot's configuration). What the bot reads
    // about them is ours (users.ts).
    oauth_apps: [
      app(BOT.appId, BOT.userId, BOT.botId, BOT.name, BOT.realName),
      ...people.map((person) =>
        app(`A-${person.id}`, person.id, `B-${person.id}`, person.name, person.realName),
      ),
    ],
    tokens: [
      ...tokens('bot', BOT.userId, scopes, bot),
      ...tokens('setup', BOT.userId, ALL_SCOPES, bot),
      ...people.flatMap((person) => tokens(person.id, person.id, ALL_SCOPES)),
    ],
  };
}

const app = (
  appId: string,
  userId: string,
  botId: string,
  botName: string,
  name: string,
): JsonObject => ({
  client_id: appId,
  client_secret: '',
  redirect_uris: [],
  app_id: appId,
  bot_id: botId,
  bot_user_id: userId,
  bot_name: botName,
  name,
});
