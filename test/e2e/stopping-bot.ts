/**
 * The bot as `src/main.ts` runs it; a stop has as long as it needs, however busy the machine is.
 */
import { start } from '../../src/app.ts';
import { parseConfig } from '../../src/config/index.ts';
import { createLog } from '../../src/log.ts';

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const started = await start(parsed.config, { log: createLog(parsed.config.logLevel) });
if (!started.ok) throw new Error(JSON.stringify(started.because));
// Not `once`: see `src/main.ts`.
process.on('SIGTERM', () => void started.running.stop().then(() => process.exit(0)));
