import { describe, expect, it } from 'vitest';
import { nameKey, type SiteRow, siteRow } from '../../src/sites/index.ts';
import { findSite } from './find-site.ts';
import { fresh, monday } from './some.ts';

const row = (id: string, name: string, archived = false): SiteRow =>
  siteRow(fresh({ id, name, ...(archived && { archivedAt: monday }) }));

const rows: readonly SiteRow[] = [
  row('s1', 'Kamppi'),
  row('s2', 'Kamppi 2'),
  row('s3', 'Töölön ranta'),
  row('s4', 'Pasila'),
  row('s5', 'Vallila', true),
  row('s6', 'Asunto Oy Kalasataman Huippu'),
];
const found = (wanted: string, among: readonly SiteRow[] = rows) => {
  const result = findSite({ rows: () => among }, wanted);
  switch (result.found) {
    case 'one':
      return result.site.id;
    case 'several':
      return result.sites.map(({ id }) => id);
    case 'none':
      return { nearest: result.nearest.map(({ id }) => id) };
  }
};

describe('A site is found', () => {
  it.each([
    ['by its name, though another begins the same', 'Kamppi', 's1'],
    ['whatever the case and the blanks', '  kAMPPI   2 ', 's2'],
    ['by its ID', 's4', 's4'],
    ['by a part of the name', 'ranta', 's3'],
    ['by a part of one word', 'huip', 's6'],
    ['with accents written in two characters', 'to\u0308o\u0308lo\u0308n', 's3'],
    ['with accents written in one', 'TÖÖLÖN', 's3'],
    ['with a blank that does not break', 'kamppi\u00a02', 's2'],
    ['archived, by its exact name', 'vallila', 's5'],
    ['archived, by its ID', 's5', 's5'],
  ])('%s', (_, wanted, id) => {
    expect(found(wanted)).toBe(id);
  });

  it('several fit: all are offered', () => {
    expect(found('kam')).toEqual(['s1', 's2']);
    expect(found('kamppi', [row('a', 'Kamppi'), row('b', 'KAMPPI')])).toEqual(['a', 'b']);
  });

  it.each([
    ['a typing error', 'Kampi', ['s1']],
    ['two letters the other way round', 'Pasial', ['s4']],
    ['an accent left out', 'toolon ranta', ['s3']],
    ['a word of a long name', 'kalastaman', ['s6']],
    ['two words of a long name', 'kalastaman huipu', ['s6']],
    ['a word with nothing of the name', 'kulosaari', []],
    ['nothing like it', 'Rovaniemi kauppakeskus', []],
    ['a part of an archived name', 'valli', []],
    ['nothing at all', '', []],
    ['blanks', '   ', []],
  ])('none fits: %s offers the nearest', (_, wanted, nearest) => {
    expect(found(wanted)).toEqual({ nearest });
  });

  it('at most five are near, the nearest one first', () => {
    const many = ['Talo B', 'Talo C', 'Talo DD', 'Talo E', 'Talo F', 'Talo G'].map((name, at) =>
      row(`t${at}`, name),
    );
    expect(found('Talu B', many)).toEqual({ nearest: ['t0', 't1', 't3', 't4', 't5'] });
  });

  it('among none', () => {
    expect(found('Kamppi', [])).toEqual({ nearest: [] });
  });
});

describe('Names are compared', () => {
  it('by what people see', () => {
    expect(nameKey('  Töölö \t 2 ')).toBe(nameKey('to\u0308o\u0308lo\u0308 2'));
  });
});
