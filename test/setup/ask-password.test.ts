import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOneTimeLinks, type OneTimeLinks } from '../../src/credentials/index.ts';
import { createAskPassword } from '../../src/setup/ask-password.ts';
import { inDirectMessage } from '../../src/setup/take.ts';
import { openSites, type Storage } from '../../src/storage/index.ts';
import { input, siteAt } from '../sites/some.ts';
import { at, DataDir } from '../storage/data-dir.ts';

const mikko = { id: input.by, membership: 'member', isAdmin: false, role: 'installer' } as const;

let data: DataDir;
let storage: Storage;
let links: OneTimeLinks;
beforeEach(() => {
  data = new DataDir();
  storage = data.open();
  const random = (bytes: number) => Buffer.alloc(bytes, 7);
  links = createOneTimeLinks({ links: storage.links, now: () => at, random });
});
afterEach(() => data.clear());

it.each([
  [{}, 'enter'],
  [{ verify: true }, 'verify'],
  [{ verify: true, onceMore: true }, 'verify-once-more'],
] as const)(
  'the page behind a button for a password (%j) is for that alone',
  async (about, purpose) => {
    const sites = await openSites(storage);
    await sites.update('kamppi', () => siteAt('verification'));
    let url = '';
    const ask = createAskPassword({
      ...{ sites, pages: { url: 'https://bot.test', links }, log: data.log },
      toPerson: () => async () => {},
    });
    await ask.presses.password(
      { do: 'password', site: 'kamppi', ...about },
      {
        ...{ person: mikko, input, where: inDirectMessage, row: undefined },
        async reply(answer) {
          if ('answer' in answer && answer.answer === 'page') url = answer.url;
        },
      },
    );
    const token = url.slice('https://bot.test/credentials/'.length);
    expect(await links.look(token)).toMatchObject({ site: 'kamppi', person: input.by, purpose });
  },
);
