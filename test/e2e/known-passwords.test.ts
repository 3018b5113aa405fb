import type { ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstWanted } from '../../src/overview/index.ts';
import type { Press } from '../../src/setup/index.ts';
import { verbs } from '../../src/setup/reading/index.ts';
import { button } from '../../src/slack/messages/buttons.ts';
import { findModal } from '../../src/slack/messages/home.ts';
import { samplesOf } from '../../src/slack/messages/samples.ts';
import { severalModal } from '../../src/slack/messages/several.ts';
import { renameModal } from '../../src/slack/messages/site-menu.ts';
import { askSupportModal } from '../../src/slack/messages/step-help.ts';
import { nameModal, valuesModal } from '../../src/slack/messages/views.ts';
import { sentence } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { postButton } from './old-button.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import { filesIn, isTraced, markedPassword } from './traces.ts';
import { startWorld, type World } from './world.ts';

let world: World;

/** What a password can look like to those who read what is typed; each is one of Kamppi's. */
const looks = {
  'marks of every kind': markedPassword,
  'an e-mail address': 'Kanaria7@kamppi.fi',
  'the service address': 'https://Kanaria.iloq.com/7a',
  'the name of a server': 'Kanaria7.iloq.com',
  'words with blanks between them': 'Iso Kanaria 7!',
} as const;

/** Kamppi with its passwords stored, and Pasila, which Liisa sets up; Niko sees Pasila alone. */
async function start(): Promise<void> {
  world = await startWorld({ people: [{ name: 'niko', realName: 'Niko' }] });
  const { maija, slack, right } = world;
  for (const user of world.iloq.state.systems.flatMap((system) => system.users))
    user.password = markedPassword;
  await maija.opens('Kamppi');
  await maija.comesTo('usage-rights', { ...right, password: markedPassword });
  for (const password of Object.values(looks)) {
    const press = { do: 'password', site: siteCalled('Kamppi').id, verify: false } as const;
    const message = await postButton(world.slack, button('old', press));
    await slack.as('maija').press('password:0', { message });
    await slack.until(() => slack.view('maija'), { what: 'the form for the password' });
    await slack.as('maija').submit({ Password: password });
    await world.bot().idle();
    expect(slack.view('maija')).toBeNull();
  }
  await play(slack, 'liisa').opens('Pasila');
  for (const named of ['niko none', 'niko support Pasila'])
    await slack.as('sami').command('/livion', `role @${named}`);
  await world.bot().idle();
}

/** Everything that leaves the bot or stays behind, but for what people typed themselves. */
function traced(): string[] {
  const { slack, logged, dataDir } = world;
  const people = ['maija', 'sami', 'liisa', 'niko'];
  const views = people.flatMap((name) => [...slack.views(name), slack.home(name)]);
  return [
    ...slack.calls.map((call) => JSON.stringify(call)),
    ...people.flatMap((name) => slack.ephemerals(name)).map((each) => JSON.stringify(each)),
    ...views.map((open) => JSON.stringify([open?.view, open?.errors])),
    ...logged,
    ...filesIn(dataDir).map(({ name, text }) => `${name}: ${text}`),
  ]
    .filter(isTraced)
    .map((text) => text.slice(0, 500));
}

/** What somebody is answered by what is done; they alone, or where everybody reads. */
async function answerTo(name: string, deed: () => Promise<unknown>): Promise<string> {
  const { slack } = world;
  const messages = () =>
    [...slack.ephemerals(name), ...slack.messages(name), ...slack.messages('sites')].filter(
      ({ user }) => user === slack.botUserId,
    );
  const before = new Set(messages().map(({ ts }) => ts));
  await deed();
  await world.bot().idle();
  const fresh = messages().filter(({ ts }) => !before.has(ts));
  return fresh.map((message) => shown(slack, message)).join('\n');
}

/** Each way in which a command holds what somebody typed; `%` stands for it. */
const commands = [
  ...verbs.map((verb) => `${verb} %`),
  'setup % here',
  'status "%"',
  'alerts % off',
  'alerts #%',
  'role @liisa installer %',
  'role %',
  '%',
  'what is % for?',
];

const presses: readonly ((text: string, site: string) => Press)[] = [
  (text) => ({ do: 'create', name: text }),
  (text) => ({ do: 'command', text: `status ${text}` }),
  (text, site) => ({ do: 'word', site, text }),
];

/** Opens a form for somebody, with a trigger that the bot does not use. */
async function opens(name: string, view: ModalView): Promise<void> {
  const { slack } = world;
  const message = await postButton(world.slack, {
    ...button('old', { do: 'name' }),
    value: 'not to be read',
  });
  const { request } = await slack.as(name).press('name:0', { message });
  const { trigger_id } = z.object({ trigger_id: z.string() }).parse(slack.sent[request]?.payload);
  await new WebClient(slack.botToken, { slackApiUrl: slack.url }).views.open({ trigger_id, view });
}

const noWay = () => Promise.reject(new Error('no way'));

const siteCalled = (name: string) => {
  const site = sitesOnDisk(world.dataDir).find((each) => each.name === name);
  if (!site) throw new Error(`no ${name}`);
  return site;
};

/** Every field of every form in which one types, but for the one where a password belongs. */
const fields = {
  'name/name': () => nameModal(en),
  'rename/name': () => renameModal(en, siteCalled('Pasila')),
  'several/list': () => severalModal(en, ''),
  'find/find': () => findModal(en, firstWanted),
  'ask-support/words': () =>
    askSupportModal(en, { site: siteCalled('Pasila').id, ask: 'delivered-with-api' }),
  'values/service-code': () => threeValues(),
  'values/service-address': () => threeValues(),
  'values/user-id': () => threeValues(),
} as const;
const threeValues = (): ModalView =>
  valuesModal(en, {
    site: siteCalled('Pasila').id,
    values: { 'service-code': 'KAMPPI', 'service-address': world.iloq.address, 'user-id': '' },
  });
/** These only compare what was typed: with the site's name, with the names of time zones. */
const comparing = ['delete-site/name', 'settings/timeZone'];

const block = z.object({
  block_id: z.string(),
  element: z.object({ type: z.literal('plain_text_input') }),
});
const typedInto = Object.values(samplesOf(en, 0, 'U1').modals).flatMap((view) =>
  view.blocks
    .flatMap((each) => block.safeParse(each).data ?? [])
    .map(({ block_id }) => `${view.callback_id}/${block_id}`),
);

it('Every field of every form in which one types has its row', () => {
  expect(typedInto.toSorted()).toEqual(
    [...Object.keys(fields), ...comparing, 'password/password'].toSorted(),
  );
});

describe('A password that was entered for a site', () => {
  beforeEach(start);
  afterEach(() => world.close());

  it('is known wherever who sees the site types it: nothing is done with it, and it is not repeated', async () => {
    const { slack } = world;
    const liisa = slack.as('liisa');
    const known = sentence(en, { answer: 'known-password' });
    const names = () =>
      sitesOnDisk(world.dataDir)
        .map(({ name }) => name)
        .toSorted();

    for (const [index, text] of commands.entries()) {
      const ways = (typed: string) => [
        () => liisa.command('/livion', typed),
        () => liisa.mention('sites', typed),
        () => liisa.dm(typed),
      ];
      for (const [turn, [look, password]] of Object.entries(looks).entries()) {
        const all = ways(text.replace('%', () => password));
        // One look comes every way, the others take turns.
        for (const way of turn === 0 ? all : [all[(index + turn) % all.length] ?? noWay])
          expect(await answerTo('liisa', way), `${text}: ${look}`).toContain(known);
      }
    }
    for (const [look, password] of Object.entries(looks))
      for (const [field, view] of Object.entries(fields)) {
        const [, input = ''] = field.split('/');
        await opens('liisa', view());
        const sends = (text: string) => answerTo('liisa', () => liisa.submit({ [input]: text }));
        const isRefused = () => slack.view('liisa')?.errors[input] !== undefined;
        let answer = await sends(password);
        // What is hardly right is taken in quotes; what such a value can never be is not.
        if (isRefused()) answer = await sends(`"${password}"`);
        if (!isRefused()) expect(answer, `${field}: ${look}`).toContain(known);
        await liisa.close();
      }
    expect(names()).toEqual(['Kamppi', 'Pasila']);
    expect(traced()).toEqual([]);

    // An old button may hold it still.
    for (const press of presses) {
      const carried = press(markedPassword, siteCalled('Pasila').id);
      const message = await postButton(world.slack, button('old', carried));
      const pressed = () => liisa.press(`${carried.do}:0`, { message });
      expect(await answerTo('liisa', pressed), carried.do).toContain(known);
    }
    expect(filesIn(world.dataDir).filter(({ text }) => isTraced(text))).toEqual([]);
  });

  it('is nothing that others could find by trying: they are answered as for any other word', async () => {
    const niko = world.slack.as('niko');
    for (const text of commands) {
      const answers: string[] = [];
      for (const word of [markedPassword, markedPassword.replace('Kanaria', 'Muukala')])
        for (const way of [
          () =>
            niko.command(
              '/livion',
              text.replace('%', () => word),
            ),
          () => niko.dm(text.replace('%', () => word)),
        ])
          answers.push((await answerTo('niko', way)).replaceAll(word, '%'));
      const [command, message, ...others] = answers;
      expect(others, text).toEqual([command, message]);
      expect(command, text).not.toBe('');
    }
    expect(traced()).toEqual([]);
  });
});
