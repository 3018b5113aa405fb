import { describe, expect, it } from 'vitest';
import type { AskId } from '../../src/checklist/index.ts';
import { createLog } from '../../src/log.ts';
import { createHearing, type Written } from '../../src/setup/hearing.ts';
import { createTake } from '../../src/setup/take.ts';
import { siteRow } from '../../src/sites/index.ts';
import { noOthers } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { siteAt } from '../sites/some.ts';

const mikko = { id: 'U-MIKKO', membership: 'member', isAdmin: false, role: 'installer' } as const;
const notHere = async () => {
  throw new Error('nobody asks for this');
};

/** A site asks for the code, then for the address; the test lets its words be heard. */
function listening() {
  let asked: AskId = 'service-code';
  const heard: string[] = [];
  const claims: (() => void)[] = [];
  const ends: { readonly end: () => void; readonly letGo: () => void }[] = [];
  const clock = new ManualClock();
  const take = createTake({
    requests: {
      claim: () => new Promise((resolve) => claims.push(() => resolve(true))),
      settle: async () => {},
      letGo: async () => {},
    },
    others: noOthers,
    people: { get: async () => mikko },
    ...{ clock, log: createLog('silent') },
  });
  const hear = createHearing({
    gate: { take, letThrough: notHere },
    sites: { get: notHere },
    queries: {
      listenerInThread: async () => undefined,
      listenerInDirectMessage: async () => ({
        to: 'site',
        site: siteRow(siteAt(asked, { heard: { by: mikko.id, at: clock.now() } })),
      }),
    },
    custody: { matches: () => false, anywhere: { make: (password) => password, all: () => [] } },
    withNames: async (typed) => typed,
    commands: { run: notHere },
    conversation: {
      apply: notHere,
      hear: (by, row, { typed }) =>
        new Promise((resolve) => {
          heard.push(`${typed.join('')} for ${row.asked}`);
          const end = () => {
            asked = 'service-address';
            resolve();
          };
          ends.push({ end, letGo: () => by.letGo?.() });
        }),
    },
    opening: { tellNothingAsked: notHere, askToGoOn: notHere },
    clock,
  });
  let ts = 1;
  const say = (text: string, channel = 'D1'): void => {
    ts += 1;
    const written: Written = {
      ...{ user: mikko.id, request: `message:${channel}:${ts}`, channel, ts: `${ts}.1` },
      ...{ isDirectMessage: true, thread: undefined, isMention: false, isEdited: false },
      ...{ hasFiles: false, read: async () => [text] },
    };
    void hear(written, async () => {});
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { say, claims, heard, ends, settled };
}

describe('Two words typed quickly', () => {
  it('answer the questions in their order, however their claims are answered', async () => {
    const { say, claims, heard, ends, settled } = listening();
    say('KAMPPI');
    say('s5.iloq.com');
    await settled();
    for (const claim of claims.toReversed()) claim();
    await settled();
    expect(heard).toEqual(['KAMPPI for service-code']);
    ends[0]?.end();
    await settled();
    for (const claim of claims) claim();
    await settled();
    expect(heard).toEqual(['KAMPPI for service-code', 's5.iloq.com for service-address']);
  });

  it('do not wait for each other in two conversations', async () => {
    const { say, claims, heard, settled } = listening();
    say('KAMPPI', 'D1');
    say('TURKU', 'D2');
    await settled();
    for (const claim of claims) claim();
    await settled();
    expect(heard).toHaveLength(2);
  });

  it('do not wait where the first one asks somebody outside', async () => {
    const { say, claims, heard, ends, settled } = listening();
    say('s5.iloq.com');
    say('status?');
    await settled();
    for (const claim of claims) claim();
    await settled();
    ends[0]?.letGo();
    await settled();
    for (const claim of claims) claim();
    await settled();
    expect(heard).toHaveLength(2);
  });
});
