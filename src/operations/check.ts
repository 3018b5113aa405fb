import { systemClock } from '../clock.ts';
import { parseConfig } from '../config/index.ts';
import { checkDeployment, type Result, tryLive } from './check/index.ts';
import { readEnvFile, say } from './command-line.ts';

/**
 * `npm run check`: says in a line each what is right with this deployment, what is not, and what to
 * do. `npm run check -- --live #channel` tries with the real tokens what the bot does in Slack.
 * Ends with 1 where something does not work.
 */
const marks: Readonly<Record<Result['level'], string>> = {
  ok: '✓',
  note: '·',
  warning: '!',
  failed: '✗',
};

let count = 0;
function tell({ level, sentence }: Result): void {
  say(`${marks[level]} ${sentence}`);
  if (level === 'failed') count += 1;
}

readEnvFile();
const [option, channel] = process.argv.slice(2);
if (option === '--live' && channel !== undefined) {
  const parsed = parseConfig(process.env);
  if (parsed.ok)
    for await (const result of tryLive(parsed.config, channel, systemClock)) tell(result);
  else for (const sentence of parsed.problems) tell({ level: 'failed', sentence });
} else if (option === undefined)
  for (const result of await checkDeployment(process.env, systemClock)) tell(result);
else tell({ level: 'failed', sentence: "Example: npm run check -- --live '#livion-trial'" });
if (count > 0) say(count === 1 ? 'One thing does not work.' : `${count} things do not work.`);
process.exitCode = count > 0 ? 1 : 0;
