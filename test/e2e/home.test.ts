import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Site } from '../../src/sites/index.ts';
import { labels, overviewTexts } from '../../src/text/en/index.ts';
import { startWorld, type World } from './world.ts';
import { broken, done, folderWith, stuck, underWay } from './written.ts';

let world: World;
let dataDir: string | undefined;
afterEach(async () => {
  await world.close();
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
  dataDir = undefined;
});

async function start(sites: readonly Site[], mode: 'http' | 'socket' = 'http'): Promise<void> {
  dataDir = await folderWith(sites);
  // Without a key nothing is looked at by the clock: the sites stay as they were written.
  world = await startWorld({ dataDir, mode, environment: { CREDENTIALS_KEY: '' } });
}

const home = (person: string): string => {
  const open = world.slack.home(person);
  return open ? world.slack.renderView(open) : '';
};
const sees = (person: string, text: string): Promise<unknown> =>
  world.slack.until(() => home(person).includes(text), {
    what: `"${text}" on the Home of ${person}:\n${home(person)}`,
  });
const published = (person: string): number =>
  world.slack.calls.filter(
    ({ method, body }) =>
      method === 'views.publish' && body['user_id'] === world.slack.person(person).id,
  ).length;
async function opens(person: string): Promise<void> {
  const before = published(person);
  await world.slack.as(person).openHome();
  await world.slack.until(() => published(person) > before && home(person));
}
/** Acts, and waits until Home was published anew. */
async function andThen(person: string, act: Promise<unknown>): Promise<void> {
  const before = published(person);
  await act;
  await world.slack.until(() => published(person) > before);
}
/** The sites listed above one's own, in order. */
const listed = (person: string): string[] =>
  [
    ...(home(person).split('───')[0] ?? '').matchAll(/^(?:🔴|🟡|🔵|🟢|⚪) ([^0-9].*?) · .*$/gmu),
  ].map(([, name = '']) => name);

const someSites = () => [
  done('d1', 'Pasila'),
  underWay('u1', 'Kamppi'),
  broken('b1', 'Kalasatama'),
  stuck('s1', 'Töölön ranta', { installers: ['U0LIISA'] }),
  done('a1', 'Vallila', { archivedAt: Date.now() }),
];

describe('Home', () => {
  it('shows an installer their own open sites, each with one button to go on', async () => {
    await start(someSites());
    await opens('maija');
    expect(home('maija')).toContain('Your open sites');
    expect(home('maija')).toMatch(
      /🔴 Kalasatama · lost: Right to order keys .*\n🔵 Kamppi · Service code · 5 of 13 · /u,
    );
    for (const other of ['Pasila', 'Töölön ranta', 'All sites'])
      expect(home('maija')).not.toContain(other);
    await world.slack.as('maija').press(labels.goOn, { in: 'home', occurrence: 1 });
    await world.maija.isAsked('service-code');
    const said = world.slack.view('maija');
    expect(said && world.slack.renderView(said)).toContain(
      'Kamppi: let us go on in our direct message',
    );
  });

  it('opens a new site from there', async () => {
    await start([]);
    await opens('maija');
    expect(home('maija')).toContain(overviewTexts.noneOpen);
    await world.slack.as('maija').press(labels.createNew, { in: 'home' });
    await world.slack.until(() => world.slack.view('maija'));
    await world.slack.as('maija').submit({ 'What is the site called?': 'Kamppi' });
    await sees('maija', '🔵 Kamppi · Delivered ready? · 0 of 13');
  });

  it('shows a manager all sites: counts, then the sites that need somebody first', async () => {
    await start(someSites());
    await opens('sami');
    expect(home('sami')).toContain(
      '🔴 1 broken · 🟡 1 stuck · 🔵 1 under way · 🟢 1 done · ⚪ 1 archived',
    );
    expect(listed('sami')).toEqual(['Kalasatama', 'Töölön ranta', 'Kamppi', 'Pasila']);
    expect(home('sami')).toMatch(
      /🔴 Kalasatama · lost: Right to order keys · @Maija Virtanen · .*\n🟡 Töölön ranta · Service code since .* · @Liisa Laine \[Open\]\n🔵 Kamppi · 5 of 13 · @Maija Virtanen · .*\n🟢 Pasila · checked .* · @Maija Virtanen/u,
    );
  });

  it.each([
    ['mine', []],
    ['stuck', ['Töölön ranta']],
    ['broken', ['Kalasatama']],
    ['done', ['Pasila']],
    ['archived', ['Vallila']],
    ['all', ['Kalasatama', 'Töölön ranta', 'Kamppi', 'Pasila']],
  ] as const)('filters: %s', async (filter, names) => {
    await start(someSites());
    await opens('sami');
    await andThen(
      'sami',
      world.slack
        .as('sami')
        .select('filter', JSON.stringify({ do: 'home', filter }), { in: 'home' }),
    );
    expect(listed('sami')).toEqual(names);
    if (names.length === 0) expect(home('sami')).toContain(overviewTexts.noFit);
  });

  it('finds a site by a part of its name, and lets the search go again', async () => {
    await start(someSites());
    const { slack } = world;
    const sami = slack.as('sami');
    await opens('sami');
    await sami.press(labels.find, { in: 'home' });
    await slack.until(() => slack.view('sami'));
    await andThen('sami', sami.submit({ [overviewTexts.findLabel]: 'TO\u0308O\u0308LO\u0308' }));
    expect(listed('sami')).toEqual(['Töölön ranta']);
    expect(home('sami').normalize('NFC')).toContain('1–1 of 1 with “TÖÖLÖ” in the name');
    await sami.press(overviewTexts.clearSearch, { in: 'home' });
    await slack.until(() => listed('sami').length === 4, { what: 'all four sites' });
  });

  it('pages through 10,000 sites, and through those of a search, which it does not count to its end, and a page stands while the process is started anew', async () => {
    const now = Date.now();
    const many = Array.from({ length: 10_000 }, (_, n) =>
      underWay(`s${n}`, `Taloyhtiö ${n}`, { movedAt: now - n }),
    );
    await start(many);
    const sami = world.slack.as('sami');
    await opens('sami');
    expect(listed('sami')[0]).toBe('Taloyhtiö 0');
    await andThen('sami', sami.press(labels.next, { in: 'home' }));
    expect(home('sami')).toContain('16–30 of 10,000');
    expect(listed('sami')).toEqual(Array.from({ length: 15 }, (_, n) => `Taloyhtiö ${n + 15}`));
    await world.restart();
    await andThen('sami', sami.press(labels.next, { in: 'home' }));
    expect(home('sami'), 'the view knows what it shows').toContain('31–45 of 10,000');
    await andThen('sami', sami.press(labels.previous, { in: 'home' }));
    expect(home('sami')).toContain('16–30 of 10,000');
    await sami.press(labels.find, { in: 'home' });
    await world.slack.until(() => world.slack.view('sami'));
    await andThen('sami', sami.submit({ [overviewTexts.findLabel]: 'taloyhtiö' }));
    expect(home('sami')).toContain('1–15 of more than 1,000 with “taloyhtiö” in the name');
    await andThen('sami', sami.press(labels.next, { in: 'home' }));
    expect(home('sami')).toContain('16–30 of more than 1,000');
    expect(listed('sami')[0]).toBe('Taloyhtiö 15');
  });

  it("opens a site's status, and from it the timeline", async () => {
    await start(someSites());
    const { slack } = world;
    await opens('sami');
    await slack.as('sami').press(labels.open, { in: 'home' });
    const status = await slack.until(() => slack.view('sami'));
    expect(slack.renderView(status)).toMatch(
      /Kalasatama\n🔴 broken · .*\n→ Next: fix what is wrong/u,
    );
    await slack.as('sami').press(labels.timeline);
    await slack.until(() => slack.views('sami').length === 2);
    await slack.as('sami').close();
    expect(slack.view('sami')?.id, 'closing it leads back').toBe(status.id);
  });
});

describe("The workspace's settings, on Home", () => {
  const opensSettings = async (person: string, button = 'Settings'): Promise<void> => {
    await opens(person);
    await world.slack.as(person).press(button);
    await world.slack.until(() => world.slack.view(person), { what: 'the form' });
  };
  const form = (person: string): string => {
    const open = world.slack.view(person);
    return open ? world.slack.renderView(open) : '';
  };
  const told = (person: string): string =>
    world.slack
      .messages(person)
      .map(({ text }) => text)
      .join('\n');

  it('an admin sends alerts elsewhere, and the next one goes there at once', async () => {
    await start([underWay('u1', 'Kamppi')]);
    await opens('maija');
    expect(home('maija')).not.toContain('Settings');
    await opensSettings('sami');
    const sent = await world.slack
      .as('sami')
      .submit({ alertChannel: 'sites', language: 'Suomi', timeZone: 'Somewhere' });
    expect(sent.error).toBeNull();
    expect(form('sami')).toContain('Europe/Helsinki');
    await world.slack.as('sami').submit({ timeZone: 'Europe/Oslo' });
    await world.bot().idle();
    expect(told('sami')).toContain('Tallennettu: Häiriökanava, Kieli ja Aikavyöhyke.');

    await world.slack.as('maija').dm('help where is it?');
    await world.bot().idle();
    expect(world.slack.messages('alerts')).toEqual([]);
    const alert = world.slack.messages('sites').map(({ text }) => text);
    expect(alert.join('\n')).toContain('Kamppi');
    expect(alert.join('\n'), 'in Finnish').toContain('pyytää apua');
    await world.restart();
    await opensSettings('sami', 'Asetukset');
    expect(form('sami')).toContain('Europe/Oslo');
  });

  it('whoever is chosen as an admin is one from then on, and the others are no more', async () => {
    await start([]);
    await opensSettings('sami');
    await world.slack.as('sami').submit({ admins: ['liisa'] });
    await world.bot().idle();
    expect(told('sami')).toContain('Choose yourself, too.');
    await opensSettings('sami');
    await world.slack.as('sami').submit({ admins: ['liisa', 'sami'] });
    await world.bot().idle();
    await opensSettings('liisa');
    await world.slack.as('liisa').submit({ admins: ['liisa'] });
    await world.bot().idle();
    await opens('sami');
    expect(home('sami')).not.toContain('Settings');
  });
});

describe('Home of those who may less', () => {
  it('of a guest, and of somebody of another organisation: only the sites they were named on', async () => {
    await start([
      underWay('u1', 'Kamppi', { installers: ['U0GABI'] }),
      underWay('u2', 'Pasila', { roles: { U0OTTO: 'support' } }),
    ]);
    await opens('gabi');
    expect(home('gabi')).toContain('🔵 Kamppi · ');
    expect(home('gabi')).not.toContain('Pasila');
    expect(home('gabi')).not.toContain(labels.createNew);
    await opens('otto');
    expect(home('otto')).toContain('🔵 Pasila · ');
    expect(home('otto')).not.toContain('Kamppi');
    expect(home('otto')).not.toContain(overviewTexts.managed);
  });

  it('of a guest whom nobody has named: who can name them', async () => {
    await start(someSites());
    await opens('gabi');
    expect(home('gabi')).toContain('an admin of the workspace has to name you first');
    expect(home('gabi')).not.toContain('Kamppi');
  });

  it('of a member named manager on one site: that one', async () => {
    await start([
      underWay('u1', 'Kamppi', { roles: { U0LIISA: 'manager' } }),
      underWay('u2', 'Pasila'),
    ]);
    await opens('liisa');
    expect(home('liisa')).toContain(overviewTexts.managed);
    expect(listed('liisa')).toEqual(['Kamppi']);
  });
});

describe('Home is kept up to date', () => {
  it('for those who have it open, when somebody else moves on, with what they had chosen', async () => {
    await start([underWay('u1', 'Kamppi'), stuck('s1', 'Pasila')]);
    const { slack, maija } = world;
    await opens('sami');
    await andThen(
      'sami',
      slack
        .as('sami')
        .select('filter', JSON.stringify({ do: 'home', filter: 'stuck' }), { in: 'home' }),
    );
    await maija.command('setup Kamppi');
    await maija.answers('service-code', 'KAMPPI');
    await world.bot().idle();
    const before = published('sami');
    await maija.command('setup Pasila');
    await maija.isAsked('service-code');
    await maija.answers('service-code', 'PASILA');
    await sees('sami', '🔵 2 under way');
    await world.bot().idle();
    expect(home('sami')).toContain(overviewTexts.noFit);
    expect(published('sami') - before, 'many changes are few publishes').toBeLessThanOrEqual(3);
    expect(published('maija'), 'who has not opened it gets none').toBe(0);
  });

  it('when an alert is raised and resolved, where no site changes', async () => {
    await start([underWay('u1', 'Kamppi')]);
    const { slack, maija } = world;
    await opens('sami');
    await maija.command('setup Kamppi');
    await maija.isAsked('service-code');
    await maija.types('help where is it?');
    await sees('sami', '🟠 1 warning');
    const message = await slack.until(() => slack.messages('alerts').at(-1));
    await slack.as('sami').select('more', labels.resolve, { message });
    await slack.until(() => !home('sami').includes('1 warning'));
  });

  it('and not for those who opened it before a restart, until they open it again', async () => {
    await start([underWay('u1', 'Kamppi')]);
    await opens('sami');
    await world.restart();
    const before = published('sami');
    await world.maija.command('setup Kamppi');
    await world.maija.answers('service-code', 'KAMPPI');
    await world.bot().idle();
    expect(published('sami')).toBe(before);
    await opens('sami');
    expect(home('sami')).toContain('6 of 13');
  });

  it('also while Slack refuses for a time', async () => {
    await start([underWay('u1', 'Kamppi')]);
    await opens('sami');
    world.slack.fault('views.publish', { kind: '429', retryAfter: 1 }, 1);
    await world.maija.command('setup Kamppi');
    await world.maija.answers('service-code', 'KAMPPI');
    await sees('sami', '6 of 13');
  });

  it('a view that Slack has and this process does not know of is taken over', async () => {
    await start([underWay('u1', 'Kamppi')]);
    await opens('sami');
    // Slack has taken it, and the answer was lost: the hash that is remembered is an old one.
    world.slack.fault('views.publish', { kind: 'lost' }, 1);
    await world.slack
      .as('sami')
      .select('filter', JSON.stringify({ do: 'home', filter: 'done' }), { in: 'home' });
    await andThen(
      'sami',
      world.slack
        .as('sami')
        .select('filter', JSON.stringify({ do: 'home', filter: 'mine' }), { in: 'home' }),
    );
    await sees('sami', 'Mine: 0–0 of 0');
  });
});

describe('What people do twice, or late', () => {
  it('a click that comes twice, or is hammered, ends in one view', async () => {
    await start(
      Array.from({ length: 40 }, (_, n) =>
        underWay(`s${n}`, `Site ${n}`, { movedAt: Date.now() - n }),
      ),
    );
    const { slack } = world;
    await opens('sami');
    const next = () => slack.as('sami').press(labels.next, { in: 'home', twice: true });
    await Promise.all([next(), next()]);
    await sees('sami', '16–30 of 40');
    await world.bot().idle();
    expect(home('sami')).toContain('16–30 of 40');
  });

  it('a button of a site that is gone meanwhile says so', async () => {
    await start([underWay('u1', 'Kamppi', { roles: { U0LIISA: 'manager' } })]);
    const { slack } = world;
    await opens('liisa');
    await rm(`${dataDir}/sites/u1.json`);
    await world.restart();
    await slack.as('liisa').press(labels.open, { in: 'home' });
    const said = await slack.until(() => slack.view('liisa'));
    expect(slack.renderView(said)).toContain('no longer there');
  });

  it('a button from when they were a manager shows what they may see now', async () => {
    await start([underWay('u1', 'Kamppi')]);
    await opens('sami');
    await world.restart({ ADMINS: 'U0NOBODY' });
    await andThen(
      'sami',
      world.slack
        .as('sami')
        .select('filter', JSON.stringify({ do: 'home', filter: 'stuck' }), { in: 'home' }),
    );
    expect(home('sami')).not.toContain('All sites');
  });
});

it('Home opens over Socket Mode as over HTTP', async () => {
  await start(someSites(), 'socket');
  await opens('sami');
  expect(listed('sami')).toHaveLength(4);
  await andThen(
    'sami',
    world.slack
      .as('sami')
      .select('filter', JSON.stringify({ do: 'home', filter: 'stuck' }), { in: 'home' }),
  );
  expect(listed('sami')).toEqual(['Töölön ranta']);
});
