import { describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { Words } from '../../../src/storage/postgres/words.ts';

const log = createLog('silent', { write: () => {} });

function hearing() {
  const words = new Words({ all: async () => [] }, { from: 'this process', log });
  const heard: string[] = [];
  const documents: string[] = [];
  words.onWord(({ is }) => heard.push(is));
  words.onDocument(({ is }) => documents.push(is));
  return { words, heard, documents };
}
const said = (word: unknown, from = 'another process'): string => JSON.stringify({ from, word });
const document = { is: 'document', team: 'own', kind: 'sites', id: 'kamppi', revision: 3 };

describe('What processes tell each other', () => {
  it('is heard by whom it concerns', () => {
    const { words, heard, documents } = hearing();
    words.hear(said({ is: 'alerts' }));
    words.hear(said(document));
    expect(heard).toEqual(['alerts']);
    expect(documents).toEqual(['document']);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a word of a newer version', said({ is: 'something new' })],
    ['what a stranger says', '"hello"'],
  ])('may be %s: then all may have been told, and everything is read anew', (_, payload) => {
    const { words, heard, documents } = hearing();
    words.hear(payload);
    expect([heard, documents]).toEqual([['missed'], ['missed']]);
  });

  it('is not told to who said it', () => {
    const { words, heard } = hearing();
    words.hear(said({ is: 'alerts' }, 'this process'));
    expect(heard).toEqual([]);
  });

  it('is heard by all, also where one of them fails', () => {
    const { words, heard } = hearing();
    words.onWord(() => {
      throw new Error('no');
    });
    words.onWord(({ is }) => heard.push(`${is}, by the last`));
    words.hear(said({ is: 'plans' }));
    expect(heard).toEqual(['plans', 'plans, by the last']);
  });
});
