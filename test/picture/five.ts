import type { SiteRow } from '../../src/sites/index.ts';
import { someRow } from './some.ts';

/** A small estate, one site or two in each state. */
export const five: readonly SiteRow[] = [
  someRow('0001', 'Kamppi', 'broken'),
  someRow('0002', 'Töölön tähti', 'stuck', 'ddddlddddoooo'),
  someRow('0003', 'As Oy Runeberginkatu 12', 'under-way', 'vdvvlvvdddvoo'),
  someRow('0004', 'Pasila', 'finished', 'sssssvvvvvvvd'),
  someRow('0005', 'Łódź Śródmieście', 'finished', 'vdvvvvvvvvvvd'),
];
