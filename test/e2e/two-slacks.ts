import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listen } from '../../sandbox/listen.ts';
import { manifest } from '../../sandbox/manifest.ts';
import { Faults } from '../../sandbox/slack/faults.ts';
import { type LocalSlack, startLocalSlack } from '../../sandbox/slack/index.ts';
import { meetFault } from '../../sandbox/slack/server.ts';
import { systemClock } from '../../src/clock.ts';
import { createSlackOAuth, type SlackApp } from './slack-oauth.ts';

/** What of Slack is a workspace's own, but for its ID: all else is the same in both. */
export const teams = ['T0ACME', 'T0BETA'] as const;
export type TeamName = (typeof teams)[number];

/**
 * One Slack with two workspaces, as an app sees it that both have installed: two local Slacks,
 * whose people, channels and messages have the very same IDs. By the token a call goes to one of
 * them; what they send says which it is of.
 */
export interface TwoSlacks {
  readonly url: string;
  /** As the app is set up in Slack. */
  readonly app: SlackApp;
  /** Of `oauth.v2.access`. */
  readonly faults: Faults;
  readonly signingSecret: string;
  readonly of: Readonly<Record<TeamName, LocalSlack>>;
  /** The bot listens on this port. */
  deliverTo(port: number): void;
  /** Calls with a token that is not accepted any more. */
  readonly refused: string[];
  /** Somebody of this workspace allows the app: what the browser comes back with. */
  allow(team: TeamName, installer: string, more?: object): string;
  /** Its token is not accepted any more. */
  revoke(team: TeamName): void;
  /** How many tokens of it are accepted. */
  accepted(team: TeamName): number;
  /** Slack sends an event to the app, of this body. */
  sendEvent(team: string, event: object, more?: object): Promise<number>;
  /** Slack's request with any body, signed. */
  sendBody(body: object): Promise<number>;
  /** The same. @returns how it is answered, which Slack shows who typed a command */
  ask(body: object): Promise<Response>;
  close(): Promise<void>;
}

const localTeam = 'T000000001';
const tokenOf = (team: TeamName, turn: number): string => `xoxb-${team}-${turn}`;

/** @param app as it is set up in Slack */
export async function startTwoSlacks(app: SlackApp): Promise<TwoSlacks> {
  const started = await Promise.all(
    teams.map(async (team) => {
      const slack = await startLocalSlack({
        ...{ ...manifest, patienceMs: 60_000 },
        people: [
          { name: 'maija', realName: 'Maija Virtanen' },
          { name: 'sami', realName: 'Sami Korhonen', isAdmin: true },
        ],
        channels: [{ name: 'alerts', members: ['maija', 'sami'], botIsMember: true }],
      });
      return [team, slack] as const;
    }),
  );
  const slackOf = (team: TeamName): LocalSlack => {
    const found = started.find(([name]) => name === team)?.[1];
    if (!found) throw new Error(`no ${team}`);
    return found;
  };
  const [first, second] = teams;
  const of = { [first]: slackOf(first), [second]: slackOf(second) };
  const { signingSecret } = slackOf(first);
  const tokens = new Map<string, TeamName>();
  const faults = new Faults();
  const { scopes } = manifest;
  const refused: string[] = [];
  let botPort = 0;
  let turn = 0;
  const oauth = createSlackOAuth<TeamName>(app, (team) => {
    turn += 1;
    const token = tokenOf(team, turn);
    tokens.set(token, team);
    return token;
  });

  const send = async (body: string, type: string): Promise<Response> => {
    const at = String(Math.floor(Date.now() / 1000));
    const digest = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    return fetch(`http://127.0.0.1:${botPort}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${digest}`,
      },
    });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const path = request.url ?? '';
    const type = request.headers['content-type'] ?? '';
    const json = (value: object): void =>
      void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(value));
    const team = teams.find((each) => path === `/from/${each}`);
    if (team) {
      const sent = body.replaceAll(localTeam, team);
      const answered = await send(sent, type);
      response
        .writeHead(answered.status, Object.fromEntries(answered.headers))
        .end(Buffer.from(await answered.arrayBuffer()));
      return;
    }
    if (path === '/api/oauth.v2.access')
      return meetFault(
        { faults, scopes, clock: systemClock },
        response,
        path.slice(5),
        async () => ({
          status: 200,
          body: oauth.access(new URLSearchParams(body)),
        }),
      );
    const bearer = (request.headers.authorization ?? '').replace(/^Bearer /u, '');
    const token = bearer || (new URLSearchParams(body).get('token') ?? '');
    const whose = tokens.get(token);
    if (!whose) {
      refused.push(path);
      return json({ ok: false, error: 'token_revoked' });
    }
    // https://docs.slack.dev/reference/methods/auth.revoke
    if (path === '/api/auth.revoke') return json({ ok: true, revoked: tokens.delete(token) });
    const slack = slackOf(whose);
    const forwarded = await fetch(new URL(path.slice('/api/'.length), slack.url), {
      method: 'POST',
      body: body.replaceAll(token, slack.botToken).replaceAll(whose, localTeam),
      headers: { 'content-type': type, authorization: `Bearer ${slack.botToken}` },
    });
    const told = (await forwarded.text()).replaceAll(localTeam, whose);
    response
      .writeHead(forwarded.status, {
        'content-type': 'application/json',
        'x-oauth-scopes': forwarded.headers.get('x-oauth-scopes') ?? '',
      })
      .end(told);
  }

  const origin = `http://127.0.0.1:${await listen(server)}`;

  return {
    url: `${origin}/api/`,
    app,
    faults,
    signingSecret,
    of,
    refused,
    deliverTo(port) {
      botPort = port;
      for (const team of teams)
        of[team].deliverTo({ mode: 'http', eventsUrl: `${origin}/from/${team}` });
    },
    allow: (team, name, more = {}) =>
      oauth.allow({ team, installer: of[team].person(name).id, more }),
    revoke(team) {
      for (const [token, whose] of tokens) if (whose === team) tokens.delete(token);
    },
    accepted: (team) => [...tokens.values()].filter((whose) => whose === team).length,
    sendEvent: async (team, event, more = {}) =>
      (
        await send(
          JSON.stringify({
            ...{ type: 'event_callback', api_app_id: 'A0LIVION00', team_id: team, event },
            ...{ event_id: `Ev${Math.random()}`, event_time: Math.floor(Date.now() / 1000) },
            ...more,
          }),
          'application/json',
        )
      ).status,
    sendBody: async (body) => (await send(JSON.stringify(body), 'application/json')).status,
    ask: (body) => send(JSON.stringify(body), 'application/json'),
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await Promise.all(teams.map((team) => of[team].close()));
    },
  };
}
