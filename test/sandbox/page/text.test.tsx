import { describe, expect, it } from 'vitest';
import { formatDate, type Viewer } from '../../../sandbox/page/slack/text/dates.ts';
import { Markdown } from '../../../sandbox/page/slack/text/markdown.tsx';
import { RichText } from '../../../sandbox/page/slack/text/rich-text.tsx';
import { Mrkdwn, Text } from '../../../sandbox/page/slack/text/text.tsx';
import { hostileTexts } from '../../slack/any-of.ts';
import { rendered } from './rendered.tsx';

/** As HTML, without the span that holds the lines. */
const html = (text: string) =>
  rendered(<Mrkdwn text={text} />).replace(/^<span class="lines">(.*)<\/span>$/su, '$1');

describe('mrkdwn', () => {
  it.each([
    ['*bold* _italic_ ~struck~', '<b>bold</b> <i>italic</i> <s>struck</s>'],
    ['*bold _and italic_*', '<b>bold <i>and italic</i></b>'],
    ['2 * 3 * 4, snake_case_name, a~b~c', '2 * 3 * 4, snake_case_name, a~b~c'],
    ['* not bold *, **', '* not bold *, **'],
    ['*not\nbold*', '*not\nbold*'],
    ['(*bold*), "_it_".', '(<b>bold</b>), &quot;<i>it</i>&quot;.'],
    ['`*code* &lt;b&gt;`', '<code class="code">*code* &lt;b&gt;</code>'],
    ['*a `*` b*', '<b>a <code class="code">*</code> b</b>'],
    ['&lt;!channel&gt; &amp;amp;', '&lt;!channel&gt; &amp;amp;'],
    [
      '<@U0SAMI> and <@U0MAIJA>',
      '<span class="mention">@Sami Korhonen</span> and <span class="mention mention-me">@Maija Virtanen</span>',
    ],
    ['*<@U0SAMI>*', '<b><span class="mention">@Sami Korhonen</span></b>'],
    ['<!here>', '<span class="mention mention-me">@here</span>'],
    ['<!subteam^S1|@support>', '<span class="mention mention-me">@support</span>'],
    [
      ':key: :no_such_thing: 10:30:00',
      '<span class="emoji">🔑</span> <span class="emoji">:no_such_thing:</span> 10<span class="emoji">:30:</span>00',
    ],
  ])('%s', (text, wanted) => {
    expect(html(text)).toBe(wanted);
  });

  it('links to the web and to e-mail, and to nothing else', () => {
    const attributes = 'target="_blank" rel="noreferrer noopener"';
    expect(html('<https://iloq.com/a?b=1&amp;c=2|iLOQ>')).toBe(
      `<a class="link" href="https://iloq.com/a?b=1&amp;c=2" ${attributes}>iLOQ</a>`,
    );
    expect(html('see https://iloq.com.')).toBe(
      `see <a class="link" href="https://iloq.com" ${attributes}>https://iloq.com</a>.`,
    );
    expect(html('<mailto:a@b.fi|a@b.fi>')).toContain('href="mailto:a@b.fi"');
    expect(html('<javascript:alert(1)|press>')).toBe('<span>press</span>');
    expect(html('<data:text/html,x|press>')).toBe('<span>press</span>');
  });

  it('has quotes and preformatted text', () => {
    expect(html('> one\n&gt; two\nthree')).toBe(
      '<blockquote class="quote">one\ntwo</blockquote><span class="lines">three</span>',
    );
    expect(html('```\n*x* &lt;y\n```after')).toBe(
      '<pre class="pre">*x* &lt;y</pre><span class="lines">after</span>',
    );
  });

  it('names channels, and goes to them', () => {
    expect(html('<#C0ALERTS>')).toBe(
      '<button type="button" class="mention mention-channel">#alerts</button>',
    );
    expect(html('<#C9|elsewhere>')).toContain('#elsewhere');
  });

  it('shows a moment in the time zone of who reads it, and the fallback where it is none', () => {
    expect(html('<!date^1795000000^{date_short} {time}|then>')).toMatch(
      /^<time title="then">Nov 1\d, 2026 .*<\/time>$/,
    );
    expect(html('<!date^soon^{date}|then>')).toBe('<span>then</span>');
    expect(html('<!date^1795000000^{no_token}|then>')).toContain('then');
  });

  it.each(hostileTexts)('never becomes markup of the page: %j', (text) => {
    for (const what of [<Mrkdwn key="m" text={text} />, <Markdown key="d" text={text} />])
      expect(rendered(what)).not.toMatch(
        /<(?!\/?(?:span|b|i|s|a|code|pre|blockquote|button|time)\b)/,
      );
  });
});

describe('dates', () => {
  const viewer: Viewer = {
    locale: 'en-GB',
    timeZone: 'Europe/Helsinki',
    now: new Date('2026-11-24T10:00:00Z'),
  };
  const at = (iso: string) => Date.parse(iso) / 1000;
  it.each([
    ['2026-11-24T08:05:00Z', '{date_short_pretty} {time}', 'today 10:05'],
    ['2026-11-23T22:30:00Z', '{date_pretty} at {time}', 'today at 00:30'],
    ['2026-11-23T08:05:00Z', '{date_short_pretty}', 'yesterday'],
    ['2026-11-02T08:05:00Z', '{date}', 'November 2nd, 2026'],
    ['2026-11-02T08:05:00Z', '{date_long}', 'Monday, November 2nd, 2026'],
    ['2026-11-02T08:05:00Z', '{date_num} {time_secs}', '2026-11-02 10:05:00'],
    ['2026-11-24T09:30:00Z', '{ago}', '30 minutes ago'],
  ])('%s as %s', (iso, format, wanted) => {
    expect(formatDate(at(iso), format, viewer)).toBe(wanted);
  });
});

describe('rich text and plain text', () => {
  it('have lists, styles, people and emoji', () => {
    const shown = rendered(
      <RichText
        of={{
          elements: [
            {
              type: 'rich_text_list',
              style: 'ordered',
              offset: 2,
              elements: [
                {
                  elements: [
                    { type: 'text', text: 'bold', style: { bold: true, italic: true } },
                    { type: 'user', user_id: 'U0SAMI' },
                    { type: 'emoji', name: 'x', unicode: '1f44d-1f3fd' },
                  ],
                },
              ],
            },
          ],
        }}
      />,
    );
    expect(shown).toContain('start="3"');
    expect(shown).toContain(
      '<b><i>bold</i></b><span class="mention">@Sami Korhonen</span><span class="emoji">👍🏽</span>',
    );
  });

  it('plain text reads no markup but emoji', () => {
    expect(rendered(<Text of={{ type: 'plain_text', text: '*a* <@U1> :key:' }} />)).toContain(
      '*a* &lt;@U1&gt; 🔑',
    );
    expect(rendered(<Text of={{ type: 'plain_text', text: ':key:', emoji: false }} />)).toContain(
      ':key:',
    );
  });

  it('Markdown has its own marks for the same', () => {
    const shown = rendered(<Markdown text={'## Head\n**bold** *it* `**`\n- item\n<b>'} />);
    expect(shown).toContain(
      '<b>Head</b>\n<b>bold</b> <i>it</i> <code class="code">**</code>\n• item\n&lt;b&gt;',
    );
  });
});
