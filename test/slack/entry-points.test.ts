import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Message, Outcome } from '../../sandbox/slack/index.ts';
import { type Press, pressSchema } from '../../src/setup/index.ts';
import { verbs } from '../../src/setup/reading/index.ts';
import type { Site } from '../../src/sites/index.ts';
import { button, buttons } from '../../src/slack/messages/buttons.ts';
import { neededModal } from '../../src/slack/messages/needed.ts';
import { sentence } from '../../src/text/index.ts';
import { play } from '../e2e/play.ts';
import { shown } from '../e2e/seen.ts';
import { sitesOnDisk } from '../e2e/told.ts';
import { startWorld, type World } from '../e2e/world.ts';
import { en } from '../text/english.ts';
import {
  commands,
  credentials,
  type Filled,
  forms,
  type Ids,
  type Marks,
  presses,
  seeSite,
  setUp,
} from './entry-point-table.ts';

/** Who comes to every entry point, in the order of the marks. */
const everybody = [
  'sami',
  'mona',
  'saku',
  'maija',
  'liisa',
  'niko',
  'gabi',
  'gunnar',
  'olga',
  'oskar',
] as const;
type Name = (typeof everybody)[number];
const titles: Readonly<Record<Name, string>> = {
  sami: 'an admin',
  mona: 'a manager',
  saku: 'a supporter',
  maija: "the site's installer",
  liisa: 'a full member',
  niko: 'a full member named none',
  gabi: 'a guest',
  gunnar: 'a guest named on the site',
  olga: 'somebody of another organisation',
  oskar: 'somebody of another organisation named on the site',
};

/** Modals that are only looked at. */
const notSent = ['details', 'message', 'timeline'];

type Sites = Pick<Filled, 'kamppi' | 'another'>;

let world: World;
let web: WebClient;
let ids: Ids;
let sites: Sites;
/** A message in #sites with a button for every press, and one that nobody can read. */
const posted = new Map<string, Message>();

const siteCalled = (name: string): Site => {
  const found = sitesOnDisk(world.dataDir).find((each) => each.name === name);
  if (!found) throw new Error(`no site ${name}`);
  return found;
};

async function postButtons(): Promise<void> {
  const { slack } = world;
  const channel = slack.channel('sites').id;
  const carried = pressSchema.options.map((option) => {
    const what = option.shape.do.value;
    return pressSchema.parse({ do: what, ...presses[what][0](ids) });
  });
  for (const press of carried) {
    const { ts } = await web.chat.postMessage({
      channel,
      text: press.do,
      blocks: [buttons(button(press.do, press))],
    });
    const message = slack.messages('sites').find((each) => each.ts === ts);
    if (message) posted.set(press.do, message);
  }
  const old = { ...button('old', { do: 'name' }), value: 'of another version' };
  const { ts } = await web.chat.postMessage({ channel, text: 'old', blocks: [buttons(old)] });
  const message = slack.messages('sites').find((each) => each.ts === ts);
  if (message) posted.set('old', message);
}

beforeAll(async () => {
  const guest = { isRestricted: true };
  const stranger = { isStranger: true };
  world = await startWorld({
    draw: async () => Buffer.from('a picture'),
    people: [
      { name: 'mona', realName: 'Mona' },
      { name: 'saku', realName: 'Saku' },
      { name: 'niko', realName: 'Niko' },
      { name: 'vera', realName: 'Vera' },
      { name: 'wolf', realName: 'Wolf' },
      { name: 'gunnar', realName: 'Gunnar', ...guest },
      { name: 'olga', realName: 'Olga', ...stranger },
      { name: 'oskar', realName: 'Oskar', ...stranger },
    ],
  });
  const { slack, maija, right } = world;
  web = new WebClient(slack.botToken, { slackApiUrl: slack.url });
  await maija.opens('Kamppi');
  await maija.comesTo('hand-over', right);
  await maija.types('help where is it?');
  for (const name of ['Turha', 'Ylimaarainen']) await maija.opens(name);
  await play(slack, 'maija', { channel: 'sites' }).opens('Pasila');
  const names = ['mona manager', 'saku support', 'niko none'];
  for (const site of ['Kamppi', 'Pasila'])
    names.push(`gunnar installer ${site}`, `oskar installer ${site}`);
  for (const each of names) await slack.as('sami').command('/livion', `role @${each}`);
  await world.bot().idle();
  await world.restart({ PUBLIC_URL: 'http://127.0.0.1:9' });
  await slack.as('maija').command('/livion', 'verify Kamppi');
  await world.bot().idle();
  const carries = z.object({ do: z.literal('resolve'), incident: z.string() });
  const incident = slack
    .messages('alerts')
    .flatMap(
      ({ blocks }) => JSON.stringify(blocks).match(/\{\\"do\\":\\"resolve\\"[^}]*\}/gu) ?? [],
    )
    .flatMap(
      (found) => carries.safeParse(JSON.parse(found.replaceAll('\\"', '"'))).data?.incident ?? [],
    )[0];
  if (incident === undefined) throw new Error('no incident is open');
  sites = { kamppi: siteCalled('Kamppi'), another: siteCalled('Ylimaarainen') };
  ids = {
    site: sites.kamppi.id,
    spare: siteCalled('Turha').id,
    incident,
    user: slack.person('wolf').id,
  };
  await postButtons();
});
afterAll(() => world.close());

/** All that only this person sees, and all in their direct message, since `from`. */
function seenBy(name: Name) {
  const { slack } = world;
  const messages = () => [...slack.ephemerals(name), ...slack.messages(name)];
  const before = new Set(messages().map(({ ts }) => ts));
  const view = slack.view(name)?.id;
  return (): string => {
    const now = slack.view(name);
    const modal = now && now.id !== view ? slack.renderView(now) : '';
    const fresh = messages().filter(({ ts }) => !before.has(ts));
    return [modal, ...fresh.map((message) => shown(slack, message))].join('\n');
  };
}

/** What somebody was answered, as a mark. */
function markOf(text: string): string {
  if (text.includes(sentence(en, { answer: 'refused', by: 'an-admin' }))) return 'a';
  if (text.includes(sentence(en, { answer: 'refused', by: 'a-manager' }))) return 'm';
  return text.includes('Only the people of this site reach its credentials') ? 'i' : 'y';
}

/** All sites and the workspace, as they are on disk. */
const state = (): string =>
  readdirSync(join(world.dataDir, 'sites'))
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => join('sites', name))
    .concat('workspace.json')
    .map((name) => `${name} ${readFileSync(join(world.dataDir, name), 'utf8')}`)
    .join('\n');

/**
 * Everybody comes; those who are refused first, and nothing changes by them.
 * @returns their marks
 */
async function everybodyDoes(
  expected: Marks,
  deed: (name: Name) => Promise<Outcome | undefined>,
): Promise<Marks> {
  const marks = new Map<Name, string>();
  const come = async (names: readonly Name[]): Promise<void> => {
    const seen = names.map((name) => [name, seenBy(name)] as const);
    await Promise.all(names.map(deed));
    await world.bot().idle();
    for (const [name, look] of seen) marks.set(name, markOf(look()));
  };
  const isRefused = (name: Name) => expected[everybody.indexOf(name)] !== 'y';
  const before = state();
  await come(everybody.filter(isRefused));
  expect(state() === before, 'who is refused changes nothing').toBe(true);
  await come(everybody.filter((name) => !isRefused(name)));
  return everybody.map((name) => marks.get(name)).join('');
}

/** Names who got another answer than expected. */
function agree(got: Marks, expected: Marks): void {
  const by = (marks: Marks) =>
    Object.fromEntries(everybody.map((name, index) => [titles[name], marks[index]]));
  expect(by(got)).toEqual(by(expected));
}

const pressedBy = (name: Name, what: string): Promise<Outcome> => {
  const message = posted.get(what);
  if (!message) throw new Error(`no button for ${what}`);
  return world.slack.as(name).press(`${what === 'old' ? 'name' : what}:0`, { message });
};

/**
 * Opens a form for anybody, as an old message or a screen that stayed open could: with a trigger
 * that the bot did not use.
 */
async function openFor(name: Name, view: ModalView): Promise<void> {
  const { request } = await pressedBy(name, 'old');
  const { trigger_id } = z
    .object({ trigger_id: z.string() })
    .parse(world.slack.sent[request]?.payload);
  await web.views.open({ trigger_id, view });
}

describe('Every entry point asks who somebody is', () => {
  it('every press, every command and every form has its row', () => {
    expect(Object.keys(presses).toSorted()).toEqual(
      pressSchema.options.map(({ shape }) => shape.do.value).toSorted(),
    );
    expect(Object.keys(commands).toSorted()).toEqual([...verbs].toSorted());
    const sources = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join('src/slack', path), 'utf8'))
      .join('\n');
    const callbacks = [...sources.matchAll(/\bmodal\(\s*t,\s*'([^']+)'/gu)].map(([, id]) => id);
    expect(
      sources.match(/callback_id: (?!z\.|string;)/gu),
      'a form made in another way',
    ).toHaveLength(1);
    expect([...new Set(callbacks)].toSorted()).toEqual(
      [...Object.keys(forms), ...notSent].toSorted(),
    );
    const listened = [
      ...sources.matchAll(/app\.(view|options|event|command|action|shortcut)\b/gu),
    ].map(([, it]) => it);
    expect([...new Set(listened)].toSorted(), 'another way in').toEqual([
      'action',
      'command',
      'event',
      'options',
      'view',
    ]);
  });

  it.each(Object.values(commands).flat())('/livion %s', async (text, expected) => {
    agree(
      await everybodyDoes(expected, (name) => world.slack.as(name).command('/livion', text)),
      expected,
    );
  });

  it('a mention', async () => {
    agree(
      await everybodyDoes(seeSite, (name) =>
        world.slack.as(name).mention('sites', 'status Kamppi'),
      ),
      seeSite,
    );
  });

  it('a command in the direct message', async () => {
    agree(
      await everybodyDoes(seeSite, (name) => world.slack.as(name).dm('status Kamppi')),
      seeSite,
    );
  });

  it('a word in the direct message', async () => {
    agree(await everybodyDoes(setUp, (name) => world.slack.as(name).dm('hello')), setUp);
  });

  it('home', async () => {
    const got = await Promise.all(
      everybody.map(async (name) => {
        await world.slack.as(name).openHome();
        const home = await world.slack.until(() => world.slack.home(name), {
          what: `a home for ${name}`,
        });
        return markOf(world.slack.renderView(home));
      }),
    );
    agree(got.join(''), seeSite);
  });

  it('a word in a thread: only those of the site are heard', async () => {
    const { slack } = world;
    const thread = slack.messages('sites').find(({ text }) => text.includes('Pasila'));
    const spoken = () =>
      slack.messages('sites').filter(({ threadTs }) => threadTs === thread?.ts).length;
    let got = '';
    for (const name of everybody) {
      const before = spoken();
      await slack.as(name).say('sites', 'status', { threadTs: thread?.ts ?? '' });
      await world.bot().idle();
      // Their own word, and what the bot says to it.
      got += spoken() > before + 1 ? 'y' : '-';
    }
    agree(got, '---y---y-y');
  });

  it('the page for the password, with a link of their own', async () => {
    // The bot may be writing at this moment.
    const database = new DatabaseSync(join(world.dataDir, 'bot.sqlite'), { timeout: 60_000 });
    const expires = Date.now() + 600_000;
    const got = await Promise.all(
      everybody.map(async (name) => {
        const token = name.padEnd(43, '-');
        const hash = createHash('sha256').update(token).digest('hex');
        database
          .prepare('INSERT INTO one_time_link VALUES (?, ?, ?, ?, NULL, ?, 5)')
          .run(hash, ids.site, world.slack.person(name).id, 'enter', expires);
        const { status } = await fetch(`http://127.0.0.1:${world.bot().port}/credentials/${token}`);
        return status === 200 ? 'y' : status === 410 ? '-' : String(status);
      }),
    );
    database.close();
    agree(got.join(''), credentials.replaceAll(/[^y]/gu, '-'));
  });

  it('the menus of a form', async () => {
    const got = await Promise.all(
      everybody.map(async (name) => {
        await openFor(name, neededModal(en, sites.kamppi, 5));
        // Nothing is called so; what there is begins with it.
        const refused = await world.slack.as(name).fill({ needed: ['lock'] });
        return refused?.includes('there are: Lock: ') ? 'y' : '-';
      }),
    );
    agree(got.join(''), setUp.replaceAll(/[^y]/gu, '-'));
  });

  it.each(pressSchema.options.map(({ shape }) => shape.do.value).toSorted(byOrder))(
    'the button %s',
    async (what) => {
      const [, expected] = presses[what];
      agree(await everybodyDoes(expected, (name) => pressedBy(name, what)), expected);
    },
  );

  it.each(Object.entries(forms))('the form %s', async (_, [view, entries, expected]) => {
    for (const name of everybody) await openFor(name, view({ ...sites, incident: ids.incident }));
    const sent = async (name: Name): Promise<Outcome> => {
      const outcome = await world.slack.as(name).submit(entries);
      if (outcome.request < 0) throw new Error(`${name}: ${outcome.error}`);
      return outcome;
    };
    agree(await everybodyDoes(expected, sent), expected);
  });
});

/** In the order of the table: a site is archived before it is restored. */
function byOrder(one: Press['do'], other: Press['do']): number {
  const order = Object.keys(presses);
  return order.indexOf(one) - order.indexOf(other);
}
