import { afterEach, describe, expect, it } from 'vitest';
import { siteState, stateOf } from '../../src/checklist/index.ts';
import { siteStanding } from '../../src/sites/index.ts';
import { labels, listTexts } from '../../src/text/en/index.ts';
import { type IloqByDefinition, startIloqByDefinition } from '../iloq/iloq-by-definition.ts';
import { openSteps } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let iloq: IloqByDefinition | undefined;
let world: World | undefined;
afterEach(async () => {
  await world?.close();
  await iloq?.close();
});

describe("An iLOQ that follows iLOQ's public definition to the letter, and knows nothing else", () => {
  it.each([1, 2, 3])(
    'takes an installer through a whole set-up, which ends finished (answers drawn with %i)',
    async (seed) => {
      iloq = await startIloqByDefinition(seed);
      world = await startWorld({ environment: { ILOQ_ALLOWED_ORIGINS: iloq.url } });
      const { maija, right, slack, dataDir } = world;
      await maija.opens('Kamppi');
      await maija.comesTo('hand-over', { ...right, serviceAddress: iloq.address });
      await maija.presses(labels.done);
      await maija.sees(listTexts.ready('Kamppi', true));
      await world.bot().idle();
      expect(openSteps(slack, 'maija')).toEqual([]);

      const [site] = sitesOnDisk(dataDir);
      if (!site) throw new Error('no site on disk');
      const rule = { days: 3, timeZone: 'Europe/Helsinki' };
      expect(siteState(siteStanding(site), Date.now(), rule)).toBe('finished');
      for (const step of ['usage-rights', 'duplicate-access-rights', 'program-locks'] as const)
        expect([step, stateOf(site.progress, step).status]).toEqual([step, 'verified']);
      expect(iloq.undefinedCalls).toEqual([]);
      expect(iloq.asked).toContain('GET Locks');
      expect(iloq.asked.at(-1)).toBe('GET KillSession');
    },
  );
});
