import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../src/language.ts';
import { readCommand, type Typed } from '../src/setup/reading/index.ts';
import { catalogue } from '../src/text/index.ts';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [join('docs', name)] : [])),
];
const textOf = (page: string): string => readFileSync(page, 'utf8');

/** What stands in the blocks that a person copies into a shell, a command each, without remarks. */
const commandsIn = (page: string): string[] =>
  [...textOf(page).matchAll(/```sh\n(.*?)```/gsu)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/u, '').trim())
    .filter((line) => line !== '');

/** What runs each of them: a test, or nobody, and then its page says so. */
const runBy: readonly (readonly [command: RegExp, by: string])[] = [
  [/^npm ci && npm run demo$/u, 'test/readme.test.ts'],
  [/^npm ci && npm run sandbox$/u, 'test/e2e/sandbox-start.test.ts'],
  [/^npm run check -- --live /u, 'test/operations/check/live.test.ts'],
  [/^npm run check$/u, 'test/operations/check/check.test.ts'],
  [/^npm run backup$/u, 'test/e2e/backup.test.ts'],
  [/^npm run restore/u, 'test/operations/backups/restore.test.ts'],
  [/^npm run (?:migrate|to-postgres|from-postgres)/u, 'test/storage/postgres'],
  [/^(?:PORT=\d+ )?npm start$/u, 'test/main.test.ts'],
  // What it makes is what `.env` holds: main.test.ts reads `.env.example`, keys.test.ts such a key.
  [/^cp \.env\.example \.env/u, 'test/main.test.ts'],
  [/^echo "(?:CREDENTIALS|BACKUP)_KEY=1:/u, 'test/credentials/keys.test.ts'],
  [/^echo "BACKUP_CRON=/u, 'test/config.test.ts'],
  [/^createuser /u, 'test/storage/postgres'],
  // The suite itself, and what developers run by hand.
  [/^npm (?:ci|test)(?: |$)|^npm ci && npm test$/u, 'package.json'],
  [
    /^npm run (?:demo|sandbox|format|bench|pictures)(?: |$)|^(?:SCREENSHOTS=docs|STEP_PICTURES=\/tmp) /u,
    'package.json',
  ],
  [/^docker compose /u, 'not tried'],
  [/^npm ci && npm run build && sudo|^sudo |^\(?cd \/var\/lib\/livion && sudo/u, 'not tried'],
];
const notTried = /not (?:yet )?(?:been )?(?:tried|run)|not by an engine/iu;

describe('A command in the documentation', () => {
  it.each(pages)('of %s is run by a test, or the page says that it was not tried', (page) => {
    for (const command of commandsIn(page)) {
      const by = runBy.find(([known]) => known.test(command))?.[1];
      expect(by, `${command} is nobody's`).toBeDefined();
      if (by === 'not tried') expect(textOf(page), command).toMatch(notTried);
      else expect(existsSync(by ?? ''), `${by} runs ${command}`).toBe(true);
    }
  });

  it.each(pages)('of Slack in %s is one that the bot knows', (page) => {
    const typed = [...textOf(page).matchAll(/`\/livion ([^`]+)`/gu)].map(([, text = '']) => text);
    for (const text of typed) expect(readCommand(typedAs(text)).verb, text).not.toBe('unknown');
  });
});

/** As Slack hands it on: who is mentioned is a person. */
const typedAs = (text: string): Typed =>
  text
    .split(/(@\w+)/u)
    .map((part) => (part.startsWith('@') ? { kind: 'person', id: 'U1', name: 'maija' } : part));

/** As they stand in an address: without marks, with hyphens. */
const headingsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/gu, '-'),
  );

const languageOf = (page: string): Language =>
  languages.find((language) => page.endsWith(`.${language}.md`)) ?? 'en';

describe('The pages for people', () => {
  it.each(pages.filter((page) => /(?:installer|support|manager)/u.test(page)))(
    '%s names buttons as they are called',
    (page) => {
      const labels = new Set<string>(['⋯']);
      const learn = (value: unknown): void => {
        if (typeof value === 'string') labels.add(value);
        else if (typeof value === 'object' && value !== null) Object.values(value).forEach(learn);
      };
      learn(catalogue(languageOf(page), 'Europe/Helsinki').labels);
      const named = [...textOf(page).matchAll(/(?<!!)\[([^\]]+)\](?!\()/gu)].map(
        ([, label]) => label,
      );
      expect(named.length).toBeGreaterThan(4);
      expect(named.filter((label = '') => !labels.has(label))).toEqual([]);
    },
  );

  it.each(pages)('%s leads only to what is there', (page) => {
    const links = [
      ...textOf(page).matchAll(/\]\(((?!https?:)[^)#]*)(?:#([^)]*))?\)|src="([^"]+)"/gu),
    ].map(([, link = '', heading, image]) => ({ to: image ?? link, heading }));
    for (const { to, heading } of links) {
      const path = to === '' ? page : join(dirname(page), to);
      expect(existsSync(path), to).toBe(true);
      if (heading !== undefined) expect(headingsOf(path), `${path}#${heading}`).toContain(heading);
    }
  });

  it('a proxy that is set up as they say keeps the links of every workspace out of its log', () => {
    const block = /location ~ (\S+) \{\n {2}access_log off;/u.exec(textOf('docs/operations.md'));
    const unlogged = new RegExp(block?.[1] ?? 'none', 'u');
    for (const path of ['/credentials/abc', '/w/T0ACME/credentials/abc'])
      expect(path).toMatch(unlogged);
  });

  it('the installer has a page in each language', () => {
    for (const language of languages)
      expect(pages).toContain(`docs/installer${language === 'en' ? '' : `.${language}`}.md`);
  });
});
