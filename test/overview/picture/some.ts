import type { SiteState } from '../../../src/checklist/index.ts';
import type { OverviewSite } from '../../../src/sites/index.ts';
import { byNeed, newSite, siteRow } from '../../../src/sites/index.ts';

export const zone = 'Europe/Helsinki';
/** A Wednesday morning. */
export const morning = Date.UTC(2026, 10, 25, 6);
const dayMs = 86_400_000;

const streets = [
  'Mannerheimintie',
  'Kalevankatu',
  'Hämeentie',
  'Łąkowa',
  'Fredrikinkatu',
  'Bulevardi',
  'Runeberginkatu',
];
const places = [
  'As Oy Kamppi',
  'Töölön tähti',
  'Kiinteistö Oy Vuosaari',
  'Bostads Ab Åggelby',
  'As Oy Tampereen Näsi',
  'Pasila',
];

/** The steps of a site in each state, as they are with customers. */
const patterns: Readonly<Record<Exclude<SiteState, 'archived'>, readonly string[]>> = {
  finished: ['vdvvvvvvvvvvd', 'sssssvvvvvvvd', 'vdvvlvvvvvvvd'],
  broken: ['vdvvvvvvvfvfd', 'vdvvvvvvvvffd', 'fdvvvvvvvvvfd'],
  stuck: ['ddddooooooooo', 'dddolddoooooo', 'ddddlddddooooo'.slice(0, 13), 'ooooooooooooo'],
  'under-way': ['ddooooooooooo', 'dddddddddoooo', 'ssssssddooooo', 'vdvvlvvdddvoo'],
};

/** A site in a state and with steps like that. */
export function someSite(
  id: string,
  name: string,
  state: Exclude<SiteState, 'archived'>,
  steps?: string,
): OverviewSite {
  const movedAt = morning - (state === 'under-way' ? dayMs : 9 * dayMs);
  const row = siteRow(
    newSite({ id, name, by: 'U1', at: movedAt, conversation: { kind: 'dm', person: 'U1' } }),
  );
  const letters = steps ?? patterns[state][Number.parseInt(id, 36) % patterns[state].length] ?? '';
  const wasFinished = state === 'finished' || state === 'broken';
  const stands = {
    ...row,
    steps: letters,
    settled: [...letters].filter((letter) => 'dvs'.includes(letter)).length,
    standing: {
      complete: state === 'finished',
      failed: state === 'broken',
      movedAt: movedAt + Number.parseInt(id, 36),
      ...(wasFinished && { finishedAt: movedAt }),
    },
  };
  return { row: stands, state, incidents: {} };
}

/** Sites such as customers have: most sites are done, some need somebody. */
export function someSites(count: number): OverviewSite[] {
  const sites = Array.from({ length: count }, (_, index) => {
    const part = (index * 37) % 100;
    const state = part < 4 ? 'broken' : part < 14 ? 'stuck' : part < 38 ? 'under-way' : 'finished';
    const name = `${places[index % places.length]} ${streets[(index * 5) % streets.length]} ${1 + ((index * 13) % 90)}`;
    return someSite(index.toString(36).padStart(4, '0'), name, state);
  });
  return sites.sort(byNeed);
}
