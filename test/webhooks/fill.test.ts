import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Inbox, NewPayload } from '../../src/storage/index.ts';
import { hash } from '../../src/webhooks/body.ts';
import { fill } from '../../src/webhooks/fill.ts';
import { at, DataDir } from '../storage/data-dir.ts';

const hourMs = 3_600_000;
const id = 'sub-1';

let data: DataDir;
let inbox: Inbox;
beforeEach(() => {
  data = new DataDir();
  inbox = data.open().inbox;
});
afterEach(() => data.clear());

const payload = (counter: number, came: number): NewPayload => ({
  ...{ site: 'kamppi', subscription: id, counter, event: 'key_added', createdAt: at, at: came },
  ...{ fields: {}, dataHash: hash(`${counter}`), bodyHash: hash(`body ${counter}`) },
});

it('a number that is missing since just now is not given up with those that are missing for long', async () => {
  await inbox.accept([payload(1, at), payload(6, at)]);
  expect((await inbox.numbers(id)).gaps).toEqual([{ from: 2, to: 5, since: at }]);
  const now = at + hourMs;
  const listed = { id: 'p', counter: 7, data: {}, createdAt: at };
  const found = {
    ...{ id, event: 'key_added', endsAt: now, signKey: 'k', counter: 7, retrying: 0 },
    ...{ givenUp: [listed], others: [], complete: true },
  };
  // iLOQ has answered what it lists; while that is taken, it sends one of the missing once more.
  const sending: Inbox = {
    ...inbox,
    async accept(payloads) {
      await inbox.accept([payload(3, now)]);
      return inbox.accept(payloads);
    },
  };
  const about = { site: 'kamppi', personalData: false, now };
  expect(await fill(sending, found, about)).toEqual({ rescued: 1, taken: 1, lost: 0 });
  expect((await inbox.numbers(id)).gaps).toEqual([
    { from: 2, to: 2, since: now },
    { from: 4, to: 5, since: at },
  ]);
});
