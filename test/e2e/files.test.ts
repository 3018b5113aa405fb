import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../sandbox/slack/index.ts';
import { restore } from '../../src/overview/export/index.ts';
import { labels } from '../../src/text/en/index.ts';
import { catalogue } from '../../src/text/index.ts';
import { peopleIn } from './people.ts';
import { play } from './play.ts';
import { sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.close());

// A picture is drawn in a process of its own, which takes its time on a busy machine.

const managers = { DEFAULT_ROLE: 'manager' };
const { only } = peopleIn(() => world);
const filesOf = (person: string) => world.slack.messages(person).flatMap(({ files }) => files);

/**
 * Somebody asks for the list of all sites and presses one of its buttons.
 * @returns the list
 */
async function presses(person: string, label: string): Promise<Message> {
  const { slack } = world;
  const before = slack.ephemerals(person).length;
  await slack.as(person).command('/livion', 'status', { channel: 'sites' });
  const list = await slack.until(
    () =>
      slack
        .ephemerals(person)
        .slice(before)
        .find((message) => JSON.stringify(message.blocks).includes(label)),
    { what: 'the list of sites' },
  );
  await slack.as(person).press(label, { message: list });
  return list;
}

describe('Where set-ups lose their time', () => {
  it('is a picture for a manager, from Home, with the same in words; where nothing has begun, a sentence', async () => {
    const draw = async () => Buffer.from('drawn');
    world = await startWorld({ environment: managers, draw });
    const { slack, maija } = world;
    const pressesOnHome = async () => {
      await slack.as('liisa').openHome();
      await slack.until(() => slack.home('liisa'), { what: 'a home' });
      await slack.as('liisa').press(labels.funnel, { in: 'home' });
    };
    await pressesOnHome();
    await slack.until(() => slack.messages('liisa').at(-1)?.text.includes('No set-up has begun'));
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    await world.bot().idle();
    await pressesOnHome();
    const [file] = await slack.until(() => filesOf('liisa').length > 0 && filesOf('liisa'), {
      what: 'a picture',
    });
    expect(file?.name).toMatch(/^set-ups-\d{4}-\d\d-\d\d\.png$/u);
    expect(file?.altText).toContain('1 set-up. Few set-ups so far');
  });
});

describe('The picture, from a button', () => {
  it('comes as a file in the direct message, with the same in words', async () => {
    world = await startWorld();
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    await presses('liisa', labels.picture);
    const [file] = await slack.until(() => filesOf('liisa').length > 0 && filesOf('liisa'), {
      what: 'a picture',
    });
    expect(file).toMatchObject({
      mimetype: 'image/png',
      name: expect.stringMatching(/^sites-\d{4}-\d\d-\d\d\.png$/u),
    });
    expect(file?.content().subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(file?.altText).toContain('1 site, 1 under way. Under way: Kamppi (0 of 13)');
    expect(slack.messages('liisa').at(-1)?.text).toBe('*All sites*: 1 under way');
  });

  it('a guest has their own sites drawn, and no others', async () => {
    world = await startWorld();
    const { slack, maija, dataDir } = world;
    await maija.opens('Kamppi');
    await maija.opens('Töölö');
    await world.bot().idle();
    await slack.as('gabi').command('/livion', 'status', { channel: 'sites' });
    await slack.until(() => only('gabi').includes('an admin of the workspace has to name you'));
    const site = sitesOnDisk(dataDir).find(({ name }) => name === 'Töölö');
    await world.bot().stop();
    const gabi = slack.person('gabi').id;
    writeFileSync(
      join(dataDir, 'sites', `${site?.id}.json`),
      JSON.stringify({ ...site, roles: { [gabi]: 'installer' } }),
    );
    await world.restart();
    await presses('gabi', labels.picture);
    const [file] = await slack.until(() => filesOf('gabi').length > 0 && filesOf('gabi'), {
      what: 'a picture',
    });
    expect(file?.altText).toMatch(
      /^Your sites, .+: 1 site, 1 under way\. Under way: Töölö \(0 of 13\)\.$/u,
    );
  });

  it('is not offered where there are no sites', async () => {
    world = await startWorld();
    await world.slack.as('liisa').command('/livion', 'status', { channel: 'sites' });
    const none = await world.slack.until(() => world.slack.ephemerals('liisa').at(-1));
    expect(JSON.stringify(none.blocks)).not.toContain(labels.picture);
  });
});

describe('The export, from a button', () => {
  it('brings a manager sites and journal, which a CSV library reads as what the store has', async () => {
    world = await startWorld({ environment: managers });
    const { slack, maija, dataDir } = world;
    await maija.opens('=HYPERLINK("http://evil.example";"Kamppi")');
    await maija.answers('delivered-with-api', 'no');
    await maija.comesTo('service-code', world.right);
    await world.bot().idle();
    await presses('liisa', labels.exportCsv);
    const files = await slack.until(() => filesOf('liisa').length === 2 && filesOf('liisa'), {
      what: 'two files',
    });
    const [sites = [], journal = []] = files.map(({ content }) => read(content()));
    const [onDisk] = sitesOnDisk(dataDir);
    expect(sites).toMatchObject([
      {
        id: onDisk?.id,
        name: onDisk?.name,
        open_step: 'service-code',
        people: slack.person('maija').id,
        people_names: 'Maija Virtanen',
        opened_at: new Date(onDisk?.createdAt ?? 0).toISOString(),
      },
    ]);
    expect(files[0]?.content().toString('utf8')).toContain(`"'=HYPERLINK(`);
    expect(journal[0]).toMatchObject({
      site: onDisk?.id,
      site_name: onDisk?.name,
      what: expect.any(String),
    });
    expect(journal.some((entry) => entry['person_name'] === 'Maija Virtanen')).toBe(true);
    expect(
      slack
        .messages('liisa')
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/1 site\..+The journal: \d+ entries/su);
    await presses('liisa', labels.exportJson);
    await slack.until(() => filesOf('liisa').length === 4, { what: 'two more files' });
    expect(JSON.parse(filesOf('liisa')[2]?.content().toString('utf8') ?? '')).toMatchObject([
      { name: onDisk?.name },
    ]);
  });

  it('brings a manager nothing of a site that they were taken off: neither its line nor its journal', async () => {
    world = await startWorld({ environment: managers });
    const { slack, maija, dataDir } = world;
    await maija.opens('Kamppi');
    await maija.answers('delivered-with-api', 'no');
    const sami = play(slack, 'sami');
    await sami.opens('Pasila');
    await sami.answers('delivered-with-api', 'no');
    const pasila = sitesOnDisk(dataDir).find(({ name }) => name === 'Pasila')?.id ?? '';
    await slack.as('sami').command('/livion', 'role @liisa none Pasila');
    await slack.until(() => only('sami').includes('*Pasila*'), { what: 'the new role' });
    await world.bot().idle();
    await presses('liisa', labels.exportCsv);
    const files = await slack.until(() => filesOf('liisa').length === 2 && filesOf('liisa'), {
      what: 'two files',
    });
    const [sites = [], journal = []] = files.map(({ content }) => read(content()));
    expect(sites.map(({ name }) => name)).toEqual(['Kamppi']);
    expect(new Set(journal.map(({ site_name }) => site_name))).toEqual(new Set(['Kamppi']));
    const all = files.map(({ content }) => content().toString('utf8')).join();
    expect(all).not.toMatch(new RegExp(`Pasila|${pasila}`, 'u'));
  });

  it('opens in columns in the Excel of somebody whose Slack is in Finnish, with headings in Finnish', async () => {
    const aino = { name: 'aino', realName: 'Aino Laine', locale: 'fi-FI' };
    world = await startWorld({ environment: managers, people: [aino] });
    await world.maija.opens('Kamppi; ja muut');
    await presses('aino', catalogue('fi', 'UTC').labels.exportCsv);
    const [sites] = await world.slack.until(() => filesOf('aino').length > 0 && filesOf('aino'), {
      what: 'a file',
    });
    const [columns = [], kamppi = []]: string[][] = parse(sites?.content() ?? '', {
      bom: true,
      delimiter: ';',
    });
    expect([columns.slice(0, 2), kamppi[1]]).toEqual([['Tunniste', 'Kohde'], 'Kamppi; ja muut']);
  });

  it('is not offered to those who may not have it, and refused on a button from before', async () => {
    world = await startWorld();
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    // Sami is an admin, and then he is none any more.
    await slack.as('sami').command('/livion', 'status', { channel: 'sites' });
    const list: Message = await slack.until(() => slack.ephemerals('sami').at(-1));
    expect(JSON.stringify(list.blocks)).toContain(labels.exportCsv);
    await world.restart({ ADMINS: slack.person('liisa').id });
    await slack.as('sami').press(labels.exportCsv, { message: list });
    await slack.until(() => only('sami').includes('ask a manager or an admin'), {
      what: 'the refusal',
    });
    expect(filesOf('sami')).toEqual([]);
    const now = await presses('sami', labels.picture);
    expect(JSON.stringify(now.blocks)).not.toContain(labels.exportCsv);
  });
});

function read(content: Buffer): Record<string, string>[] {
  const [columns = [], ...lines]: string[][] = parse(content, { bom: true });
  return lines.map((line) =>
    Object.fromEntries(columns.map((column, at) => [column, restore(line[at] ?? '')])),
  );
}
