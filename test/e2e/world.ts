import { Writable } from 'node:stream';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/sandbox.ts';
import type { LocalSlack } from '../../sandbox/slack/index.ts';
import { createLog } from '../../src/log.ts';
import { notInWords } from '../slack/not-in-words.ts';
import { hurried, timeOutInTurns } from './hurried.ts';
import { type Player, play, rightValues, type Values } from './play.ts';

export interface World extends Sandbox {
  /** An installer of the sandbox in their direct message. */
  readonly maija: Player;
  /** What is right in the sandbox's iLOQ. */
  readonly right: Values;
  /** Every line that the bot logged, at every level. */
  readonly logged: string[];
}

interface WorldOptions extends SandboxOptions {
  /** iLOQ's answer to a log-in gets lost in this test: nobody can end that session. */
  readonly losesLogins?: boolean;
}

/**
 * The sandbox with the real bot, its log kept, nothing waited for longer than needed. Closing it
 * fails when the bot has left a session open in iLOQ, has called what iLOQ does not document, has
 * sent what Slack does not take, or has shown what no screen reader says.
 */
export async function startWorld({
  losesLogins = false,
  ...options
}: WorldOptions = {}): Promise<World> {
  const logged: string[] = [];
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const timeOutAsEver = options.slackTimeoutMs === undefined ? undefined : timeOutInTurns();
  const sandbox = await startSandbox({
    log: createLog('trace', lines),
    clock: hurried,
    random: () => 0,
    ...options,
  });
  async function close(): Promise<void> {
    const unsaid = unsaidIn(sandbox.slack);
    const refused = [...sandbox.slack.refused];
    await sandbox.close();
    timeOutAsEver?.();
    if (unsaid.length > 0) throw new Error(`said in blocks and not in words: ${unsaid.join('; ')}`);
    if (refused.length > 0) throw new Error(`Slack does not take: ${refused.join('; ')}`);
    const { opened, killed, dropped, undefinedCalls } = sandbox.iloq.counters;
    if (undefinedCalls.length > 0) throw new Error(undefinedCalls.join('\n'));
    if (!losesLogins && opened !== killed + dropped)
      throw new Error(`${opened} sessions were opened in iLOQ, and ${killed} ended`);
  }
  return {
    ...sandbox,
    close,
    maija: play(sandbox.slack, 'maija'),
    right: rightValues(sandbox.iloq),
    logged,
  };
}

/** What the bot's messages show that stands in blocks alone. */
const unsaidIn = (slack: LocalSlack): string[] =>
  slack
    .people()
    .flatMap(({ id }) => slack.seenBy(id))
    .filter(({ user, text }) => user === slack.botUserId && !text.endsWith('…'))
    .flatMap(({ text, blocks }) => notInWords(text, blocks));
