import { systemClock } from '../clock.ts';
import { checkDeployment, type Result } from './check/index.ts';
import { readEnvFile, say } from './command-line.ts';

/**
 * `npm run check`: says in a line each what is right with this deployment, what is not, and what to
 * do. Ends with 1 where something does not work.
 */
const marks: Readonly<Record<Result['level'], string>> = {
  ok: '✓',
  note: '·',
  warning: '!',
  failed: '✗',
};

readEnvFile();
const results = await checkDeployment(process.env, systemClock);
for (const { level, sentence } of results) say(`${marks[level]} ${sentence}`);
const count = results.filter(({ level }) => level === 'failed').length;
if (count > 0) say(count === 1 ? 'One thing does not work.' : `${count} things do not work.`);
process.exitCode = count > 0 ? 1 : 0;
