import { cpus, loadavg } from 'node:os';
import { ack } from './ack.ts';
import { costs } from './costs.ts';
import { type Figure, table } from './figures.ts';
import { manyLocks } from './locks.ts';
import { replicas } from './replicas.ts';
import { sandbox } from './sandbox.ts';
import { startUp } from './start.ts';
import { strangers } from './stranger.ts';
import { verification } from './verification.ts';
import { views } from './views.ts';
import { webhooks } from './webhooks.ts';
import { workspaces } from './workspaces.ts';
import { write } from './write.ts';

/**
 * `npm run bench`, or with the names of parts: `npm run bench -- ack`. Prints figures beside what
 * they aim at; judges by nobody's clock, so a figure that misses is no failure. About half an
 * hour, on an idle machine.
 */
const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  write,
  verification,
  locks: manyLocks,
  start: startUp,
  ack,
  strangers,
  views: () => views(10_000),
  'views-100000': () => views(100_000),
  replicas: () => replicas(100_000),
  costs,
  workspaces,
  webhooks,
  sandbox,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  process.stderr.write(
    `No such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}.\n`,
  );
  process.exit(1);
}
const load = (): string => loadavg()[0]?.toFixed(2) ?? '';
process.stdout.write(
  `Node ${process.versions.node}, ${cpus().length} cores, load average ${load()} at the beginning\n`,
);
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${table(await part())}\n`);
}
process.stdout.write(`\nload average ${load()} at the end\n`);
process.exit(0);
