import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../operations/metrics/index.ts';
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
  type Reachability,
  type SlackAccess,
} from '../slack/index.ts';
import type { Storage } from '../storage/index.ts';
import { createSpeech } from '../text/index.ts';
import type { Core } from './core.ts';

/**
 * Asks Slack who the bot is, until it answers, and makes what knows the people of its workspace and
 * speaks to them.
 * @returns undefined where the signal came first
 * @throws TokenRefused when Slack does not accept the bot's token
 */
export async function enterWorkspace(
  parts: {
    readonly slack: SlackAccess;
    /** Which workspace it has to be, where that is known. */
    readonly team: string | undefined;
    /** Slack does not accept its token (any more); told with each call. */
    readonly onTokenRefused: (code: string) => void;
    readonly core: Pick<Core, 'workspace' | 'settings'>;
    readonly reachability: Reachability;
    readonly storage: Pick<Storage, 'isOurs'>;
    readonly metrics: Pick<Metrics, 'slackAnswered'>;
    readonly slackTimeoutMs: number;
    readonly clock: Clock;
    readonly log: Log;
  },
  signal: AbortSignal,
) {
  const { slack, core, storage, metrics, reachability, clock, log } = parts;
  const { workspace, settings } = core;

  const onAnswer: typeof metrics.slackAnswered = (method, outcome) => {
    metrics.slackAnswered(method, outcome);
    if (codesByAction['renew-token'].includes(outcome)) parts.onTokenRefused(outcome);
  };
  const { botToken: token, apiUrl } = slack;
  const client = { token, apiUrl, timeoutMs: parts.slackTimeoutMs, reachability, log, onAnswer };
  const web = createWebClient(client);
  const who = await identify(web, clock, log, signal);
  if (who === 'stopped') return undefined;
  if (parts.team !== undefined && who.team !== parts.team)
    throw new Error(`the token of ${parts.team} is one of ${who.team}`);
  // What is sent has its answer, or none any more, before another process can send the same.
  const mayCall = (): boolean => storage.isOurs(parts.slackTimeoutMs);
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
