import { describe, expect, it } from 'vitest';
import { complete } from '../../../sandbox/page/slack/composer/completion.ts';
import { whatIsTyped } from '../../../sandbox/page/slack/composer/what-is-typed.ts';
import { rowsOf, unreadIn } from '../../../sandbox/page/slack/messages/rows.ts';
import { moved, start } from '../../../sandbox/page/slack/place.ts';
import { wordsOfError } from '../../../sandbox/page/slack/words-of-errors.ts';
import { message, people, slackOf } from './sample-state.ts';

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
      'help',
    ]);
    expect(offered('/livion s')).toEqual(['setup', 'status', 'sites', 'site']);
    expect(offered('/livion site')).toEqual([]);
    expect(offered('/livion setup Kamppi')).toEqual([]);
    expect(offered('/', true)).toEqual([]);
  });

  it('offers people and channels where one begins to name them', () => {
    expect(offered('ask @li')).toEqual(['@liisa', '@livion']);
    expect(offered('/livion role @sami s')).toEqual(['support']);
    expect(offered('/livion alerts Kamppi #al')).toEqual(['#alerts']);
    expect(offered('mail a@li')).toEqual([]);
  });

  it('sends commands and messages, and refuses what Slack refuses', () => {
    expect(whatIsTyped('/livion setup Kamppi ', 'C1', null)).toEqual({
      is: 'deed',
      deed: { do: 'command', channel: 'C1', text: '/livion setup Kamppi' },
    });
    expect(whatIsTyped(' done\n', 'C1', '1.0')).toEqual({
      is: 'deed',
      deed: { do: 'say', channel: 'C1', text: 'done', threadTs: '1.0' },
    });
    expect(whatIsTyped('/livion status', 'C1', '1.0')).toMatchObject({ is: 'refused' });
    expect(whatIsTyped('/giphy', 'C1', null)).toMatchObject({
      because: '/giphy is not a valid command.',
    });
    expect(whatIsTyped(' ', 'C1', null)).toEqual({ is: 'nothing' });
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
