import { z } from 'zod';
import type { Config } from '../../config/index.ts';
import { codesByAction, missingScopes, scopes } from '../../slack/index.ts';
import { failed, fine, note, type Result, type Results, warning } from './result.ts';
import { ask, whatToDo } from './unreached.ts';

/** What the machine's clock may be off before it is worth a word; Slack refuses from 5 minutes. */
const worthAWordMs = 30_000;
const refusedMs = 300_000;

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
type Called =
  | { readonly kind: 'answer'; readonly body: z.infer<typeof answerSchema>; headers: Headers }
  | { readonly kind: 'nothing'; readonly why: string };

/** One call of Slack's Web API, as it is: the headers of its answer are wanted, too. */
async function call(
  apiUrl: string,
  method: string,
  token: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Called> {
  const answer = await ask(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(fields),
  });
  if (typeof answer === 'string') return { kind: 'nothing', why: answer };
  if (answer.status === 429 || answer.status >= 500)
    return { kind: 'nothing', why: `it answers ${answer.status}` };
  const body = answerSchema.safeParse(await answer.json().catch(() => undefined));
  return body.success
    ? { kind: 'answer', body: body.data, headers: answer.headers }
    : { kind: 'nothing', why: `something else than Slack answers there, with ${answer.status}` };
}

const identity = z.object({ user: z.string(), team: z.string(), bot_id: z.string() });

/** Slack's tokens, the scopes, the channels, and this machine's clock beside Slack's. */
export async function checkSlack(config: Config, now: () => number): Promise<Results> {
  const { app, mode, apiUrl } = config.slack;
  if (app.kind === 'installed')
    return note(
      'Several workspaces: whether Slack accepts the token of each is told in the log at the start.',
    );
  const { botToken } = app;
  const answer = await call(apiUrl, 'auth.test', botToken);
  if (answer.kind === 'nothing')
    return failed(
      `Slack cannot be reached at ${new URL(apiUrl).host} (${answer.why}). ${whatToDo(answer.why)}`,
    );
  const clock = clockBeside(answer.headers.get('date'), now());
  const { ok, error = 'no word why' } = answer.body;
  if (!ok)
    return [
      failed(
        codesByAction['renew-token'].includes(error)
          ? `Slack does not accept SLACK_BOT_TOKEN (${error}). Copy it anew from the app's page in Slack, OAuth & Permissions.`
          : `Slack does not say who the bot is (${error}). If it stays so, look at the app's page in Slack.`,
      ),
      ...clock,
    ];
  const who = identity.safeParse(answer.body).data;
  return [
    who
      ? fine(`Slack knows the bot as @${who.user} in ${who.team}.`)
      : failed("SLACK_BOT_TOKEN is not a bot's: take the Bot User OAuth Token."),
    scopesBeside(answer.headers.get('x-oauth-scopes')),
    mode.kind === 'socket' ? await checkAppToken(apiUrl, mode.appToken) : [],
    await checkChannel(apiUrl, botToken, 'ALERT_CHANNEL', config.alertChannel),
    await checkChannel(apiUrl, botToken, 'DIGEST_CHANNEL', config.digestChannel),
    clock,
  ].flat();
}

/** @param header `x-oauth-scopes` of an answer: the scopes of the token, with commas between */
export function scopesBeside(header: string | null): Result[] {
  if (header === null)
    return [warning('Slack does not say which scopes the token has: they could not be checked.')];
  const missing = missingScopes(header.split(',').map((scope) => scope.trim()));
  return missing.length === 0
    ? [fine('The token has every scope that the bot needs.')]
    : missing.map((scope) =>
        failed(
          `Slack's scope ${scope} is missing: ${scopes[scope]}. Add it under OAuth & Permissions, or update the app's manifest, and reinstall the app.`,
        ),
      );
}

/** @param header `Date` of an answer that has just come */
export function clockBeside(header: string | null, now: number): Result[] {
  const theirs = Date.parse(header ?? '');
  if (Number.isNaN(theirs)) return [];
  const offMs = Math.abs(now - theirs);
  if (offMs <= worthAWordMs) return [fine("This machine's clock agrees with Slack's.")];
  const off = `This machine's clock is ${Math.round(offMs / 1000)} seconds ${now < theirs ? 'behind' : 'ahead of'} Slack's`;
  return offMs < refusedMs
    ? [warning(`${off}. From 300 on nothing of Slack is believed: let it be set by NTP.`)]
    : [failed(`${off}: nothing of Slack is believed. Let it be set by NTP (timedatectl).`)];
}

async function checkAppToken(apiUrl: string, appToken: string): Promise<Result> {
  const answer = await call(apiUrl, 'apps.connections.open', appToken);
  if (answer.kind === 'nothing')
    return failed(`Slack does not open a connection for Socket Mode (${answer.why}).`);
  return answer.body.ok
    ? fine('Slack opens a connection for Socket Mode.')
    : failed(
        `Slack does not accept SLACK_APP_TOKEN (${answer.body.error}). It needs the scope connections:write, and Socket Mode has to be on in the app's settings.`,
      );
}

const channelSchema = z.object({
  channel: z.object({
    name: z.string().optional(),
    is_member: z.boolean().optional(),
    is_archived: z.boolean().optional(),
  }),
});

async function checkChannel(
  apiUrl: string,
  token: string,
  variable: string,
  channel: string | undefined,
): Promise<Results> {
  if (channel === undefined) return [];
  const answer = await call(apiUrl, 'conversations.info', token, { channel });
  if (answer.kind === 'nothing')
    return warning(`${variable} could not be looked up (${answer.why}).`);
  const { error } = answer.body;
  if (error === 'channel_not_found')
    return failed(
      `${variable} (${channel}) is no channel that the bot can see. Copy its ID, and in a private channel type /invite @Livion.`,
    );
  if (error !== undefined) return warning(`${variable} could not be looked up (${error}).`);
  const {
    name = channel,
    is_member,
    is_archived,
  } = channelSchema.safeParse(answer.body).data?.channel ?? {};
  if (is_archived === true)
    return failed(`${variable} (#${name}) is archived. Set another channel.`);
  return is_member === true
    ? fine(`The bot is in #${name} (${variable}).`)
    : failed(`The bot is not in #${name} (${variable}). Type /invite @Livion there.`);
}
