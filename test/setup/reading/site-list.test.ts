import { describe, expect, it } from 'vitest';
import { readSiteList } from '../../../src/setup/reading/index.ts';

const site = (name: string, who: string) => ({ is: 'site', name, who });

describe('A list of sites and whose they are', () => {
  it.each([
    ['Kamppi, Maija Virtanen', site('Kamppi', 'Maija Virtanen')],
    ['Kamppi; maija', site('Kamppi', 'maija')],
    ['Kamppi\tMaija Virtanen', site('Kamppi', 'Maija Virtanen')],
    ['Kamppi @maija', site('Kamppi', 'maija')],
    ['Kamppi, @maija', site('Kamppi', 'maija')],
    ['Kamppi, <@U123>', site('Kamppi', 'U123')],
    ['"Kamppi"; "Maija Virtanen"', site('Kamppi', 'Maija Virtanen')],
    ['As Oy Kamppi, Helsinki, Maija', site('As Oy Kamppi, Helsinki', 'Maija')],
    ['Talo 3 B @maija.virtanen', site('Talo 3 B', 'maija.virtanen')],
    ['Kamppi', { is: 'no-person' }],
    ['Kamppi,', { is: 'no-person' }],
    ['Kamppi, @', { is: 'no-person' }],
    [', Maija', { is: 'no-name' }],
  ])('%s', (line, read) => {
    expect(readSiteList(line)).toEqual([{ number: 1, text: line, read }]);
  });

  it('lines keep their numbers; empty ones say nothing', () => {
    expect(readSiteList('\r\nKamppi, Maija\r\n\n Kallio \n').map(({ number }) => number)).toEqual([
      2, 4,
    ]);
  });
});
