import { describe, expect, it } from 'vitest';
import { kept } from '../../../sandbox/page/kept.ts';
import { withAddressHere } from '../../../sandbox/page/slack/address-here.ts';
import { complete } from '../../../sandbox/page/slack/composer/completion.ts';
import { whatIsTyped } from '../../../sandbox/page/slack/composer/what-is-typed.ts';
import { rowsOf, unreadIn } from '../../../sandbox/page/slack/messages/rows.ts';
import { moved, start } from '../../../sandbox/page/slack/place.ts';
import { asTyped } from '../../../sandbox/page/slack/text/as-typed.ts';
import { wordsOfError } from '../../../sandbox/page/slack/words-of-errors.ts';
import { message, people, slackOf } from './sample-state.ts';

const wrote = (text: string, file: string | null = null) => ({ text, file });
const offered = (before: string, inThread = false) =>
  complete(before, { ...slackOf(), inThread })?.suggestions.map(({ insert }) => insert.trim()) ??
  [];

describe('the composer', () => {
  it('offers the command, then its words, then nothing', () => {
    expect(offered('/')).toEqual(['/livion']);
    expect(offered('/livion ')).toEqual([
      'setup',
      'status',
      'sites',
      'verify',
      'alerts',
      'role',
      'site',
      'diag',
      'language',
      'help',
    ]);
    expect(offered('/livion s')).toEqual(['setup', 'status', 'sites', 'site']);
    expect(offered('/livion')).toEqual([]);
    expect(offered('/livion site')).toEqual([]);
    expect(offered('/livion setup Kamppi')).toEqual([]);
    expect(offered('/', true)).toEqual([]);
  });

  it('offers people and channels where one begins to name them', () => {
    expect(offered('ask @li')).toEqual(['@liisa', '@livion']);
    expect(offered('/livion setup Kamppi @sami')).toEqual([]);
    expect(offered('/livion role @sami s')).toEqual(['support']);
    expect(offered('/livion alerts Kamppi #al')).toEqual(['#alerts']);
    expect(offered('mail a@li')).toEqual([]);
  });

  it('sends commands and messages, and refuses what Slack refuses', () => {
    expect(whatIsTyped(wrote('/livion setup Kamppi '), 'C1', null)).toEqual({
      is: 'deed',
      deed: { do: 'command', channel: 'C1', text: '/livion setup Kamppi' },
    });
    expect(whatIsTyped(wrote(' done\n'), 'C1', '1.0')).toEqual({
      is: 'deed',
      deed: { do: 'say', channel: 'C1', text: 'done', threadTs: '1.0' },
    });
    expect(whatIsTyped(wrote('/livion status'), 'C1', '1.0')).toMatchObject({ is: 'refused' });
    expect(whatIsTyped(wrote('/giphy'), 'C1', null)).toMatchObject({
      because: '/giphy is not a valid command.',
    });
    expect(whatIsTyped(wrote(' '), 'C1', null)).toEqual({ is: 'nothing' });
    expect(whatIsTyped(wrote(' ', 'screen.jpg'), 'C1', null)).toEqual({
      is: 'deed',
      deed: { do: 'say', channel: 'C1', text: '', file: 'screen.jpg' },
    });
  });

  it("takes the bot's example for the address of the sandbox's own iLOQ", () => {
    const here = 'http://127.0.0.1:4010/iloqws';
    const sent = (text: string) => withAddressHere({ do: 'say', channel: 'C1', text }, here);
    for (const typed of ['https://s5.iloq.com/iloqws', 's5.iloq.com', 'S5.iloq.com/iloqws/'])
      expect(sent(typed)).toMatchObject({ text: here });
    expect(sent('it is s5.iloq.com')).toMatchObject({ text: `it is ${here}` });
    for (const typed of ['s55.iloq.com', 'www.iloq.com', 'KAMPPI'])
      expect(sent(typed)).toMatchObject({ text: typed });
    const form = { address: { value: { type: 'plain_text_input', value: 's5.iloq.com' } } };
    expect(withAddressHere({ do: 'submit', view: 'V1', state: form }, here)).toMatchObject({
      state: { address: { value: { value: here } } },
    });
  });

  it('gives an edited message as it was typed', () => {
    expect(asTyped('a &lt;b&gt; &amp; <http://s5.iloq.com|s5.iloq.com> <@U1>')).toBe(
      'a <b> & s5.iloq.com <@U1>',
    );
  });

  it('says in the words of Slack what went wrong, and nothing where Slack says nothing', () => {
    expect(wordsOfError('operation_timeout', 'command')).toBe(
      '/livion failed with the error "operation_timeout"',
    );
    expect(wordsOfError('operation_timeout', 'act')).toContain(
      'Apps need to respond within 3 seconds',
    );
    expect(wordsOfError('dispatch_failed', 'say')).toBeNull();
    expect(wordsOfError('not_in_channel', 'say')).toContain('not in this channel');
  });
});

describe('a list of messages', () => {
  const viewer = {
    locale: 'en',
    timeZone: 'Europe/Helsinki',
    now: new Date('2026-11-24T10:00:00Z'),
  };

  it('groups what somebody writes at once, divides days, and marks what is new', () => {
    const [first, second, mine, later] = [
      message({}),
      message({}),
      message({ user: people.maija }),
      message({ ts: '1795090000.000100' }),
    ];
    const rows = rowsOf([first, second, mine, later], {
      viewer,
      me: people.maija,
      newFrom: mine.ts,
      inThread: false,
    });
    expect(
      rows.map((row) => (row.is === 'message' ? (row.compact ? 'goes on' : 'begins') : row.is)),
    ).toEqual([...['day', 'begins', 'goes on', 'begins'], ...['day', 'new', 'begins']]);
  });

  it('counts what others wrote and one has not read, in threads only what is for oneself', () => {
    const all = [
      message({ ts: '1' }),
      message({ ts: '2' }),
      message({ ts: '3', threadTs: '1' }),
      message({ ts: '4', user: people.maija }),
    ];
    expect(unreadIn(all, people.maija, '1')).toBe(1);
    const forMaija = message({
      ts: '5',
      threadTs: '1',
      text: `<@${people.maija}>: it goes on here`,
    });
    expect(unreadIn([...all, forMaija], people.maija, '1')).toBe(2);
  });

  it('and everybody keeps their place: what was read, and what was begun to write', () => {
    const read = moved(start, { to: 'read', channel: 'C1', ts: '5' });
    const back = moved(moved(read, { to: 'draft', key: 'C1', text: 'half a' }), {
      to: 'channel',
      channel: 'C1',
    });
    expect(back).toMatchObject({
      channel: 'C1',
      newFrom: '5',
      drafts: { C1: 'half a' },
      thread: null,
    });
  });
});

describe('what came from the server', () => {
  const before = {
    messages: {
      D1: [
        { ts: '1', blocks: [{ a: 1 }] },
        { ts: '2', blocks: [] },
      ],
    },
  };
  const again = () => structuredClone(before);

  it('is the very same object where nothing is different', () => {
    expect(kept(before, again())).toBe(before);
  });

  it.each<[string, (next: ReturnType<typeof again>) => void]>([
    ['a field', ({ messages: { D1 } }) => Object.assign(D1[1] ?? {}, { ts: '3' })],
    ['one more', ({ messages: { D1 } }) => D1.push({ ts: '3', blocks: [] })],
    ['a key more', ({ messages }) => Object.assign(messages, { D2: [] })],
  ])('keeps all that is the same where %s is another', (_, change) => {
    const next = again();
    change(next);
    const now = kept(before, next);
    expect(now).toEqual(next);
    expect(now).not.toBe(before);
    expect(now.messages.D1[0]).toBe(before.messages.D1[0]);
  });

  it('forgets what is no longer there', () => {
    const { messages } = before;
    expect(kept(before, { messages: { D1: [messages.D1[0]] } })).toEqual({
      messages: { D1: [messages.D1[0]] },
    });
    expect(kept({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(kept({ a: undefined }, { b: undefined })).toEqual({ b: undefined });
  });
});
