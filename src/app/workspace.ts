import { createLanguages } from '../setup/index.ts';
import { workspaceOf } from '../sites/index.ts';
import {
  codesByAction,
  createChannels,
  createPeople,
  createSpeakers,
  createWebClient,
  identify,
  permalink,
} from '../slack/index.ts';
import { createSpeech } from '../text/index.ts';
import type { Core } from './core.ts';
import type { Own, Shared } from './shared.ts';

/**
 * Asks Slack who the bot is, until it answers, and makes what knows the people of its workspace and
 * speaks to them.
 * @returns undefined where the signal came first
 * @throws TokenRefused when Slack does not accept the bot's token
 */
export async function enterWorkspace(
  { metrics, reachability, world }: Pick<Shared, 'metrics' | 'reachability' | 'world'>,
  own: Pick<Own, 'slack' | 'team' | 'storage' | 'onTokenRefused'>,
  core: Pick<Core, 'workspace' | 'settings'>,
  signal: AbortSignal,
) {
  const { clock, log, slackTimeoutMs: timeoutMs } = world;
  const { workspace, settings } = core;

  const onAnswer: typeof metrics.slackAnswered = (method, outcome) => {
    metrics.slackAnswered(method, outcome);
    if (codesByAction['renew-token'].includes(outcome)) own.onTokenRefused(outcome);
  };
  const { botToken: token, apiUrl } = own.slack;
  const client = { token, apiUrl, timeoutMs, reachability, log, onAnswer };
  const web = createWebClient(client);
  const who = await identify(web, clock, log, signal);
  if (who === 'stopped') return undefined;
  if (own.team !== undefined && who.team !== own.team)
    throw new Error(`the token of ${own.team} is one of ${who.team}`);
  // What is sent has its answer, or none any more, before another process can send the same.
  const mayCall = (): boolean => own.storage.isOurs(timeoutMs);
  const webToSend = createWebClient({ ...client, mayCall });

  const roleOf = (id: string) => workspaceOf(workspace).roles[id] ?? settings.defaultRole;
  const people = createPeople({ web, team: who.team, settings, roleOf, clock, log });
  const channels = createChannels(web);
  const languages = createLanguages(workspace, people, settings);
  const speech = createSpeech(languages, settings);
  const speakers = createSpeakers({
    web,
    speech,
    onAnswer,
    permalink: (message) => permalink(who.workspace, message),
  });
  return { who, web, webToSend, people, channels, languages, speech, speakers };
}
