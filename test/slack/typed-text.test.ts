import { describe, expect, it } from 'vitest';
import { behindMention, typedText } from '../../src/slack/typed-text.ts';

describe('What a person typed is read as they saw it', () => {
  it.each([
    [
      'an address that Slack made a link of',
      '<https://s5.iloq.com/iloqws>',
      'https://s5.iloq.com/iloqws',
    ],
    ['a bare host that Slack made a link of', '<http://s5.iloq.com|s5.iloq.com>', 's5.iloq.com'],
    ['a path behind it', '<http://s5.iloq.com/iloqws|s5.iloq.com/iloqws>', 's5.iloq.com/iloqws'],
    [
      'a user ID that looks like an e-mail address',
      '<mailto:api@kamppi.fi|api@kamppi.fi>',
      'api@kamppi.fi',
    ],
    ['an e-mail address without a label', '<mailto:api@kamppi.fi>', 'api@kamppi.fi'],
    ['escaped signs', 'A&amp;B &lt;1&gt;', 'A&B <1>'],
    ['an escaped entity stays one', '&amp;lt;', '&lt;'],
    [
      'an escaped sign inside an address',
      '<https://a.iloq.com/?x=1&amp;y=2>',
      'https://a.iloq.com/?x=1&y=2',
    ],
    ['blanks around it', '  KAMPPI \n', 'KAMPPI'],
    ['two links in a sentence', 'see <http://a.fi|a.fi> or <http://b.fi|b.fi>', 'see a.fi or b.fi'],
    ['nothing', '', ''],
  ])('%s', (_, sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });

  it('mentions stay mentions: they are no text that somebody typed', () => {
    for (const mention of ['<@U1>', '<#C1|general>', '<!channel>', '<!subteam^S1|@ops>'])
      expect(typedText(`hello ${mention}`)).toBe(`hello ${mention}`);
  });

  it('what was typed to look like a mention is not one', () => {
    expect(typedText('&lt;!channel&gt;')).toBe('<!channel>');
  });
});

describe('Behind a mention of the bot', () => {
  it.each([
    ['<@U1> status Kamppi', 'status Kamppi'],
    ['  <@U1|livion>   help', 'help'],
    ['<@U1>', ''],
    ['status <@U1>', 'status <@U1>'],
  ])('%s', (sent, words) => {
    expect(behindMention(sent)).toBe(words);
  });
});
