import { describe, expect, it } from 'vitest';
import { longestTyped, type Typed } from '../../src/setup/reading/index.ts';
import { behindMention, readSent, typedText } from '../../src/slack/typed-text.ts';

describe('What a person typed is read as they saw it', () => {
  it.each([
    ['an address', '<https://s5.iloq.com/iloqws>', 'https://s5.iloq.com/iloqws'],
    ['a bare host', '<http://s5.iloq.com|s5.iloq.com>', 's5.iloq.com'],
    ['a host with a slash', '<http://s5.iloq.com/|s5.iloq.com>', 's5.iloq.com'],
    ['a path behind it', '<http://s5.iloq.com/iloqws|s5.iloq.com/iloqws>', 's5.iloq.com/iloqws'],
    [
      'a link with a label of its own: where it leads to',
      '<https://s5.iloq.com/iloqws|iLOQ Manager>',
      'https://s5.iloq.com/iloqws',
    ],
    [
      'a label that was cut: where it leads to',
      '<https://s5.iloq.com/iloqws|https://s5.il…>',
      'https://s5.iloq.com/iloqws',
    ],
    ['an e-mail address', '<mailto:api@kamppi.fi|api@kamppi.fi>', 'api@kamppi.fi'],
    ['an e-mail address without a label', '<mailto:api@kamppi.fi>', 'api@kamppi.fi'],
    ['a telephone number', '<tel:+358401234567|+358401234567>', '+358401234567'],
    ['escaped signs', 'A&amp;B &lt;1&gt;', 'A&B <1>'],
    ['an escaped entity stays one', '&amp;lt;', '&lt;'],
    [
      'an escaped sign in an address',
      '<https://a.iloq.com/?x=1&amp;y=2>',
      'https://a.iloq.com/?x=1&y=2',
    ],
    ['two links in a sentence', 'see <http://a.fi|a.fi> or <http://b.fi|b.fi>', 'see a.fi or b.fi'],
    ['what was typed to look like a mention', '&lt;@U1&gt;', '<@U1>'],
    ['everybody', 'hello <!channel>', 'hello @channel'],
    ['a group', '<!subteam^S1|@ops>', '@ops'],
    ['a date', '<!date^1392734382^{date}|18 February>', '18 February'],
  ])('%s', (_, sent, typed) => {
    expect(typedText(sent)).toEqual([typed]);
  });

  it.each<readonly [string, Typed]>([
    ['<@U1|maija>', [{ kind: 'person', id: 'U1', name: 'maija' }]],
    ['<@U1>', [{ kind: 'person', id: 'U1' }]],
    ['setup <#C1|sites> B', ['setup ', { kind: 'channel', id: 'C1', name: 'sites' }, ' B']],
    ['setup <#C1|>', ['setup ', { kind: 'channel', id: 'C1' }]],
    ['', []],
  ])('mentions stay mentions: %s', (sent, typed) => {
    expect(typedText(sent)).toEqual(typed);
  });

  it.each([
    [':fire: Palo', '🔥 Palo'],
    [':+1:', '👍'],
    [':+1::skin-tone-4:', '👍🏽'],
    [':flag-fi: talo', '🇫🇮 talo'],
    ['our own :livion:', 'our own :livion:'],
    ['at 10:30:45', 'at 10:30:45'],
    [':constructor:', ':constructor:'],
  ])('emoji are characters: %s', async (sent, typed) => {
    expect(await readSent(sent)).toEqual([typed]);
  });

  it('what is longer than anybody reads is not looked at', async () => {
    expect(await readSent('a'.repeat(longestTyped))).toEqual(['a'.repeat(longestTyped)]);
    expect(await readSent('a'.repeat(longestTyped + 1))).toBeUndefined();
  });
});

describe('Behind a mention of the bot', () => {
  it.each([
    ['<@U1> status Kamppi', ['status Kamppi']],
    ['<@U1>, status Kamppi', ['status Kamppi']],
    ['<@U1>: status Kamppi', ['status Kamppi']],
    ['  <@U1|livion>   help', ['help']],
    ['<@U1>', []],
    ['<@U1> !', []],
  ])('%s', (sent, typed) => {
    expect(behindMention(typedText(sent), 'U1')).toEqual(typed);
  });

  it('nothing is left out where somebody else is mentioned, or later', () => {
    for (const sent of ['status <@U1>', '<@U2> status'])
      expect(behindMention(typedText(sent), 'U1')).toEqual(typedText(sent));
  });
});
