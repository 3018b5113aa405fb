import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Site } from '../../src/sites/index.ts';
import { openStorage } from '../../src/storage/index.ts';
import { labels, overviewTexts, timelineTexts } from '../../src/text/en/index.ts';
import { shown } from './seen.ts';
import { startWorld, type World } from './world.ts';
import { broken, done, folderWith, stuck, underWay } from './written.ts';

let world: World;
let dataDir: string;
afterEach(async () => {
  await world.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Without a key nothing is looked at by the clock: the sites stay as they were written. */
async function start(sites: readonly Site[]): Promise<void> {
  dataDir = await folderWith(sites);
  world = await startWorld({ dataDir, environment: { CREDENTIALS_KEY: '' } });
}

/** What only this person sees, the newest. */
async function answered(person: string, text: string, channel = 'sites'): Promise<string> {
  const { slack } = world;
  const before = slack.ephemerals(person).length;
  await slack.as(person).command('/livion', text, { channel });
  const message = await slack.until(() => slack.ephemerals(person)[before]);
  return shown(slack, message);
}
const table = (text: string): string[] =>
  text.split('\n').filter((line) => line.includes(' of 13 | '));

describe('/livion status', () => {
  it('without sites says how to open the first one', async () => {
    await start([]);
    expect(await answered('liisa', 'status')).toContain('No sites yet.');
    expect(await answered('maija', 'sites')).toContain('You have no sites yet.');
  });

  it('is a table, those first that need somebody, to the person who asked alone', async () => {
    await start([
      done('d1', 'Pasila'),
      underWay('u1', 'Kamppi'),
      broken('b1', 'Kalasatama'),
      stuck('s1', 'Vallila'),
    ]);
    const text = await answered('liisa', 'status');
    expect(text).toContain('🔴 1 broken · 🟡 1 stuck · 🔵 1 under way · 🟢 1 done');
    expect(text).toContain('Site | State | Steps | What | Who | Last activity | Open alerts');
    expect(table(text).map((line) => line.trim().split(' | ')[0])).toEqual([
      'Kalasatama',
      'Vallila',
      'Kamppi',
      'Pasila',
    ]);
    expect(text).toMatch(
      /Kamppi \| 🔵 under way \| 5 of 13 \| Service code \| @Maija Virtanen \| just now \| –/u,
    );
    expect(world.slack.messages('sites')).toEqual([]);
  });

  it.each([
    [1, 1],
    [20, 20],
    [10_000, 30],
  ])('of %i sites shows %i, and says how many more there are', async (count, rows) => {
    const now = Date.now();
    await start(
      Array.from({ length: count }, (_, n) => underWay(`s${n}`, `Site ${n}`, { movedAt: now - n })),
    );
    const text = await answered('liisa', 'status');
    expect(table(text)).toHaveLength(rows);
    const more = (count - rows).toLocaleString('en');
    if (count > rows)
      expect(text).toContain(`and ${more} more: \`/livion status\` and a part of the name`);
    else expect(text).not.toContain(' more: ');
    expect(await answered('liisa', `status Site ${count - 1}`)).toContain('→ Next: Service code');
  });

  it('leads on to a site by a menu, as tables have no buttons', async () => {
    await start([underWay('u1', 'Kamppi'), underWay('u2', 'Pasila', { installers: ['U0LIISA'] })]);
    const { slack } = world;
    expect(await answered('liisa', 'status')).toContain(overviewTexts.openOne);
    await slack.as('liisa').select(overviewTexts.openOne, '🔵 Kamppi');
    await slack.until(() =>
      slack.ephemerals('liisa').some((message) => shown(slack, message).includes('→ Next:')),
    );
    const own = await answered('maija', 'sites');
    expect(own).toContain('Kamppi');
    expect(own).not.toContain('Pasila');
    await slack.as('maija').select(overviewTexts.goOnWith, '🔵 Kamppi');
    await world.maija.isAsked('service-code');
  });

  it('is a plain table where Slack has no other', async () => {
    await start([underWay('u1', 'As Oy Kamppi'), broken('b1', 'Brf Solen')]);
    const { slack } = world;
    slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 1);
    await slack.as('sami').dm('status');
    const said = await slack.until(() =>
      slack.messages('sami').findLast(({ user }) => user === slack.botUserId),
    );
    expect(said.blocks.map(({ type }) => type)).toContain('table');
    expect(shown(slack, said)).toMatch(
      /Solen \| 🔴 broken \| 11 of 13 \| lost: Right to order keys/u,
    );
  });

  it('is lines where Slack refuses any table', async () => {
    await start([
      underWay('u1', '*Kamppi* <!here>', { installers: ['U0LIISA', 'U0MAIJA'] }),
      done('d1', 'Pasila'),
    ]);
    const { slack } = world;
    slack.fault('chat.postMessage', { kind: 'error', error: 'invalid_blocks' }, 2);
    await slack.as('sami').dm('status');
    const said = await slack.until(() =>
      slack.messages('sami').findLast(({ user }) => user === slack.botUserId),
    );
    expect(said.blocks.map(({ type }) => type)).toEqual([
      'section',
      'section',
      'actions',
      'actions',
    ]);
    expect(JSON.stringify(said.blocks)).toContain(
      '**Kamppi* &lt;!here&gt;* · 🔵 under way · 5 of 13 · Service code · <@U0LIISA> +1 · just now',
    );
  });

  it('shows a guest the sites they were named on, and no others', async () => {
    await start([underWay('u1', 'Kamppi', { installers: ['U0GABI'] }), underWay('u2', 'Pasila')]);
    const text = await answered('gabi', 'status');
    expect(text).toContain('Kamppi');
    expect(text).not.toContain('Pasila');
    expect(await answered('gabi', 'status Pasila')).toContain('I know no site');
  });
});

describe('/livion status of one site', () => {
  it('says on one screen what is wrong, what comes next, who and when', async () => {
    await start([broken('b1', 'Kalasatama', { installers: ['U0MAIJA', 'U0LIISA'] })]);
    const text = await answered('liisa', 'status Kalasatama');
    expect(text).toMatch(/Kalasatama[\s\S]*🔴 broken · 11 of 13\n→ Next: fix what is wrong/u);
    expect(text).toContain('Right to order keys');
    expect(text).toMatch(/@Maija Virtanen, @Liisa Laine · last step .* · last heard /u);
  });

  it('links to the thread where it is in a channel, and to the messages of its alerts', async () => {
    await start([]);
    const { slack } = world;
    await slack.as('maija').command('/livion', 'setup Kamppi here', { channel: 'sites' });
    const thread = await slack.until(() =>
      slack.messages('sites').find(({ threadTs }) => threadTs === null),
    );
    await world.bot().idle();
    await slack.as('maija').say('sites', 'help where is it?', { threadTs: thread.ts });
    const call = await slack.until(() => slack.messages('alerts').at(-1));
    await world.bot().idle();
    await answered('liisa', 'status Kamppi');
    const blocks = JSON.stringify(slack.ephemerals('liisa').at(-1)?.blocks);
    for (const { channel, ts } of [thread, call])
      expect(blocks).toMatch(
        new RegExp(`"url":"https?://[^"]+/archives/${channel}/p${ts.replace('.', '')}"`, 'u'),
      );
    expect(blocks).toContain('help wanted');
    expect(blocks).toContain('Nobody has it yet');
  });
});

describe('The timeline', () => {
  it('tells what people did, the newest first', async () => {
    await start([underWay('u1', 'Kamppi')]);
    const { slack, maija } = world;
    await maija.command('setup Kamppi');
    await maija.answers('service-code', 'KAMPPI');
    await maija.isAsked('service-address');
    await maija.types('back');
    await world.bot().idle();
    await answered('liisa', 'status Kamppi');
    await slack.as('liisa').press(labels.timeline, { in: 'messages' });
    const view = await slack.until(() => slack.view('liisa'));
    const lines = slack
      .renderView(view)
      .split('\n')
      .filter((line) => line.includes(' · '));
    expect(lines[0]).toMatch(/· @Maija Virtanen went back from Service address$/u);
    expect(lines[1]).toMatch(/· @Maija Virtanen answered Service code$/u);
    expect(lines[2]).toMatch(/· @Maija Virtanen went on at Service code$/u);
  });

  it('is paged, both ways, however long it is, and shows what it does not know harmlessly', async () => {
    dataDir = await folderWith([underWay('u1', 'Kamppi')]);
    const opened = openStorage({
      dataDir,
      clock: { now: () => 0, monotonic: () => 0, sleep: async () => {} },
      log: createLog('silent'),
    });
    if (opened.kind !== 'open') throw new Error(opened.kind);
    for (let n = 1; n <= 120; n += 1)
      await opened.storage.journal.append({
        ...{ id: `u1-${n}`, at: n * 60_000, site: 'u1', person: 'U0MAIJA', data: {} },
        kind: n === 120 ? '<!channel> beamed-up' : 'status',
      });
    await opened.storage.close();
    world = await startWorld({ dataDir });
    const { slack } = world;
    await answered('liisa', 'status Kamppi');
    await slack.as('liisa').press(labels.timeline, { in: 'messages' });
    const lines = () => {
      const view = slack.view('liisa');
      return (view ? slack.renderView(view) : '')
        .split('\n')
        .filter((line) => line.includes('@Maija'));
    };
    await slack.until(() => lines().length === 50);
    expect(lines()[0]).toContain('<!channel> beamed up');
    expect(JSON.stringify(slack.view('liisa')?.view)).toContain('&lt;!channel&gt; beamed up');
    expect(slack.views('liisa')).toHaveLength(1);
    await slack.as('liisa').press(timelineTexts.older);
    await slack.until(() => lines()[0]?.includes('01:10'));
    await slack.as('liisa').press(timelineTexts.older);
    await slack.until(() => lines().length === 20);
    expect(lines().at(-1)).toContain('1970-01-01 00:01');
    await slack.as('liisa').press(timelineTexts.newer);
    await slack.until(() => lines().length === 50);
    expect(lines()[0]).toContain('1970-01-01 01:10');
    expect(slack.views('liisa'), 'pages take the place of each other').toHaveLength(1);
  });

  it('is refused to those who may not see the site', async () => {
    await start([underWay('u1', 'Kamppi', { roles: { U0LIISA: 'support' } })]);
    const { slack } = world;
    await answered('maija', 'status Kamppi');
    const message = slack.ephemerals('maija').at(-1);
    expect(message).toBeDefined();
    await rm(`${dataDir}/sites/u1.json`);
    await world.restart();
    await slack.as('maija').press(labels.timeline, { in: 'messages' });
    const view = await slack.until(() => slack.view('maija'));
    expect(slack.renderView(view)).toContain('no longer there');
  });
});
