import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { Words } from '../../../src/storage/postgres/words.ts';

const log = createLog('silent', { write: () => {} });

function hearing() {
  const words = new Words({ of: () => ({ all: async () => [] }) }, { from: 'this process', log });
  const heard: string[] = [];
  const documents: string[] = [];
  const own = words.of('acme');
  own.onWord(({ is }) => heard.push(is));
  own.onDocument(({ is }) => documents.push(is));
  return { words, own, heard, documents };
}
const said = (word: unknown, { from = 'another process', team = 'acme' } = {}): string =>
  JSON.stringify({ from, team, word });
const document = { is: 'document', kind: 'sites', id: 'kamppi' };

describe('What processes tell each other', () => {
  it('is heard by whom it concerns', () => {
    const { words, heard, documents } = hearing();
    words.hear(said({ is: 'alerts' }));
    words.hear(said(document));
    expect(heard).toEqual(['alerts']);
    expect(documents).toEqual(['document']);
  });

  it('is heard in its own workspace alone', () => {
    const { words, heard, documents } = hearing();
    const elsewhere = { team: 'beta' };
    for (const word of [{ is: 'alerts' }, document]) words.hear(said(word, elsewhere));
    expect([heard, documents]).toEqual([[], []]);
  });

  it('is heard no more in a workspace that was closed', () => {
    const { words, own, heard, documents } = hearing();
    own.close();
    for (const word of [said({ is: 'alerts' }), said(document), '{']) words.hear(word);
    expect([heard, documents]).toEqual([[], []]);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a word of a newer version', said({ is: 'something new' })],
    ['of no workspace, as an older version says it', '{"from":"it","word":{"is":"alerts"}}'],
    ['what a stranger says', '"hello"'],
  ])('may be %s: then all may have been told, and everything is read anew', (_, payload) => {
    const { words, heard, documents } = hearing();
    words.hear(payload);
    expect([heard, documents]).toEqual([['missed'], ['missed']]);
  });

  it('is not told to who said it', () => {
    const { words, heard } = hearing();
    words.hear(said({ is: 'alerts' }, { from: 'this process' }));
    expect(heard).toEqual([]);
  });

  it('is heard by all, also where one of them fails', () => {
    const { words, own, heard } = hearing();
    own.onWord(() => {
      throw new Error('no');
    });
    own.onWord(({ is }) => heard.push(`${is}, by the last`));
    words.hear(said({ is: 'plans' }));
    expect(heard).toEqual(['plans', 'plans, by the last']);
  });
});
