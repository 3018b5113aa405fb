import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { stepIds } from '../../../src/checklist/index.ts';
import {
  checkedColumns,
  defuse,
  journalColumns,
  journalRecord,
  restore,
  separatorFor,
  siteColumns,
  siteRecord,
  write,
} from '../../../src/overview/export/index.ts';
import { newSite, type Site } from '../../../src/sites/index.ts';
import { catalogue } from '../../../src/text/index.ts';
import fc from '../../seeded.ts';
import { sealed, siteAt } from '../../sites/some.ts';
import { hostileText, hostileTexts } from '../../slack/any-of.ts';

const rule = { days: 3, timeZone: 'Europe/Helsinki' };
const at = Date.UTC(2026, 10, 25, 6);
const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\tx',
  '\r=1',
  '＝1',
  "'=1",
  "''=1",
  'a;=cmd|x',
  'a,"=1"',
  '"=1',
  'a\n-2',
];
const names = [...hostileTexts, ...formulas];
const nameOf = (id: string): string => `=Name of ${id}`;

async function* pagesOf<T>(items: readonly T[], size = 3): AsyncIterable<readonly T[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

const sites: readonly Site[] = names.map((name, index) => ({
  ...newSite({ id: `s${index}`, name, by: 'U1', at, conversation: { kind: 'dm', person: 'U1' } }),
  installers: ['U1', 'U2'],
  values: { serviceCode: name, userId: name },
}));

const records = sites.map((site) => siteRecord(site, at, rule, nameOf));
/** What a CSV library reads, by column, with the apostrophes before formulas taken away again. */
function readBack(content: Buffer, delimiter = ','): Record<string, string>[] {
  const rows: string[][] = parse(content, { bom: true, delimiter });
  const [columns = [], ...lines] = rows;
  return lines.map((line) =>
    Object.fromEntries(columns.map((column, index) => [column, restore(line[index] ?? '')])),
  );
}

describe('The CSV', () => {
  it('read back by a CSV library is what the store has, whatever people call things', async () => {
    const { content, count } = await write('csv', siteColumns, pagesOf(records), ',');
    expect(count).toBe(sites.length);
    const back = readBack(content);
    expect(back.map((row) => row['name'])).toEqual(sites.map(({ name }) => name.toWellFormed()));
    expect(back.map((row) => row['service_code'])).toEqual(
      names.map((name) => name.toWellFormed()),
    );
    expect(back[0]).toMatchObject({
      id: 's0',
      state: 'under-way',
      steps_settled: '0',
      open_step: 'delivered-with-api',
      password: 'open',
      people: 'U1 U2',
      people_names: '=Name of U1 =Name of U2',
      opened_at: '2026-11-25T06:00:00.000Z',
      finished_at: '',
      locking_system_id: '',
    });
  });

  it('is one that spreadsheets open: byte order mark, lines that end in CR LF, columns in their order', async () => {
    const { content } = await write('csv', siteColumns, pagesOf(records.slice(0, 2)), ',');
    expect(content.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = content.toString('utf8').slice(1);
    expect(text.split('\r\n')[0]).toBe(siteColumns.join(','));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
    expect(siteColumns.slice(0, 5 + stepIds.length)).toEqual([
      'id',
      'name',
      'state',
      'steps_settled',
      'open_step',
      ...stepIds,
    ]);
  });

  it('has semicolons for a reader whose Excel expects them, and is read back the same', async () => {
    const comma = await write('csv', siteColumns, pagesOf(records), ',');
    const semicolon = await write('csv', siteColumns, pagesOf(records), ';');
    expect(semicolon.content.toString('utf8').slice(1).split('\r\n')[0]).toBe(
      siteColumns.join(';'),
    );
    expect(readBack(semicolon.content, ';')).toEqual(readBack(comma.content));
  });

  it.each([
    [',', ','],
    [',', ';'],
    [',', '\t'],
    [';', ','],
    [';', ';'],
    [';', '\t'],
  ] as const)(
    'written with %j and opened with %j has no cell that a spreadsheet would take for a formula',
    async (written, delimiter) => {
      const { content } = await write('csv', siteColumns, pagesOf(records), written);
      const cells: string[][] = parse(content, {
        bom: true,
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
      });
      expect(cells.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
    },
  );

  it.each(['fi', 'sv'] as const)('has its headings in words, in %s', async (language) => {
    const { columnHeading } = catalogue(language, 'Europe/Helsinki');
    for (const columns of [siteColumns, journalColumns, checkedColumns]) {
      const headings = columns.map(columnHeading);
      expect(new Set(headings).size).toBe(columns.length);
      expect(headings.filter((heading) => /_|^\p{Ll}/u.test(heading))).toEqual([]);
    }
    const written = await write('csv', siteColumns, pagesOf(records), ';', columnHeading);
    const [record] = readBack(written.content, ';');
    expect(record?.[columnHeading('service_code')]).toBe(records[0]?.service_code);
  });

  it('without a single line has its columns', async () => {
    const { content, count } = await write('csv', journalColumns, pagesOf([]), ',');
    expect(count).toBe(0);
    expect(content.toString('utf8')).toBe(`\ufeff${journalColumns.join(',')}\r\n`);
  });
});

describe('Between two cells', () => {
  it.each([
    ['fi-FI', ';'],
    ['sv-SE', ';'],
    ['de-DE', ';'],
    ['fi', ';'],
    ['en-US', ','],
    ['en-GB', ','],
    ['en', ','],
    ['', ','],
    ['no such locale', ','],
  ])('somebody with %j in Slack gets %j', (locale, separator) => {
    expect(separatorFor(locale)).toBe(separator);
  });
});

describe('What is put before formulas', () => {
  it('can be taken away again, whatever the text', () => {
    const text = fc.oneof(
      hostileText,
      fc.stringMatching(/^['"=+\-@;,\t\r\na]{0,12}$/u),
      fc.constantFrom(...formulas),
    );
    fc.assert(fc.property(text, (it) => restore(defuse(it)) === it));
  });

  it('stands nowhere else', () => {
    expect(['Kamppi', "Sami's", 'a - b', 'a=b', '1-2', ''].map(defuse)).toEqual([
      'Kamppi',
      "Sami's",
      'a - b',
      'a=b',
      '1-2',
      '',
    ]);
    expect(['=1', 'x;=1', "'=1"].map(defuse)).toEqual(["'=1", "x;'=1", "''=1"]);
    const breaks = [';', ',', '\t', '\r', '\n', '\r\n'];
    expect(breaks.map((each) => defuse(`x${each}=1`)).filter((it) => !it.endsWith("'=1"))).toEqual(
      [],
    );
  });
});

describe('The JSON', () => {
  it('is the same, with lists and with null for what is not known', async () => {
    const { content } = await write('json', siteColumns, pagesOf(records), ',');
    const back = JSON.parse(content.toString('utf8'));
    expect(back).toEqual(records);
    expect(back[0]).toMatchObject({ people: ['U1', 'U2'], finished_at: null, wrong_findings: [] });
  });
});

describe('A site in the table', () => {
  it('says nothing of its password', () => {
    const site = {
      ...siteAt('usage-rights'),
      knownPasswords: ['fingerprint-a'],
      leakedPasswords: ['fingerprint-b'],
    };
    const text = JSON.stringify(siteRecord(site, at, rule, nameOf));
    expect(text).toContain('"password":"done"');
    for (const secret of [sealed.box, sealed.nonce, 'fingerprint'])
      expect(text).not.toContain(secret);
  });

  it('has every column, and no other', () => {
    for (const site of [siteAt('verification'), siteAt(undefined)])
      expect(Object.keys(siteRecord(site, at, rule, nameOf))).toEqual([...siteColumns]);
    const entry = { id: 'e1', at, site: 's1', kind: 'opened', data: { ask: 'password' } };
    const record = journalRecord(entry, { site: () => 'Kamppi', person: () => 'Maija' });
    expect(Object.keys(record)).toEqual([...journalColumns]);
    expect(record).toEqual({
      ...{
        id: 'e1',
        at: '2026-11-25T06:00:00.000Z',
        site: 's1',
        site_name: 'Kamppi',
        person: null,
        person_name: null,
      },
      ...{ what: 'opened', details: '{"ask":"password"}' },
    });
  });
});
