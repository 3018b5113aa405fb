import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskId } from '../../src/checklist/index.ts';
import { createCustody } from '../../src/credentials/index.ts';
import { parseOrigins } from '../../src/iloq/index.ts';
import { createLog } from '../../src/log.ts';
import type { Answer } from '../../src/setup/answer.ts';
import { type Conversation, createConversation } from '../../src/setup/conversation.ts';
import { createHearing, type Written } from '../../src/setup/hearing.ts';
import { createTake, inDirectMessage } from '../../src/setup/take.ts';
import { createValues } from '../../src/setup/values.ts';
import { type Site, type Sites, siteRow } from '../../src/sites/index.ts';
import { noOthers, openSites } from '../../src/storage/index.ts';
import { ManualClock } from '../outbox/manual-clock.ts';
import { input, siteAt } from '../sites/some.ts';
import { DataDir } from '../storage/data-dir.ts';

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
    ...{ take, letThrough: notHere },
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
    runCommand: notHere,
    conversation: {
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
      ...{ hasFiles: false, read: async () => [text], reply: async () => {} },
    };
    void hear(written);
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

describe('A button that is pressed while a typed word is on its way', () => {
  let data: DataDir;
  let sites: Sites;
  beforeEach(async () => {
    data = new DataDir();
    sites = await openSites(data.open());
    answers = [];
  });
  afterEach(() => data.clear());

  let answers: Answer[] = [];
  const by = {
    ...{ person: mikko, input: { ...input, by: mikko.id }, where: inDirectMessage },
    reply: async (answer: Answer) => void answers.push(answer),
  };

  type Meanwhile = (conversation: Conversation) => Promise<unknown>;
  /** @param first comes before what was typed is heard, `during` while it is looked at */
  function conversing(first: Meanwhile, during: Meanwhile = async () => {}): Conversation {
    const custody = createCustody({ random: randomBytes });
    const origins = parseOrigins('https://*.iloq.com');
    if (!origins.ok) throw new Error(origins.problem);
    const values = createValues({
      ...{ sites, clock: new ManualClock() },
      queries: {
        async withServiceCode() {
          await during(conversation);
          return [];
        },
      },
      ...{ origins: origins.policy, iloq: { locate: notHere } },
    });
    const conversation = createConversation({
      ...{ sites, custody, support: { call: notHere }, verifier: { request: notHere } },
      ...{ languages: { ofSite: () => 'en' }, showsCredentials: false, hearValue: values.hear },
      async letThrough(_by, _text, goOn) {
        await first(conversation);
        await goOn();
      },
    });
    return conversation;
  }

  const ask = (asked: AskId) =>
    sites.update('kamppi', () => siteAt(asked, { installers: [mikko.id] }));

  /** Mikko types; before it is heard, he presses a button of the step that is asked. */
  async function types(
    text: string,
    asked: AskId,
    pressed: 'done' | 'back',
  ): Promise<{ answers: Answer[]; site: Site | undefined }> {
    const press = { site: 'kamppi', said: { said: pressed }, on: asked };
    const conversation = conversing(({ apply }) => apply(by, press));
    await ask(asked);
    const row = await sites.row('kamppi');
    if (row) await conversation.hear(by, row, { typed: [text] });
    return { answers, site: await sites.get('kamppi') };
  }

  it('does not answer two questions: for the one that stands now, it is asked what was meant', async () => {
    const { answers, site } = await types('done', 'public-api', 'done');
    expect(site?.progress.asked).toBe('lock-api-access');
    expect(site?.progress.steps['lock-api-access']).toBeUndefined();
    expect(answers).toMatchObject([{ answer: 'late-word', ask: 'lock-api-access', text: 'done' }]);
  });

  it('nor is a value lost that was typed for the step before', async () => {
    const { answers, site } = await types('KAMPPI', 'service-code', 'back');
    expect(site?.values.serviceCode).toBeUndefined();
    expect(answers).toMatchObject([{ answer: 'late-word', text: 'KAMPPI' }]);
    expect(site?.progress.asked).not.toBe('service-code');
  });

  it('also where it is pressed while the value is looked at', async () => {
    const back = { site: 'kamppi', said: { said: 'back' }, on: 'service-code' } as const;
    const conversation = conversing(
      async () => {},
      ({ apply }) => apply(by, back),
    );
    await ask('service-code');
    const row = await sites.row('kamppi');
    if (row) await conversation.hear(by, row, { typed: ['KAMPPI'] });
    expect((await sites.get('kamppi'))?.values.serviceCode).toBeUndefined();
    expect(answers).toMatchObject([{ answer: 'late-word', text: 'KAMPPI' }]);
  });

  it('nor does one that is pressed at the same moment as another: the first one counts', async () => {
    const { apply } = conversing(notHere);
    await ask('public-api');
    const press = (said: 'done' | 'later') =>
      apply({ ...by, reply: notHere }, { site: 'kamppi', said: { said }, on: 'public-api' });
    expect(await Promise.all([press('done'), press('done'), press('later')])).toEqual([
      ...['heard', 'answered', 'answered'],
    ]);
    const { progress } = (await sites.get('kamppi')) ?? {};
    expect(progress?.asked).toBe('lock-api-access');
    expect(progress?.steps['public-api']?.status).toBe('done');
    expect(progress?.steps['lock-api-access']).toBeUndefined();
  });
});
