import { describe, expect, it } from 'vitest';
import { type AskId, askIds } from '../../../src/checklist/index.ts';
import { readSaid, type Said } from '../../../src/setup/reading/index.ts';

const byHand = ['public-api', 'program-locks', 'api-user', 'hand-over'] as const;
const values = ['service-code', 'service-address', 'user-id'] as const;

describe('A typed word does what the button does', () => {
  const words: readonly (readonly [string, Said])[] = [
    ['done', { said: 'done' }],
    ['ready', { said: 'done' }],
    ['back', { said: 'back' }],
    ['later', { said: 'later' }],
    ['status', { said: 'status' }],
    ['verify', { said: 'verify' }],
    ['check', { said: 'verify' }],
    ['stop', { said: 'stop' }],
    ['pause', { said: 'stop' }],
    ['skip', { said: 'skip' }],
    ['help', { said: 'help' }],
  ];

  it.each(words)('%s', (word, said) => {
    for (const asked of [...askIds, undefined]) expect(readSaid(word, asked)).toEqual(said);
    for (const typed of [
      word.toUpperCase(),
      `  ${word}\n`,
      `${word}!`,
      `${word}.`,
      `${word} !!`,
      `\`${word}\``,
      `*${word}*`,
      `_${word}_`,
      `“${word}”`,
      `${word} please`,
      `${word} :)`,
      `${word} 👍`,
    ])
      for (const asked of [...byHand, 'delivered-with-api', 'verification', undefined] as const)
        expect(readSaid(typed, asked), typed).toEqual(said);
  });

  it.each(['nextdoor', 'status quo', 'done.now', '!', '…', '', 'the second lock is red'])(
    '"%s" is no word of the conversation',
    (typed) => {
      expect(readSaid(typed, 'public-api')).toEqual({ said: 'text', text: typed });
    },
  );
});

describe('Where a value is asked for', () => {
  it.each(values)('%s: only exact words in lower case count', (asked) => {
    expect(readSaid('back', asked)).toEqual({ said: 'back' });
    expect(readSaid('`back`', asked)).toEqual({ said: 'back' });
    for (const typed of ['Back', 'BACK', 'back.', 'back!', '"back"', '_back_'])
      expect(readSaid(typed, asked), typed).toEqual({ said: 'text', text: typed });
  });

  it.each(values)('%s: what has blanks in it is no value, and read as anywhere', (asked) => {
    expect(readSaid('Go back!', asked)).toEqual({ said: 'back' });
    expect(readSaid('I cannot find it', asked)).toMatchObject({ said: 'lost' });
    expect(readSaid('Where is the settings icon?', asked)).toMatchObject({ said: 'lost' });
    expect(readSaid('KAM PPI', asked)).toEqual({ said: 'text', text: 'KAM PPI' });
  });

  it.each(values)('%s: nothing is guessed', (asked) => {
    for (const typed of ['verfy', 'laterr', 'statusx'])
      expect(readSaid(typed, asked)).toEqual({ said: 'text', text: typed });
  });

  it.each(values)('%s: what could be the value is the value', (asked) => {
    for (const typed of ['help:desk', 'skip,1', 'skipper', 'helpdesk', 'Api.KeyAutomat'])
      expect(readSaid(`  ${typed} `, asked)).toEqual({ said: 'text', text: typed });
  });

  it('a thumb or a question mark is no value', () => {
    expect(readSaid('👍', 'user-id')).toEqual({ said: 'done' });
    expect(readSaid('?', 'user-id')).toEqual({ said: 'lost', words: '?' });
  });
});

describe('The opening question', () => {
  it.each([
    ['yes', 'yes'],
    ['Y', 'yes'],
    ['Yes!', 'yes'],
    ['joo', 'yes'],
    ['on', 'yes'],
    ['ja', 'yes'],
    ['no', 'no'],
    ['N', 'no'],
    ['No.', 'no'],
    ['eioo', 'no'],
    ['nej', 'no'],
    ['not sure', 'not-sure'],
    ['unsure', 'not-sure'],
    ['I don’t know', 'not-sure'],
    ['emt', 'not-sure'],
    ['vet ej', 'not-sure'],
  ] as const)('"%s" means %s', (typed, answer) => {
    expect(readSaid(typed, 'delivered-with-api')).toEqual({ said: 'delivered', answer });
  });

  it.each(['ok', 'okei', '👍', '👍🏽', 'klart', 'noni', 'no niin'])(
    '"%s" is never a yes',
    (typed) => {
      expect(readSaid(typed, 'delivered-with-api')).toEqual({ said: 'done' });
    },
  );
});

describe('Where something is done by hand', () => {
  it.each([
    'ok',
    'OK!',
    'okei',
    'noni',
    'no niin',
    '👍',
    '👍🏿',
    '✅',
    'klart',
    'joo',
    'valmis',
    'gjort',
  ])('"%s" says that it is done', (typed) => {
    for (const asked of byHand) expect(readSaid(typed, asked)).toEqual({ said: 'done' });
  });

  it.each(['next', 'jatka', 'fortsätt', 'selvä', 'understood'])(
    '"%s" does not say whether it is done',
    (typed) => {
      for (const asked of byHand) expect(readSaid(typed, asked)).toEqual({ said: 'go-on' });
      expect(readSaid(typed.toLowerCase(), 'service-code')).toEqual({ said: 'done' });
    },
  );

  it.each(['no', 'ei', 'nej', 'not yet', 'inte klar', 'ei valmis'])('"%s": not done', (typed) => {
    for (const asked of byHand) expect(readSaid(typed, asked)).toEqual({ said: 'no' });
  });

  it('ordered is not programmed, and not "status"', () => {
    for (const typed of ['tilattu', 'ordered', 'beställt']) {
      expect(readSaid(typed, 'program-locks')).toEqual({ said: 'ordered' });
      expect(readSaid(typed, 'api-user')).toEqual({ said: 'go-on' });
    }
    expect(readSaid('tila', 'program-locks')).toEqual({ said: 'status' });
  });
});

describe('What could mean several things is asked about', () => {
  it.each([
    ['ohi', ['skip', 'done']],
    ['peru', ['back', 'stop']],
    ['sen', ['later', 'go-on']],
    ['var', ['lost', 'done']],
    ['va', ['lost', 'done']],
  ])('%s', (word, between) => {
    expect(readSaid(word, 'api-user')).toEqual({ said: 'unclear', word, between });
  });

  it('the Finnish "no" is no English no', () => {
    expect(readSaid('no', 'delivered-with-api', 'en')).toEqual({ said: 'delivered', answer: 'no' });
    expect(readSaid('no', 'delivered-with-api', 'fi')).toMatchObject({ said: 'unclear' });
    expect(readSaid('no', 'delivered-with-api', 'sv')).toMatchObject({ said: 'unclear' });
  });

  it.each([
    ['verfy', 'verify'],
    ['laterr', 'later'],
    ['statuss', 'status'],
    ['myöhemin', 'later'],
    ['tilbaka', 'back'],
  ] as const)('"%s" is nearly a word, and asked about', (typed, meaning) => {
    expect(readSaid(typed, 'api-user')).toEqual({
      said: 'unclear',
      word: typed,
      between: [meaning],
    });
  });

  it('nothing is guessed from fewer than five letters', () => {
    for (const typed of ['bakc', 'skp', 'hlp', 'dne'])
      expect(readSaid(typed, 'api-user')).toEqual({ said: 'text', text: typed });
  });
});

describe('Words behind skip and help', () => {
  it.each([
    ['skip the customer did it', { said: 'skip', reason: 'the customer did it' }],
    ['Skip: not needed', { said: 'skip', reason: 'not needed' }],
    ['SKIP, Somebody Else', { said: 'skip', reason: 'Somebody Else' }],
    ['ohita ei tarvita', { said: 'skip', reason: 'ei tarvita' }],
    ['hoppa över behövs inte', { said: 'skip', reason: 'behövs inte' }],
    ['help where is the icon?', { said: 'help', words: 'where is the icon?' }],
    ['Help: two\nlines', { said: 'help', words: 'two\nlines' }],
    ['apua missä se on', { said: 'help', words: 'missä se on' }],
  ] as const)('%s', (typed, said) => {
    expect(readSaid(typed, 'public-api')).toEqual(said);
    expect(readSaid(typed, 'service-code'), 'a value has no blanks').toEqual(said);
  });

  it('a reason needs no blank before it', () => {
    expect(readSaid('skip:done', 'public-api')).toEqual({ said: 'skip', reason: 'done' });
  });
});

describe('The password is asked for', () => {
  const asked: AskId = 'password';
  it.each(['done', 'joo', 'miten?', 'I cannot find it', 'hello', 'Back', 'ok'])(
    '"%s" is an ordinary word',
    (typed) => {
      expect(readSaid(typed, asked).said).not.toBe('text');
    },
  );
});
