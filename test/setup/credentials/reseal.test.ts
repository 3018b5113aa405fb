import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { startWorld, type World } from '../../e2e/world.ts';
import { built } from '../../folder-for-the-run.ts';

let world: World;
afterEach(() => world.close());

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** `npm run reseal`, in a process of its own. */
const reseal = (keys: string): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...world.environment, CREDENTIALS_KEY: keys };
    const child = execFile(process.execPath, [built('reseal')], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });

const filesOfSites = async (): Promise<string> => {
  const folder = join(world.dataDir, 'sites');
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
};

it('seals every password under the first key, after which the older key is not needed', async () => {
  world = await startWorld({ environment: { CREDENTIALS_KEY: `old:${keyOf(1)}` } });
  const { maija, right } = world;
  await maija.opens('Kamppi');
  await maija.comesTo('verification', right);
  await world.bot().idle();

  expect((await reseal(`new:${keyOf(2)},old:${keyOf(1)}`)).said).toContain(
    'Stop it, run `npm run reseal` again',
  );
  await world.bot().stop();

  const lost = await reseal(`new:${keyOf(2)}`);
  expect(lost.code).toBe(1);
  expect(lost.said).toContain('Cannot be opened: 1.');
  expect(lost.said).toContain('Kamppi: CREDENTIALS_KEY does not hold the key of its password');
  const wrong = await reseal(`old:${keyOf(3)}`);
  expect(wrong.said).toContain('Cannot be opened: 1.');

  const both = `new:${keyOf(2)},old:${keyOf(1)}`;
  expect(await reseal(both)).toEqual({
    code: 0,
    said: 'Sealed again under key new: 1. Under it already: 0. Cannot be opened: 0.\n',
  });
  expect((await reseal(both)).said).toContain('again under key new: 0. Under it already: 1.');
  const files = await filesOfSites();
  expect(files).toContain('"key": "new"');
  expect(files).not.toContain('"key": "old"');
  expect(files).not.toContain(right.password);

  await world.restart({ CREDENTIALS_KEY: `new:${keyOf(2)}` });
  await maija.types('verify');
  await maija.isAsked('hand-over');
  // Known again, when it is typed as a message.
  await maija.types(right.password);
  await maija.sees('That is a password I was given before');
});

it('says when there is no key to seal with', async () => {
  world = await startWorld();
  const { code, said } = await reseal('');
  expect([code, said]).toEqual([
    1,
    'CREDENTIALS_KEY is not set: no password is stored, and there is nothing to seal again.\n',
  ]);
});

it('a lost key is told by the verification, which asks for the password again and sends nothing to iLOQ', async () => {
  world = await startWorld({ environment: { CREDENTIALS_KEY: `old:${keyOf(1)}` } });
  const { maija, right } = world;
  await maija.opens('Kamppi');
  await maija.comesTo('verification', right);
  await world.restart({ CREDENTIALS_KEY: `new:${keyOf(2)}` });
  await maija.types('verify');
  await maija.isAsked('password');
  expect(world.iloq.counters).toMatchObject({ opened: 0 });
  await maija.comesTo('hand-over', right);
});
