/**
 * The bot in a process of its own, as `src/main.ts` starts it, but without a pace and in a hurry.
 */
import { flushCompileCache } from 'node:module';
import { start } from '../../src/app.ts';
import { parseConfig } from '../../src/config/index.ts';
import { createLog } from '../../src/log.ts';
import { hurried, timesFaster } from './hurried.ts';

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const log = createLog(parsed.config.logLevel);
// Where a test lets calls to Slack hang without a kill, it does not wait the ten seconds of a real
// bot.
const slackTimeoutMs = process.env['TEST_SLACK_TIMEOUT_MS'];
// A test that measures a pace needs a clock by which waiting and measuring go at one speed.
const times = process.env['TEST_TIMES_FASTER'];
const clock = times === undefined ? hurried : timesFaster(Number(times));
const started = await start(parsed.config, {
  ...{ log, clock, paceMs: 0, random: () => 0 },
  ...(slackTimeoutMs !== undefined && { slackTimeoutMs: Number(slackTimeoutMs) }),
});
if (!started.ok) throw new Error(JSON.stringify(started.because));
const { port, connected, lost } = started.running;
void lost.then(() => process.exit(1));
await connected;
// Whoever is killed leaves to the next what Node has compiled, with which it starts faster.
flushCompileCache();
// It ends with the test that has started it, also where that came to no end.
process.once('disconnect', () => process.exit());
process.send?.({ port });
