import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  INVALID_INPUT,
  type LocalSlack,
  NOT_DISPATCHED,
  type Spot,
  startLocalSlack,
} from '../../sandbox/slack/index.ts';
import { startTinyBot } from './tiny-bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const options = ['Kamppi', 'Töölö'].map((text) => ({
  text: plain(text),
  value: text.toLowerCase(),
}));
const [kamppi] = options;

/** Every element that a client can use in a message, with what the client sends for it. */
const elements = [
  [{ type: 'button', action_id: 'button', text: plain('Go'), value: 'go' }, {}, { value: 'go' }],
  ...(['static_select', 'radio_buttons', 'external_select'] as const).map(
    (type) => [menu(type), { selected_option: kamppi }, { selected_option: kamppi }] as const,
  ),
  ...(['multi_static_select', 'multi_external_select', 'checkboxes'] as const).map(
    (type) => [menu(type), { selected_options: options }, { selected_options: options }] as const,
  ),
  [
    { type: 'overflow', action_id: 'overflow', options },
    { selected_option: kamppi },
    { selected_option: kamppi },
  ],
  [menu('users_select'), { selected_user: 'U0MAIJA' }, { selected_user: 'U0MAIJA' }],
  [menu('multi_users_select'), { selected_users: ['U0MAIJA'] }, { selected_users: ['U0MAIJA'] }],
  [menu('conversations_select'), { selected_conversation: 'C1' }, { selected_conversation: 'C1' }],
  [menu('channels_select'), { selected_channel: 'C1' }, { selected_channel: 'C1' }],
  [
    { type: 'datepicker', action_id: 'datepicker' },
    { selected_date: '2026-11-25' },
    { selected_date: '2026-11-25' },
  ],
  [
    { type: 'timepicker', action_id: 'timepicker' },
    { selected_time: '09:30' },
    { selected_time: '09:30' },
  ],
] as const;

function menu(type: string) {
  const has = {
    placeholder: !['radio_buttons', 'checkboxes'].includes(type),
    options: !/external|users|c.*s_select/.test(type),
  };
  const isChosenFrom = [
    'static_select',
    'radio_buttons',
    'multi_static_select',
    'checkboxes',
  ].includes(type);
  return {
    type,
    action_id: type,
    ...(has.placeholder && { placeholder: plain('Choose') }),
    ...(isChosenFrom && { options }),
  };
}

const modal = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    input('name', { type: 'plain_text_input', action_id: 'text', max_length: 10 }),
    {
      ...input('live', { type: 'plain_text_input', action_id: 'text' }),
      dispatch_action: true,
      optional: true,
    },
    { ...input('lock', menu('multi_external_select')), optional: true },
  ],
};
function input(block_id: string, element: object) {
  return { type: 'input', block_id, label: plain(block_id), element };
}

let slack: LocalSlack;
let bot: { stop: () => Promise<void> };
const heard: Record<string, unknown>[] = [];
beforeAll(async () => {
  slack = await startLocalSlack({
    // A busy machine changes nothing of what is played.
    patienceMs: 60_000,
    scopes: ['chat:write', 'commands', 'im:write', 'im:history'],
    people: [
      { name: 'maija', realName: 'Maija' },
      { name: 'sami', realName: 'Sami' },
    ],
    channels: [],
  });
  bot = await startTinyBot(slack, 'http', (app) => {
    app.use(async ({ body, next }) => {
      heard.push({ ...body });
      await next();
    });
    app.command('/livion', async ({ ack, client, command }) => {
      await ack();
      const blocks = elements.map(([element]) => ({
        type: 'actions',
        block_id: `b-${element.type}`,
        elements: [element],
      }));
      await client.apiCall('chat.postMessage', { channel: command.user_id, text: 'All', blocks });
    });
    app.action(/.*/, async ({ ack, body, client }) => {
      await ack();
      if ('trigger_id' in body && Object(body).actions[0].action_id === 'button')
        await client.apiCall('views.open', { trigger_id: body.trigger_id, view: modal });
    });
    app.options(/.*/, async ({ ack, payload }) =>
      payload.value === 'grouped'
        ? ack({ option_groups: [{ label: plain('Locks'), options }] })
        : ack({ options: options.slice(0, 1) }),
    );
    app.view('form', async ({ ack, view }) =>
      view.state.values['name']?.['text']?.value === 'no'
        ? ack({ response_action: 'errors', errors: { name: 'No' } })
        : ack(),
    );
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => ack());
  });
  await slack.as('maija').command('/livion');
  await slack.until(() => slack.messages('maija').length > 0);
});
afterAll(async () => {
  await bot.stop();
  await slack.close();
});
beforeEach(() => {
  heard.length = 0;
});

const at = () => {
  const [message] = slack.messages('maija');
  if (!message) throw new Error('no message');
  return { channel: message.channel, ts: message.ts };
};
const spot = (type: string): Spot => ({ at: at(), blockId: `b-${type}`, actionId: type });
const actionSchema = z.object({ actions: z.array(z.record(z.string(), z.unknown())).length(1) });
const lastAction = () => actionSchema.parse(heard.at(-1)).actions[0];
const stateSchema = z.object({
  view: z.object({ state: z.object({ values: z.record(z.string(), z.unknown()) }) }),
});
const lastState = () => stateSchema.parse(heard.at(-1)).view.state.values;

async function openModal(): Promise<string> {
  await slack.as('maija').use(spot('button'), {});
  const view = await slack.until(() => slack.view('maija'));
  return view.id;
}

describe('a client uses exactly the element that it has drawn', () => {
  it.each(elements.map(([element, value, sent]) => [element.type, value, sent] as const))(
    '%s',
    async (type, value, sent) => {
      expect(
        (await slack.as('maija').use(spot(type), { ...value, more: 'is left out' })).error,
      ).toBeNull();
      expect(lastAction()).toMatchObject({ type, block_id: `b-${type}`, action_id: type, ...sent });
      expect(lastAction()).not.toHaveProperty('more');
      if (type === 'button') await slack.until(() => slack.view('maija'));
      await slack.as('maija').closeView(slack.view('maija')?.id ?? '');
    },
  );

  it('what was chosen stays chosen in the message', async () => {
    await slack.as('maija').use(spot('static_select'), { selected_option: options[1] });
    const [message] = slack.messages('maija');
    const state = message && slack.stateOn('maija', message);
    expect(state?.['b-static_select']?.['static_select']?.['selected_option']).toEqual(options[1]);
    expect(state).not.toHaveProperty('b-overflow');
  });

  it('what is not there, or not theirs to see, is told and not sent', async () => {
    const maija = slack.as('maija');
    expect((await maija.use({ ...spot('button'), blockId: 'other' }, {})).error).toBe(
      'element_not_found',
    );
    expect((await maija.use({ ...spot('button'), at: { view: 'V0' } }, {})).error).toBe(
      'view_not_found',
    );
    expect((await slack.as('sami').use(spot('button'), {})).error).toBe('message_not_found');
    expect((await maija.use(spot('static_select'), { value: 'x' })).error).toBe('invalid_value');
    expect(heard).toEqual([]);
  });

  it('an external menu is asked for options, in groups or not', async () => {
    const ask = (query: string) => slack.as('maija').suggest(spot('external_select'), query);
    expect((await ask('kam')).ack).toEqual({ options: [kamppi] });
    expect((await ask('grouped')).ack).toMatchObject({ option_groups: [{ options }] });
    expect(heard[0]).toMatchObject({
      type: 'block_suggestion',
      value: 'kam',
      action_id: 'external_select',
    });
  });
});

describe('a client submits what it has kept', () => {
  it('an input that dispatches tells the bot at once, with what stands in the others; one that does not waits', async () => {
    const view = await openModal();
    const maija = slack.as('maija');
    maija.typeInto(view, { name: { text: { value: 'half' } }, stray: { text: { value: 'x' } } });
    const live = { at: { view }, blockId: 'live', actionId: 'text' };
    expect((await maija.use(live, { value: 'now' })).error).toBeNull();
    expect(lastState()).toMatchObject({
      name: { text: { value: 'half' } },
      live: { text: { value: 'now' } },
    });
    expect(lastState()).not.toHaveProperty('stray');
    expect((await maija.use({ ...live, blockId: 'name' }, { value: 'whole' })).error).toBe(
      NOT_DISPATCHED,
    );
    await maija.closeView(view);
    expect(heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(slack.view('maija')).toBeNull();
  });

  it('what the client refuses stands under the input, and the bot hears nothing', async () => {
    const view = await openModal();
    heard.length = 0;
    const maija = slack.as('maija');
    expect((await maija.submitView(view, {})).error).toBe(INVALID_INPUT);
    expect(slack.view('maija')?.errors).toEqual({ name: 'Please complete this required field.' });
    expect(
      (await maija.submitView(view, { name: { text: { value: 'longer than ten' } } })).error,
    ).toBe(INVALID_INPUT);
    expect(slack.view('maija')?.errors).toEqual({ name: 'At most 10 characters, please.' });
    expect(heard).toEqual([]);

    expect((await maija.submitView(view, { name: { text: { value: 'no' } } })).error).toBeNull();
    expect(slack.view('maija')?.errors).toEqual({ name: 'No' });
    const values = {
      name: { text: { value: 'yes' } },
      lock: { multi_external_select: { selected_options: options } },
    };
    expect((await maija.submitView(view, values)).error).toBeNull();
    expect(lastState()).toMatchObject(values);
    expect(slack.view('maija')).toBeNull();
    expect((await maija.submitView(view, values)).error).toBe('view_not_found');
  });
});
