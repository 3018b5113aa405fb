import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.startsWith('sandbox'))
  .map((path) => read(`src/${path}`));

const manifestSchema = z.object({
  features: z.object({
    app_home: z.object({
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    slash_commands: z.array(
      z.object({ command: z.string(), should_escape: z.boolean(), url: z.string().optional() }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({
    event_subscriptions: z.object({
      bot_events: z.array(z.string()),
      request_url: z.string().optional(),
    }),
    interactivity: z.object({
      is_enabled: z.boolean(),
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    socket_mode_enabled: z.boolean(),
  }),
});
const manifest = manifestSchema.parse(parse(read('manifest.yml')));

/**
 * The bot scopes that each Web API method needs (Slack's reference, "Web API methods"), for the
 * conversations that this bot uses: direct messages, and the public and private channels that it
 * has been invited to.
 */
const scopesOf: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'bots.info': ['users:read'],
  'chat.delete': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'files.delete': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};

/** What each event needs (Slack's reference, "Events"). */
const scopesOfEvent: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
};

const found = (pattern: RegExp): string[] =>
  [
    ...new Set(
      sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')),
    ),
  ].toSorted();
/** `web.chat.update(`, `client.chat.update(`, also where a line ends in between. */
const methods = found(/\b(?:web|client)\s*\.\s*([a-z]+(?:\.[a-zA-Z]+)+)\s*\(/gu);

describe('The app asks Slack for what the code uses, and for nothing else', () => {
  it('the methods in use are known here', () => {
    expect(methods).toContain('chat.postMessage');
    expect(methods.filter((method) => !Object.hasOwn(scopesOf, method))).toEqual([]);
  });

  it('events: those that are listened to', () => {
    const inWorkspace = found(/\bapp\.event\(\s*'([a-z_]+)'/gu);
    // That a workspace leaves is read before anything of it.
    const ofApp = found(/\bz\.literal\('(app_uninstalled|tokens_revoked)'\)/gu);
    const listened = [...new Set([...inWorkspace, ...ofApp])].toSorted();
    const subscribed = manifest.settings.event_subscriptions.bot_events;
    expect([...new Set(subscribed.map((event) => event.replace(/\..*/u, '')))].toSorted()).toEqual(
      listened,
    );
    expect(subscribed.toSorted()).toEqual(Object.keys(scopesOfEvent).toSorted());
  });

  it('scopes: exactly those of the methods, the events and the command', () => {
    const needed = new Set([
      'commands',
      ...methods.flatMap((method) => scopesOf[method] ?? []),
      ...manifest.settings.event_subscriptions.bot_events.flatMap(
        (event) => scopesOfEvent[event] ?? [],
      ),
    ]);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual([...needed].toSorted());
  });

  it('each scope says for which call it is there', () => {
    const lines = read('manifest.yml').split('\n');
    for (const scope of manifest.oauth_config.scopes.bot) {
      const line = lines.find((each) => each.trim().startsWith(`- ${scope} `));
      const comment = line?.split('# ')[1] ?? '';
      const users = Object.entries({ ...scopesOf, ...scopesOfEvent, '/livion': ['commands'] })
        .filter(([, scopes]) => scopes.includes(scope))
        .map(([user]) => user);
      expect(
        users.some((user) => comment.includes(user)),
        `${scope}: ${comment}`,
      ).toBe(true);
    }
  });

  it('the command is the one that is listened to, and mentions in it arrive as IDs', () => {
    expect(manifest.features.slash_commands).toEqual([{ command: '/livion', should_escape: true }]);
    expect(found(/\bapp\.command\(\s*'([^']+)'/gu)).toEqual(['/livion']);
  });

  it('people can write to the bot', () => {
    expect(manifest.features.app_home).toEqual({
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('it is for Socket Mode: no request URL', () => {
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(read('manifest.yml')).not.toMatch(/^\s*(request_)?url:/mu);
  });
});

describe('npm run manifest:http', () => {
  const script = fileURLToPath(new URL('src/slack/http-manifest.ts', root));
  const print = (...args: string[]) => promisify(execFile)(process.execPath, [script, ...args]);

  it('is that script', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    expect(scripts['manifest:http']).toBe('node src/slack/http-manifest.ts');
  });

  it.each(['https://livion.example.com', 'https://livion.example.com/'])(
    '%s: request URLs, no Socket Mode, the rest is the same',
    async (base) => {
      const { stdout } = await print(base);
      const http = manifestSchema.parse(parse(stdout));
      const url = 'https://livion.example.com/slack/events';
      expect(http.features.slash_commands).toEqual([
        { command: '/livion', should_escape: true, url },
      ]);
      expect(http.settings).toEqual({
        event_subscriptions: { ...manifest.settings.event_subscriptions, request_url: url },
        interactivity: { is_enabled: true, request_url: url, message_menu_options_url: url },
        socket_mode_enabled: false,
      });
      expect(http.oauth_config).toEqual(manifest.oauth_config);
      expect(stdout, 'the comments, too').toContain('# users.info');
    },
  );

  it.each([[[]], [['livion.example.com']]])('%j: says what to give', async (args) => {
    await expect(print(...args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run -s manifest:http -- https://livion.example.com'),
    });
  });
});
