import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenArchive, unpack } from '../../../src/operations/backups/archive.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'livion-archive-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* inChunks(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const one = '{"path":"sites/a.json","bytes":3}\nabc{"path":"b","bytes":0}\n';

describe('a packed folder', () => {
  it.each([1, 2, 7, 1_000])('is unpacked however it arrives: %i bytes at a time', async (size) => {
    expect(await unpack(inChunks(`${one}{"files":2}\n`, size), folder)).toBe(2);
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual([
      'b',
      'sites',
      'sites/a.json',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no end', one],
    ['another count', `${one}{"files":3}\n`],
    ['more behind the end', `${one}{"files":2}\nmore`],
    ['a file that is cut off', '{"path":"b","bytes":5}\nabc'],
    ['no JSON', 'hello\n'],
    ['a line without an end', 'x'.repeat(10_000)],
    ['a way out of the folder', '{"path":"../b","bytes":0}\n{"files":1}\n'],
    ['another way out', '{"path":"sites/../../b","bytes":0}\n{"files":1}\n'],
    ['an absolute path', '{"path":"/tmp/b","bytes":0}\n{"files":1}\n'],
    ['a size below nothing', '{"path":"b","bytes":-1}\n{"files":1}\n'],
  ])('with %s is none', async (_, text) => {
    await expect(unpack(inChunks(text, 4), folder)).rejects.toThrow(BrokenArchive);
    expect(readdirSync(join(folder, '..'))).not.toContain('b');
  });
});
