import { afterEach, describe, expect, it } from 'vitest';
import { labels, listTexts } from '../../src/text/en/index.ts';
import { openSteps } from './seen.ts';
import { startWorld, type World } from './world.ts';

let world: World | undefined;
afterEach(() => world?.close());

describe.each(['http', 'socket'] as const)(
  'an installer whose values are all right, over %s',
  (mode) => {
    it('goes through the whole checklist and is told that it is over', async () => {
      world = await startWorld({ mode });
      const { maija, right, iloq, slack } = world;
      await maija.opens('Kamppi');
      await maija.answers('delivered-with-api', 'no');
      await maija.comesTo('hand-over', right);
      await maija.presses(labels.done);
      await maija.sees(listTexts.ready('Kamppi', true));
      await world.bot().idle();
      expect(openSteps(slack, 'maija')).toEqual([]);
      expect(iloq.counters).toMatchObject({ opened: 1, killed: 1 });
    });
  },
);
