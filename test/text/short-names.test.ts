import { describe, expect, it } from 'vitest';
import { shortNames } from '../../src/text/index.ts';

describe('Names in a list', () => {
  it.each([
    ['As Oy Tammela', 'Tammela'],
    ['as. oy Tammela', 'Tammela'],
    ['AS OY TAMMELANPUISTO 3', 'TAMMELANPUISTO 3'],
    ['Asunto Oy Helsingin Kamppi', 'Helsingin Kamppi'],
    ['Asunto-osakeyhtiö Kamppi', 'Kamppi'],
    ['Asunto Oy, Kamppi', 'Kamppi'],
    ['Kiinteistö Oy Linnankatu 4', 'Linnankatu 4'],
    ['Kiint. Oy Linnankatu', 'Linnankatu'],
    ['KOy Linnankatu', 'Linnankatu'],
    ['Bostads Ab Bulevarden', 'Bulevarden'],
    ['Bost.Ab Bulevarden', 'Bulevarden'],
    ['Fastighets Ab Hamnen', 'Hamnen'],
    ['Fastighetsaktiebolaget Hamnen', 'Hamnen'],
    ['Brf Solen', 'Solen'],
    ['Bostadsrättsföreningen Solen', 'Solen'],
    ['Kamppi, As Oy', 'Kamppi'],
    ['Tammela As Oy', 'Tammela'],
    ['Asema', 'Asema'],
    ['Oy Kaupunki Ab', 'Oy Kaupunki Ab'],
    ['As Oy', 'As Oy'],
    ['Koyla', 'Koyla'],
    ['Brfors', 'Brfors'],
  ])('%s: %s', (name, shown) => {
    expect(shortNames([name])).toEqual([shown]);
  });

  it('two that would be the same stay whole', () => {
    expect(shortNames(['As Oy Kamppi', 'Kiinteistö Oy KAMPPI', 'As Oy Kallio', 'Kallio'])).toEqual([
      'As Oy Kamppi',
      'Kiinteistö Oy KAMPPI',
      'As Oy Kallio',
      'Kallio',
    ]);
    expect(shortNames(['As Oy Kamppi', 'As Oy Kallio'])).toEqual(['Kamppi', 'Kallio']);
    expect(shortNames(['As Oy Kamppi', 'As Oy Kamppi'])).toEqual(['Kamppi', 'Kamppi']);
  });
});
