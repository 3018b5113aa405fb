import { describe, expect, it } from 'vitest';
import { type AskId, askIds, stateOf, stepIds, steps } from '../../src/checklist/index.ts';
import {
  answerOpening,
  begin,
  credentialsSeen,
  resume,
  type Site,
  sayBack,
  sayDone,
  sayLater,
  saySkip,
  sayStop,
  showAgain,
  showProgress,
  undo,
} from '../../src/sites/index.ts';
import { entriesSince, fresh, input, monday, notesSince, saidSince, siteAt } from './some.ts';

/** What somebody sees in one line: the notes, and which step is asked. */
const seen = (before: Site, after: Site) => ({
  asked: after.progress.asked,
  notes: notesSince(before, after).map(({ note }) => note),
  status:
    before.progress.asked && before.progress.asked !== 'delivered-with-api'
      ? stateOf(after.progress, before.progress.asked).status
      : undefined,
});
const nextOf = (ask: AskId): AskId | undefined => askIds[askIds.indexOf(ask) + 1];

describe('A site is opened', () => {
  it('the list and the opening question are said, in this order', () => {
    const site = begin(fresh(), monday);
    expect(saidSince(fresh(), site)).toEqual([
      { say: 'list', anew: true },
      { say: 'step', ask: 'delivered-with-api' },
    ]);
    expect(site.pending.map(({ id }) => id)).toEqual(['kamppi-1', 'kamppi-2']);
  });

  it.each([
    ['yes', 'service-code'],
    ['no', 'public-api'],
    ['not-sure', 'public-api'],
  ] as const)('"%s" leads to %s, and the question shrinks', (answer, next) => {
    const after = answerOpening(fresh(), input, answer);
    expect(saidSince(fresh(), after)).toEqual([
      { say: 'shrink', ask: 'delivered-with-api' },
      { say: 'step', ask: next },
    ]);
    expect(after.progress.delivered).toBe(answer);
    expect(entriesSince(fresh(), after)).toEqual(['answered']);
  });
});

describe.each(stepIds)('At %s', (id) => {
  const { kind, skippable } = steps[id];
  const site = siteAt(id);

  it(`"done" ${kind === 'do' || kind === 'hand-over' ? 'ticks it' : 'says what is needed instead'}`, () => {
    const after = sayDone(site, input, true);
    if (kind === 'do' || kind === 'hand-over') {
      expect(seen(site, after)).toEqual({
        asked: nextOf(id),
        notes: [],
        status: 'done',
      });
      expect(stateOf(after.progress, id)).toEqual({ status: 'done', by: 'U-MIKKO', at: input.at });
    } else {
      expect(seen(site, after)).toEqual({ asked: id, notes: ['not-understood'], status: 'open' });
      expect(after.movedAt).toBe(site.movedAt);
    }
  });

  it(`"skip" ${skippable ? 'asks why, and with a reason leaves it out' : 'is refused'}`, () => {
    const asked = saySkip(site, input, undefined);
    expect(seen(site, asked)).toEqual({
      asked: id,
      notes: [skippable ? 'why-skip' : 'cannot-skip'],
      status: 'open',
    });
    const after = saySkip(site, input, 'the customer did it');
    if (skippable) {
      expect(seen(site, after)).toEqual({ asked: nextOf(id), notes: [], status: 'skipped' });
      expect(stateOf(after.progress, id)).toMatchObject({
        reason: 'the customer did it',
        by: 'U-MIKKO',
      });
    } else expect(seen(site, after)).toEqual({ asked: id, notes: ['cannot-skip'], status: 'open' });
  });

  it('"later" puts it off and goes on', () => {
    const after = sayLater(site, input);
    expect(seen(site, after)).toEqual({
      asked: nextOf(id),
      notes: [],
      status: 'later',
    });
  });

  it('"back" asks the step before and changes nothing that stands', () => {
    const after = sayBack(site, input);
    expect(after.progress).toEqual({ ...site.progress, asked: askIds[askIds.indexOf(id) - 1] });
    expect(after.movedAt).toBe(site.movedAt);
  });

  it('"back" and "next" come back to it', () => {
    const after = sayDone(sayBack(site, input), input, true);
    expect(after.progress).toEqual(site.progress);
  });

  it('"stop" keeps everything and asks nothing until it is taken up', () => {
    const after = sayStop(site, input);
    expect({ ...after, pending: [], followUps: [], effects: 0, requests: [] }).toEqual({
      ...site,
      heard: { by: 'U-MIKKO', at: input.at },
      paused: true,
      requests: [],
    });
    expect(notesSince(site, after)).toEqual([{ note: 'paused' }]);
  });

  it('"status" posts the list anew, and moves nothing', () => {
    const after = showProgress(site, input);
    expect(saidSince(site, after)).toEqual([{ say: 'list', anew: true }]);
    expect(after.progress).toEqual(site.progress);
  });

  it('a step that is over and asked again is left as it is by "done"', () => {
    for (const status of ['done', 'skipped'] as const) {
      const state = { status, by: 'U-AINO', at: 1, reason: 'x' };
      const again = { ...site, progress: { ...siteAt(undefined).progress, asked: id } };
      const before = {
        ...again,
        progress: { ...again.progress, steps: { ...again.progress.steps, [id]: state } },
      };
      const after = sayDone(before, input, true);
      expect(stateOf(after.progress, id)).toEqual(state);
      expect(after.progress.asked).toBeUndefined();
    }
  });
});

describe('At the opening question', () => {
  it('"done" asks for an answer, "later" takes it as not sure, "skip" is refused', () => {
    expect(seen(fresh(), sayDone(fresh(), input, true))).toMatchObject({
      notes: ['not-understood'],
    });
    expect(sayLater(fresh(), input).progress.delivered).toBe('not-sure');
    expect(seen(fresh(), saySkip(fresh(), input, 'x'))).toMatchObject({ notes: ['cannot-skip'] });
  });

  it('somebody who went back to it goes on with "next" or "later", and the answer stays', () => {
    const yes = answerOpening(fresh(), input, 'yes');
    let back = yes;
    for (let presses = 0; presses < 6; presses++) back = sayBack(back, input);
    expect(back.progress.asked).toBe('delivered-with-api');
    expect(notesSince(back, sayBack(back, input))).toEqual([{ note: 'nothing-before' }]);
    for (const after of [sayDone(back, input, true), sayLater(back, input)]) {
      expect(after.progress).toEqual(yes.progress);
      expect(notesSince(back, after)).toEqual([]);
    }
  });

  it('another answer counts from then on', () => {
    const yes = answerOpening(fresh(), input, 'yes').progress;
    const back = fresh({ progress: { ...yes, asked: 'delivered-with-api' } });
    expect(answerOpening(back, input, 'no').progress).toMatchObject({
      delivered: 'no',
      asked: 'public-api',
      steps: {},
    });
  });
});

describe('At the password', () => {
  it('where passwords cannot be stored, "done" is the person’s word', () => {
    const after = sayDone(siteAt('password'), input, false);
    expect(stateOf(after.progress, 'password').status).toBe('done');
    expect(after.progress.asked).toBe('usage-rights');
  });
});

describe('At a value that is there already', () => {
  it.each(['service-code', 'service-address', 'user-id'] as const)(
    '%s: "next" keeps it, as the message says, though iLOQ refused it or it was put off',
    (id) => {
      for (const status of ['open', 'failed'] as const) {
        const site = siteAt('verification');
        const steps = { ...site.progress.steps, [id]: { status, at: 1 } };
        const before = { ...site, progress: { ...site.progress, steps, asked: id } };
        const after = sayDone(before, input, true);
        expect(seen(before, after)).toEqual({ asked: 'verification', notes: [], status: 'done' });
        expect(after.values).toEqual(site.values);
      }
    },
  );
});

describe('When nothing is asked any more', () => {
  const over = siteAt(undefined);

  it.each([
    ['done', sayDone(over, input, true)],
    ['skip', saySkip(over, input, undefined)],
    ['later', sayLater(over, input)],
  ])('"%s" says so and changes nothing', (_, after) => {
    expect(notesSince(over, after)).toEqual([{ note: 'nothing-open', later: [] }]);
    expect(after.progress).toEqual(over.progress);
  });

  it('"back" asks the last step again', () => {
    expect(sayBack(over, input).progress.asked).toBe('hand-over');
  });
});

describe('"undo"', () => {
  it.each([
    ['skipped', saySkip(siteAt('api-user'), input, 'there')],
    ['put off', sayLater(siteAt('api-user'), input)],
  ])('asks a step again that was %s', (_, left) => {
    const back = undo(left, input, 'api-user');
    expect(back.progress.asked).toBe('api-user');
    expect(stateOf(back.progress, 'api-user').status).toBe('open');
    expect(undo(back, input, 'api-user'), 'a second time changes nothing').toBe(back);
  });
});

describe('At the hand-over', () => {
  const site = siteAt('hand-over');

  it('a value that is missing is named, and asked for', () => {
    const { userId: _, ...some } = site.values;
    const after = sayDone({ ...site, values: some }, input, true);
    expect(after.progress.asked).toBe('user-id');
    expect(notesSince(site, after)).toEqual([{ note: 'needs-first', missing: ['user-id'] }]);
    const { password: __, ...without } = site;
    expect(sayDone(without, input, true).progress.asked).toBe('password');
    expect(sayDone(without, input, false).progress.asked, 'none is kept').toBeUndefined();
  });

  it('"done" asks once where nobody has opened the credentials', () => {
    const asked = sayDone(site, input, true, true);
    expect(asked.progress.asked).toBe('hand-over');
    expect(notesSince(site, asked)).toEqual([{ note: 'not-handed-out' }]);
    expect(sayDone(asked, input, true, true).progress.asked).toBeUndefined();
    const seen = credentialsSeen(site, input.at, 'U-MIKKO');
    expect(sayDone(seen, input, true, true).progress.asked).toBeUndefined();
  });
});

describe('What is said when a step is answered', () => {
  it.each([
    ['inside a section', 'public-api', 'lock-api-access'],
    ['at its end', 'program-locks', 'service-code'],
  ] as const)(
    '%s: its message shrinks, the next one is asked, and no list is posted',
    (_, id, next) => {
      const site = siteAt(id);
      expect(saidSince(site, sayLater(site, input))).toEqual([
        { say: 'shrink', ask: id },
        { say: 'step', ask: next },
      ]);
    },
  );

  it('after the last step the list is posted anew, which says that it was the last', () => {
    const site = siteAt('hand-over');
    expect(saidSince(site, sayDone(site, input, true))).toEqual([
      { say: 'shrink', ask: 'hand-over' },
      { say: 'list', anew: true },
    ]);
  });

  it('the site remembers the request, who spoke and when, and when a step last changed', () => {
    const after = sayDone(siteAt('public-api'), input, true);
    expect(after).toMatchObject({
      requests: [input.request],
      heard: { by: 'U-MIKKO', at: input.at },
      askedAt: input.at,
      movedAt: input.at,
    });
  });

  it('of the requests the last twenty', () => {
    let site = fresh();
    for (let index = 0; index < 30; index++)
      site = showProgress(site, { ...input, request: `r${index}` });
    expect(site.requests).toHaveLength(20);
    expect(site.requests.at(-1)).toBe('r29');
    expect(site.requests[0]).toBe('r10');
  });

  it('every effect has an ID of its own, also after some were performed', () => {
    const one = sayDone(siteAt('public-api'), input, true);
    const two = sayDone({ ...one, pending: one.pending.slice(2) }, input, true);
    const ids = [...one.pending, ...two.pending.slice(one.pending.length - 2)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('A site is taken up again', () => {
  const dm = { kind: 'dm', person: 'U-MIKKO' } as const;
  const paused = siteAt('user-id', {
    paused: true,
    messages: {
      step: { channel: 'D1', ts: '7.7', ask: 'user-id' },
      list: { channel: 'D1', ts: '1.1', below: 4 },
    },
  });

  it('by the same person in the same place: the old step shrinks, and it is asked anew', () => {
    const after = resume(paused, input, dm);
    expect(saidSince(paused, after)).toEqual([
      { say: 'shrink', ask: 'user-id' },
      { say: 'list', anew: false },
      { say: 'step', ask: 'user-id' },
    ]);
    expect(after).toMatchObject({
      paused: false,
      askedAt: input.at,
      conversation: paused.conversation,
    });
    expect(after.values).toEqual(paused.values);
    expect(after.movedAt, 'that is no progress').toBe(paused.movedAt);
  });

  it.each([
    ['by another person', { kind: 'dm', person: 'U-AINO' }],
    ['in a thread', { kind: 'thread', person: 'U-MIKKO', channel: 'C1' }],
  ] as const)('%s: it goes on there', (_, conversation) => {
    const after = resume(paused, { ...input, by: conversation.person }, conversation);
    expect(after.conversation).toEqual(conversation);
    expect(after.progress).toEqual(paused.progress);
  });

  it('from another thread of the same channel it goes on in its own', () => {
    const thread = { kind: 'thread', person: 'U-MIKKO', channel: 'C1', ts: '5.5' } as const;
    const site = siteAt('user-id', { conversation: thread });
    const again = { kind: 'thread', person: 'U-MIKKO', channel: 'C1' } as const;
    expect(resume(site, input, again).conversation).toEqual(thread);
    expect(resume(site, input, { ...again, channel: 'C2' }).conversation).toEqual({
      ...again,
      channel: 'C2',
    });
  });

  it('with nothing open: what was put off comes back', () => {
    const over = siteAt(undefined);
    const later = { status: 'later', by: 'U-MIKKO', at: 1 } as const;
    const site = {
      ...over,
      progress: { ...over.progress, steps: { ...over.progress.steps, 'program-locks': later } },
    };
    const after = resume(site, input, dm);
    expect(after.progress.asked).toBe('program-locks');
    expect(stateOf(after.progress, 'program-locks').status).toBe('open');
  });

  it('with nothing left at all: that is said', () => {
    const over = siteAt(undefined);
    expect(notesSince(over, resume(over, input, dm))).toEqual([
      { note: 'nothing-open', later: [] },
    ]);
  });

  it('with something open: what was put off stays put off', () => {
    const site = siteAt('verification');
    const later = { status: 'later', by: 'U-MIKKO', at: 1 } as const;
    const before = {
      ...site,
      progress: { ...site.progress, steps: { ...site.progress.steps, 'program-locks': later } },
    };
    expect(resume(before, input, dm).progress).toEqual(before.progress);
  });

  it('after a restart the open step is shown with a word about it', () => {
    const after = showAgain(siteAt('user-id'), input.at, { note: 'maybe-lost' });
    expect(saidSince(siteAt('user-id'), after)).toEqual([
      { say: 'shrink', ask: 'user-id' },
      { say: 'note', note: { note: 'maybe-lost' } },
      { say: 'list', anew: true },
      { say: 'step', ask: 'user-id' },
    ]);
  });
});
