import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify, stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { version } from '../src/version.ts';

const readme = readFileSync('README.md', 'utf8');

/** What stands in the README; a block that is gone is told. */
function inReadme(block: RegExp): string {
  const [, found = ''] = block.exec(readme) ?? [];
  if (found.trim() === '') throw new Error(`the README has nothing like ${block.source} any more`);
  return found;
}

/** Times and ports differ from run to run. */
const plain = (text: string): string[] =>
  stripVTControlCharacters(text)
    .replace(/(?:\d{4}-\d\d-\d\d )?\d\d:\d\d UTC/gu, 'some time')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '…');

describe('npm run demo', () => {
  let printed: string[] = [];
  beforeAll(async () => {
    // Rejects where the demo ends with an error, because something was not as told.
    const { stdout } = await promisify(execFile)(process.execPath, ['sandbox/demo.ts'], {
      timeout: 600_000,
    });
    printed = plain(stdout);
  });

  it('ends with everything as told', () => {
    expect(printed.at(-1)).toBe('Everything was as told.');
  });

  it('prints what the README shows', () => {
    const shown = inReadme(/```text\n(.+?)```/su);
    expect(plain(shown).filter((line) => !printed.includes(line))).toEqual([]);
  });
});

describe('the README', () => {
  it('links to the creation of an app with exactly the manifest of this repository', () => {
    const encoded = inReadme(/new_app=1&manifest_json=([^)]+)\)/u);
    expect(JSON.parse(decodeURIComponent(encoded))).toEqual(
      parse(readFileSync('manifest.yml', 'utf8')),
    );
  });

  it('has beside it what has changed up to the version of today', () => {
    const changes = readFileSync('CHANGELOG.md', 'utf8');
    expect(changes).toContain(`## [${version}]`);
  });

  it('names only files that are there', () => {
    const links = [...readme.matchAll(/\]\(((?!https?:)[^)]+)\)/gu)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    for (const path of links) expect(() => readFileSync(path)).not.toThrow();
  });
});
