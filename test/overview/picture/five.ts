import type { OverviewSite } from '../../../src/sites/index.ts';
import { someSite } from './some.ts';

/** A few sites, one site or two in each state. */
export const five: readonly OverviewSite[] = [
  someSite('0001', 'Kamppi', 'broken'),
  someSite('0002', 'Töölön tähti', 'stuck', 'ddddlddddoooo'),
  someSite('0003', 'As Oy Runeberginkatu 12', 'under-way', 'vdvvlvvdddvoo'),
  someSite('0004', 'Pasila', 'finished', 'sssssvvvvvvvd'),
  someSite('0005', 'Łódź Śródmieście', 'finished', 'vdvvvvvvvvvvd'),
];
