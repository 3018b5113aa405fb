import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import { createRandom } from '../e2e/random.ts';
import { built } from '../folder-for-the-run.ts';
import { seed } from '../seeded.ts';
import { noteKind } from './data-dir.ts';
import type { Kept } from './every-engine.ts';

/** `LIVION_KILLS=500 npx vitest run test/storage` kills that often. */
const kills = Number(process.env['LIVION_KILLS'] ?? 3);

interface Said {
  readonly is: string;
  readonly deed: string;
  readonly id: string;
  readonly token: string;
}

/** Lives until so many lines were said. @returns all that was said until it was dead */
async function lifeOf(place: string, life: number, lines: number): Promise<Said[]> {
  const child = spawn(process.execPath, [built('live-on'), place, `${life}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: unknown) => {
    said += String(chunk);
    if (said.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  expect(child.signalCode).toBe('SIGKILL');
  return said
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [is = '', deed = '', id = '', token = ''] = line.split(' ');
      return { is, deed, id, token };
    });
}

/**
 * Kills a process that asks the store for much at once, again and again: what had ended is kept,
 * what was asked for about one thing is kept up to some point, and nothing else is.
 * @param look what the next process finds
 */
export async function survivesKills(
  place: string,
  look: (seen: (kept: Kept) => Promise<void>) => Promise<void>,
): Promise<void> {
  const random = createRandom(seed);
  const before = new Map<string, readonly string[]>();
  for (let life = 0; life < kills; life++) {
    const said = await lifeOf(place, life, 5 + random.below(120));
    const tokens = (is: string, id: string, ...deeds: string[]) =>
      said.flatMap((each) =>
        each.is === is && each.id === id && deeds.includes(each.deed) ? [each.token] : [],
      );
    await look(async (kept) => {
      const sites = await kept.openDocuments(noteKind);
      for (const id of ['a', 'b']) {
        const guard = await kept.guard.decide(id, (state) => ({ answer: state?.refused ?? [] }));
        const text = (await sites.get(id))?.text ?? '';
        const journal = await kept.journal.read({ site: id, limit: 100_000 });
        const found = {
          document: text === '' ? [] : text.split(' '),
          guard,
          journal: journal.map((entry) => entry.id),
        };
        const asked = {
          document: tokens('asked', id, 'add', 'add-soon'),
          guard: tokens('asked', id, 'refuse'),
          journal: tokens('asked', id, 'tell'),
        };
        const ended = {
          document: tokens('ended', id, 'add'),
          guard: tokens('ended', id, 'refuse'),
          journal: tokens('ended', id, 'tell'),
        };
        for (const what of ['document', 'guard', 'journal'] as const) {
          const key = `${what} ${id}, after life ${life} (LIVION_SEED=${seed})`;
          const all = [...(before.get(`${what} ${id}`) ?? []), ...asked[what]];
          // Entries that are written at once have no order among them.
          if (what === 'journal') expect(all, key).toEqual(expect.arrayContaining(found[what]));
          else expect(found[what], key).toEqual(all.slice(0, found[what].length));
          expect(found[what], key).toEqual(expect.arrayContaining(ended[what]));
          before.set(`${what} ${id}`, found[what]);
        }
      }
    });
  }
}
