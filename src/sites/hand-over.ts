import { bringBackOne, markDone, type StepId } from '../checklist/index.ts';
import { type Input, tell } from './hear.ts';
import { moveTo } from './move-to.ts';
import type { Site } from './site.ts';
import { missingForCheck } from './verify.ts';

/** The values that LivionKey needs and that are not there, in the order of the steps. */
export const missingForHandOver = (site: Site, stores: boolean): StepId[] =>
  missingForCheck(site, !stores || site.password !== undefined);

/**
 * The hand-over is over once every value is there: a missing one is asked for. Where nobody has
 * opened the credentials, it is asked once whether that is meant.
 */
export function handOver(
  site: Site,
  input: Input,
  { stores, shows }: { readonly stores: boolean; readonly shows: boolean },
): Site {
  const { at } = input;
  const missing = missingForHandOver(site, stores);
  const [first] = missing;
  if (first !== undefined)
    return moveTo(site, bringBackOne(site.progress, first), at, [{ note: 'needs-first', missing }]);
  const isMeant = site.handedOut || site.doubted?.ask === 'hand-over';
  if (shows && site.password !== undefined && !isMeant)
    return tell({ ...site, doubted: { ask: 'hand-over', value: 'done' } }, at, {
      note: 'not-handed-out',
    });
  const { doubted: _, ...sure } = site;
  return moveTo(sure, markDone(site.progress, 'hand-over', input), at);
}
