import { createSecretKey, randomBytes } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealFolder, type Unsealed, unsealFile } from '../../../src/operations/backups/index.ts';

const keyOf = (id: string, filling: number) => ({
  id,
  secret: createSecretKey(Buffer.alloc(32, filling)),
});
const key = keyOf('a', 1);

let folder: string;
let source: string;
let file: string;
let rounds = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livion-sealed-'));
  source = join(folder, 'source');
  file = join(folder, 'sealed');
  mkdirSync(join(source, 'sites'), { recursive: true });
  writeFileSync(join(source, 'workspace.json'), '{"id":"workspace"}\n');
  writeFileSync(join(source, 'sites/kamppi.json'), '{"name":"Kamppi"}\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const seal = (under = key) => sealFolder(source, file, under, randomBytes);
async function unseal(keys = [key]): Promise<{ outcome: Unsealed; into: string }> {
  rounds += 1;
  const into = join(folder, `into-${rounds}`);
  mkdirSync(into);
  return { outcome: await unsealFile(file, into, keys), into };
}

const contentsOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => [name, readFileSync(join(root, name)).toString('base64')]),
  );

describe('an encrypted backup', () => {
  it('opens to exactly what was sealed, for its owner only', async () => {
    writeFileSync(join(source, 'empty'), '');
    writeFileSync(join(source, 'bot.sqlite'), randomBytes(3_000_000));
    for (let site = 0; site < 300; site += 1)
      writeFileSync(join(source, `sites/site-${site}.json`), `{"site":${site}}\n`.repeat(site));
    await seal();
    const { outcome, into } = await unseal();
    expect(outcome).toEqual({ kind: 'unsealed', files: 304 });
    expect(contentsOf(into)).toEqual(contentsOf(source));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(into, 'sites/kamppi.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(into, 'sites')).mode & 0o777).toBe(0o700);
  });

  it('shows nothing of what is in it, and no two are the same', async () => {
    await seal();
    const one = readFileSync(file);
    for (const word of ['Kamppi', 'sites', 'workspace'])
      expect(one.toString('latin1')).not.toContain(word);
    rmSync(file);
    await seal();
    expect(readFileSync(file).equals(one)).toBe(false);
  });

  it('opens with any of the keys, and says which one is missing', async () => {
    await seal();
    expect((await unseal([keyOf('b', 2), key])).outcome.kind).toBe('unsealed');
    expect((await unseal([keyOf('b', 2)])).outcome).toEqual({ kind: 'key-unknown', key: 'a' });
    expect((await unseal([keyOf('a', 2)])).outcome).toEqual({ kind: 'not-authentic' });
  });

  it('does not open with any one byte changed', async () => {
    await seal();
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect((await unseal()).outcome.kind, `byte ${at}`).not.toBe('unsealed');
    }
  });

  it('does not open when it was cut off anywhere, nor with more behind it', async () => {
    await seal();
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length += 1) {
      writeFileSync(file, whole.subarray(0, length));
      expect((await unseal()).outcome.kind, `${length} bytes`).not.toBe('unsealed');
    }
    writeFileSync(file, Buffer.concat([whole, Buffer.from('x')]));
    expect((await unseal()).outcome.kind).toBe('not-authentic');
  });

  it('never takes the place of a file', async () => {
    writeFileSync(file, 'mine');
    await expect(seal()).rejects.toThrow('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });
});
