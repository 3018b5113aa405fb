import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importsIn, importsOf } from './imports-of.ts';
import { isTooLong, tooLong } from './lines.ts';
import {
  fileCircles,
  folderCircles,
  homeless,
  layers,
  pastDoors,
  slackElsewhere,
  upward,
} from './rules.ts';

const imports = importsIn('src');

describe('The layers', () => {
  it('have a place for every file', () => {
    expect(homeless(imports.map(({ from }) => from))).toEqual([]);
  });

  it('import from those beneath, never from those above', () => {
    expect(upward(imports)).toEqual([]);
  });

  it('are entered by the index.ts of a folder alone', () => {
    expect(pastDoors(imports)).toEqual([]);
  });

  it('have no circle, not even of types', () => {
    expect(fileCircles(imports)).toEqual([]);
    expect(folderCircles(imports)).toEqual([]);
  });

  it('know Slack’s libraries in slack/ alone', () => {
    expect(slackElsewhere(imports)).toEqual([]);
  });
});

describe('What breaks them is found', () => {
  const by = (from: string, to: string) => [{ from, to }];

  it.each([
    ["import { a } from '../sites/index.ts';"],
    ["import type { A } from '../sites/index.ts';"],
    ["import '../sites/index.ts';"],
    ["export { a } from '../sites/index.ts';"],
    ["export type * from '../sites/index.ts';"],
    ["const a = await import('../sites/index.ts');"],
    ["let a: import('../sites/index.ts').A;"],
  ])('in whichever form it is written: %s', (code) => {
    expect(importsOf('src/iloq/a.ts', code)).toEqual(by('src/iloq/a.ts', 'src/sites/index.ts'));
  });

  it('a folder that no layer has', () => {
    expect(homeless(['src/elsewhere/a.ts'])).toHaveLength(1);
  });

  it('the core that knows the application, and the application that knows Slack', () => {
    expect(upward(by('src/sites/a.ts', 'src/setup/index.ts'))).toHaveLength(1);
    expect(upward(by('src/setup/a.ts', 'src/slack/index.ts'))).toHaveLength(1);
    expect(upward(by('src/clock.ts', 'src/sites/index.ts'))).toHaveLength(1);
  });

  it('a file behind a door, from beside it, from above it and from the root', () => {
    expect(pastDoors(by('src/sites/a.ts', 'src/iloq/b.ts'))).toHaveLength(1);
    expect(pastDoors(by('src/slack/a.ts', 'src/slack/messages/b.ts'))).toHaveLength(1);
    expect(pastDoors(by('src/slack/home/a.ts', 'src/slack/messages/b.ts'))).toHaveLength(1);
    expect(pastDoors(by('src/app.ts', 'src/setup/b.ts'))).toHaveLength(1);
    expect(pastDoors(by('src/slack/messages/a.ts', 'src/slack/b.ts'))).toEqual([]);
  });

  it('files and folders that go round in a circle', () => {
    const round = [
      ...by('src/sites/a.ts', 'src/sites/b.ts'),
      ...by('src/sites/b.ts', 'src/sites/c.ts'),
      ...by('src/sites/c.ts', 'src/sites/a.ts'),
    ];
    expect(fileCircles(round)).toHaveLength(1);
    const folders = [
      ...by('src/slack/home/a.ts', 'src/slack/messages/index.ts'),
      ...by('src/slack/messages/b.ts', 'src/slack/home/index.ts'),
    ];
    expect(fileCircles(folders)).toEqual([]);
    expect(folderCircles(folders)).toHaveLength(1);
  });

  it('Slack’s types in what says nothing of Slack', () => {
    expect(slackElsewhere(by('src/setup/a.ts', '@slack/types'))).toHaveLength(1);
  });
});

describe('Lines', () => {
  it('have at most 100 columns, but for a text in one piece', () => {
    expect(tooLong()).toEqual([]);
  });

  it.each([
    [false, `  notDone: 'Sentence ${'word '.repeat(40)}',`],
    [false, `  sentence: ({ site }) => \`Site \${name(site)} ${'word '.repeat(40)}\`,`],
    [true, ` * What a comment says ${'word '.repeat(40)}`],
    [true, `  // It's ${'word '.repeat(40)}`],
    [true, `  const { ${'parts, '.repeat(20)} } = parts;`],
  ])('too long %s: %s', (found, line) => {
    expect(isTooLong(line)).toBe(found);
  });
});

describe('docs/architecture.md', () => {
  const document = readFileSync('docs/architecture.md', 'utf8');

  it('names the layers as they are, in their order', () => {
    const named = [...document.matchAll(/^\| `([a-z]+)` \|/gmu)].map(([, layer]) => layer);
    expect(named).toEqual(layers.flat().filter((layer) => named.includes(layer)));
    const folders = readdirSync('src', { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    expect(folders.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
  });

  it.each(['docs/architecture.md', 'CONTRIBUTING.md'])('%s names what is there', (file) => {
    const named = readFileSync(file, 'utf8').matchAll(/`((?:src|test|sandbox)\/[^`*]*)`/gu);
    expect([...named].map(([, path = '']) => path).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('walks through as many files as it says', () => {
    const walks = [...document.matchAll(/^### .*\((\d+) files\)\n([^#]*)/gmu)];
    expect(walks).toHaveLength(4);
    for (const [, count, walk = ''] of walks) {
      const paths = new Set(
        [...walk.matchAll(/`(src\/[^`]+\.ts)`/gu)].map(([, path = '']) => path),
      );
      expect(paths.size).toBe(Number(count));
    }
  });
});
