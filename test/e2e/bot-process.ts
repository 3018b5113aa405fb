/** The bot in a process of its own, as `src/main.ts` starts it, but without a pace and in a hurry. */
import { start } from '../../src/app.ts';
import { parseConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { hurried } from './hurried.ts';

const parsed = parseConfig(process.env);
if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
const log = createLog(parsed.config.logLevel);
const started = await start(parsed.config, { log, clock: hurried, paceMs: 0, random: () => 0 });
if (!started.ok) throw new Error(started.because.kind);
const { port, connected } = started.running;
await connected;
process.send?.({ port });
