import { describe, expect, it } from 'vitest';
import { askIds } from '../../src/checklist/index.ts';
import { readWords, type Said } from '../../src/sites/index.ts';

describe('A typed word does what the button does', () => {
  const words: readonly (readonly [string, Said])[] = [
    ['done', { said: 'done' }],
    ['next', { said: 'done' }],
    ['ok', { said: 'done' }],
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
    ['?', { said: 'help' }],
  ];

  it.each(words)('%s', (word, said) => {
    for (const typed of [
      word,
      word.toUpperCase(),
      `  ${word}\n`,
      `${word}!`,
      `${word}.`,
      `${word} !!`,
      `${word}?`,
    ])
      for (const asked of [...askIds, undefined])
        expect(readWords(typed, asked), typed).toEqual(said);
  });

  it.each([
    'done with it',
    'I am done',
    'nextdoor',
    'okay then',
    'status quo',
    'done.now',
    '!',
    '…',
    '',
  ])('"%s" is no command word', (typed) => {
    expect(readWords(typed, 'public-api')).toEqual({ said: 'text', text: typed });
  });

  it('a command word stays one where a value is asked for', () => {
    for (const asked of ['service-code', 'service-address', 'user-id', 'password'] as const)
      expect(readWords('Check', asked)).toEqual({ said: 'verify' });
  });
});

describe('The opening question', () => {
  it.each([
    ['yes', 'yes'],
    ['Y', 'yes'],
    ['Yes!', 'yes'],
    ['no', 'no'],
    ['N', 'no'],
    ['No.', 'no'],
    ['not sure', 'not-sure'],
    ['Not sure.', 'not-sure'],
    ['unsure', 'not-sure'],
    ["I don't know", 'not-sure'],
    ['I don’t know', 'not-sure'],
  ] as const)('"%s" means %s', (typed, answer) => {
    expect(readWords(typed, 'delivered-with-api')).toEqual({ said: 'delivered', answer });
  });

  it('the same words mean nothing elsewhere', () => {
    for (const typed of ['yes', 'no', 'n', 'not sure'])
      expect(readWords(typed, 'user-id')).toEqual({ said: 'text', text: typed });
  });
});

describe('Words behind skip and help', () => {
  it.each([
    ['skip the customer did it', { said: 'skip', reason: 'the customer did it' }],
    ['Skip: not needed', { said: 'skip', reason: 'not needed' }],
    ['SKIP, Somebody Else', { said: 'skip', reason: 'Somebody Else' }],
    ['help where is the icon?', { said: 'help', words: 'where is the icon?' }],
    ['Help: two\nlines', { said: 'help', words: 'two\nlines' }],
  ] as const)('%s', (typed, said) => {
    expect(readWords(typed, 'public-api')).toEqual(said);
    expect(readWords(typed, 'service-code'), 'a value has no spaces').toEqual(said);
  });

  it('what could be the value that is asked for is the value', () => {
    for (const asked of ['service-code', 'service-address', 'user-id'] as const)
      for (const typed of ['help:desk', 'skip,1', 'skipper', 'helpdesk'])
        expect(readWords(typed, asked)).toEqual({ said: 'text', text: typed });
    expect(readWords('skip:done', 'public-api')).toEqual({ said: 'skip', reason: 'done' });
  });

  it('a value keeps its case and loses the blanks around it', () => {
    expect(readWords('  Api.KeyAutomat ', 'user-id')).toEqual({
      said: 'text',
      text: 'Api.KeyAutomat',
    });
  });
});
