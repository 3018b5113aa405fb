import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StepState, stepIds } from '../../src/checklist/index.ts';
import type { Site } from '../../src/sites/index.ts';
import { siteAt } from '../sites/some.ts';

const dayMs = 86_400_000;
const mine = (person: string): Partial<Site> => ({
  installers: [person],
  conversation: { kind: 'dm', person },
  heard: { by: person, at: Date.now() },
  movedAt: Date.now(),
});

/** A site of Maija's that has come to the service code. */
export const underWay = (id: string, name: string, change: Partial<Site> = {}): Site =>
  siteAt('service-code', { id, name, ...mine('U0MAIJA'), ...change });

/** One where nobody has moved for three weeks. */
export const stuck = (id: string, name: string, change: Partial<Site> = {}): Site =>
  underWay(id, name, { movedAt: Date.now() - 21 * dayMs, ...change });

/** One that iLOQ has confirmed, with nothing left to ask. */
export function done(id: string, name: string, change: Partial<Site> = {}): Site {
  const at = Date.now() - dayMs;
  const steps = Object.fromEntries(
    stepIds.map((step): [string, StepState] => [step, { status: 'verified', at }]),
  );
  return siteAt(undefined, {
    ...{ id, name, ...mine('U0MAIJA'), progress: { delivered: 'no', steps }, finishedAt: at },
    report: { at, seen: 'complete', findings: [], proved: [] },
    ...change,
  });
}

/** One that was done, until a right was taken away. */
export function broken(id: string, name: string, change: Partial<Site> = {}): Site {
  const at = Date.now() - dayMs;
  const { progress, ...site } = done(id, name);
  const failed: StepState = { status: 'failed', at };
  const right = 'Right to order keys';
  return {
    ...site,
    progress: {
      ...{ delivered: 'no', asked: 'verification' },
      steps: { ...progress.steps, 'usage-rights': failed, verification: failed },
    },
    report: {
      ...{ at, seen: 'complete', proved: [] },
      findings: [{ code: 'right-missing', severity: 'wrong', step: 'usage-rights', right }],
    },
    ...change,
  };
}

/** A data folder as a bot would have left it with these sites. */
export async function folderWith(sites: readonly Site[]): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'livion-sites-'));
  const folder = join(dataDir, 'sites');
  mkdirSync(folder, { recursive: true });
  for (const site of sites) writeFileSync(join(folder, `${site.id}.json`), JSON.stringify(site));
  return dataDir;
}
