import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { reservePort } from '../../../sandbox/reserve-port.ts';
import { type Surroundings, startSurroundings } from '../../../sandbox/surroundings.ts';
import { systemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config/index.ts';
import { createLog } from '../../../src/log.ts';
import { tryLive } from '../../../src/operations/check/index.ts';
import { samplesOf } from '../../../src/slack/messages/samples.ts';
import { openStorage } from '../../../src/storage/index.ts';
import { trialTexts } from '../../../src/text/en/index.ts';
import { messageProblems, none, problemsOf } from '../../slack/message-problems.ts';
import { en } from '../../text/english.ts';

/** What is waited for comes, however slow the machine is. */
const times = { paceMs: 0, pressMs: 300_000, eventMs: 300_000 };

let around: Surroundings;
afterEach(() => around.close());

/** What the operator reads; Maija presses the button when they are asked to, unless told not to. */
async function trial(
  mode: 'http' | 'socket',
  options: {
    readonly channel?: string;
    readonly presses?: boolean;
    readonly before?: () => Promise<void> | void;
  } = {},
): Promise<string[]> {
  const { channel = '#sites', presses = true, before } = options;
  const port = await reservePort();
  around = await startSurroundings({ mode, environment: { PORT: String(port) } });
  around.deliverTo(port);
  await before?.();
  const parsed = parseConfig(around.environment);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const said: string[] = [];
  const pressMs = presses ? times.pressMs : 100;
  for await (const { level, sentence } of tryLive(parsed.config, channel, systemClock, {
    ...times,
    pressMs,
  })) {
    said.push(`${level}: ${sentence}`);
    if (presses && sentence.startsWith('Now press')) {
      const [invitation] = around.slack.messages('sites');
      if (!invitation) throw new Error('no invitation');
      await around.slack.as('maija').press(trialTexts.here, { message: invitation });
    }
  }
  return said;
}

const wrongs = (said: readonly string[]): string[] =>
  said.filter((line) => !line.startsWith('ok: '));

describe.each(['http', 'socket'] as const)('A trial with a Slack that takes all (%s)', (mode) => {
  it('has a good word for all that it tries, and leaves nothing behind', async () => {
    const said = await trial(mode);
    expect(said).toEqual([
      'ok: A message with a button stands in the channel.',
      'ok: The event message.channels comes back.',
      expect.stringMatching(/^ok: Each of \d\d kinds of messages was posted and edited\.$/u),
      'ok: What was posted is found again.',
      'ok: A file was uploaded.',
      'ok: Now press "Here I am" in the channel.',
      expect.stringMatching(/^ok: Each of \d\d forms was opened\.$/u),
      'ok: Home was shown, and cleared.',
      'ok: Whoever pressed is known, and was told something that only they see.',
      'ok: A direct message was sent.',
      'ok: The event message.im comes back.',
      'ok: Everything was taken away again.',
    ]);
    const { slack } = around;
    expect(slack.messages('sites')).toEqual([]);
    expect(slack.messages('maija')).toEqual([]);
    const form = slack.view('maija');
    expect(form && slack.renderView(form)).toContain(trialTexts.over);
    expect(around.iloq.counters.opened).toBe(0);
  });
});

describe('What Slack refuses', () => {
  it('is said word by word, and the rest is tried all the same', async () => {
    const said = await trial('socket', {
      before: () => {
        around.slack.fault('chat.update', { kind: 'error', error: 'invalid_blocks' }, 1);
        around.slack.fault('files.getUploadURLExternal', { kind: 'error', error: 'missing_scope' });
        around.slack.fault('views.publish', { kind: '500' });
      },
    });
    expect(wrongs(said)).toEqual([
      expect.stringMatching(/^failed: chat\.update of stepMessage \S+: invalid_blocks$/u),
      'failed: the upload of a file: missing_scope',
      expect.stringMatching(/^failed: views\.publish of Home: .+500/u),
    ]);
    expect(around.slack.messages('sites')).toEqual([]);
  });

  it('the channel: nothing more is tried', async () => {
    const said = await trial('socket', { before: () => around.slack.removeBot('sites') });
    expect(said).toEqual([
      'failed: chat.postMessage of the invitation: not_in_channel',
      'ok: Everything was taken away again.',
    ]);
  });

  it('the token', async () => {
    const said = await trial('socket', {
      before: () => around.slack.fault('auth.test', { kind: 'error', error: 'token_revoked' }),
    });
    expect(said).toEqual(['failed: Slack does not accept SLACK_BOT_TOKEN (token_revoked).']);
  });
});

it('where nobody presses it says what was not tried, and takes away what it posted', async () => {
  const said = await trial('http', { presses: false });
  expect(wrongs(said)).toEqual([expect.stringMatching(/^failed: No press came: /u)]);
  expect(around.slack.messages('sites')).toEqual([]);
});

it('while a bot runs no trial is made', async () => {
  let close = async (): Promise<void> => {};
  const said = await trial('socket', {
    before: () => {
      const { dataDir } = around;
      const opened = openStorage({ dataDir, clock: systemClock, log: createLog('silent') });
      if (opened.kind === 'open') close = () => opened.storage.close();
    },
  });
  await close();
  expect(said).toEqual([expect.stringMatching(/^failed: A bot works on DATA_DIR .+ Stop it/u)]);
  expect(around.slack.calls).toEqual([]);
});

describe('What is tried', () => {
  const samples = samplesOf(en, Date.UTC(2026, 10, 25), 'U1');

  it('has one of each message and view of the bot', () => {
    const folder = 'src/slack/messages';
    const all = readdirSync(folder).flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /^export (?:const|function) (\w+(?:Message|Modal|View))\b/gmu,
      ),
    ]);
    // Two choose among the others; the answers are of blocks that others have.
    const left = [
      ...['answerMessage', 'formView', 'alertsMessage', 'siteAlertsMessage', 'lateWordMessage'],
      ...['missingFirstMessage', 'pageMessage'],
    ];
    const made = all.flatMap(([, name = '']) => (left.includes(name) ? [] : [name]));
    const tried = [...Object.keys(samples.messages), ...Object.keys(samples.modals), 'homeView'];
    expect(new Set(tried.map((name) => name.split(' ')[0]))).toEqual(new Set(made));
  });

  it('is within what Slack takes', () => {
    for (const message of Object.values(samples.messages)) none(messageProblems(message));
    for (const modal of Object.values(samples.modals)) none(problemsOf('modal', modal));
    none(problemsOf('home', samples.home));
  });
});
