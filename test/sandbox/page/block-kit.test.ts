import type { App } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPage } from '../../../sandbox/web/build-page.ts';
import { type OpenSandbox, openSandbox } from '../../../sandbox/web/open-sandbox.ts';
import { chromiumPath, startChromium } from '../../e2e/chromium.ts';
import { timesFaster } from '../../e2e/hurried.ts';
import { built } from '../../folder-for-the-run.ts';
import { startTinyBot } from '../tiny-bot.ts';
import { desk, type Visitor, visit } from './visitor.ts';

const plain = (text: string) => ({ type: 'plain_text', text }) as const;
const option = (text: string) => ({ text: plain(text), value: text });
const doors = Array.from({ length: 30 }, (_, at) => option(`Door ${at}`));

const everything: readonly KnownBlock[] = [
  {
    type: 'section',
    text: { type: 'mrkdwn', text: '*Kamppi*' },
    accessory: {
      type: 'overflow',
      action_id: 'overflow',
      options: [option('Rename'), option('Archive')],
    },
  },
  {
    type: 'actions',
    elements: [
      {
        ...{
          type: 'button',
          action_id: 'delete',
          text: plain('Delete'),
          style: 'danger',
          value: 'kamppi',
        },
        confirm: {
          title: plain('Delete Kamppi?'),
          text: plain('For good.'),
          confirm: plain('Yes'),
          deny: plain('No'),
        },
      },
      { type: 'button', action_id: 'slow', text: plain('Slow') },
      { type: 'button', action_id: 'form', text: plain('Form') },
      {
        type: 'external_select',
        action_id: 'door',
        placeholder: plain('A door'),
        min_query_length: 1,
      },
    ],
  },
];

const form: ModalView = {
  ...{
    type: 'modal',
    callback_id: 'form',
    title: plain('First'),
    submit: plain('Send'),
    close: plain('Leave'),
  },
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'name' },
    },
    {
      ...{ type: 'input', block_id: 'doors', label: plain('Doors'), optional: true },
      element: { type: 'multi_external_select', action_id: 'door', min_query_length: 0 },
    },
  ],
};
const second: ModalView = {
  ...form,
  callback_id: 'second',
  title: plain('Second'),
  blocks: [form.blocks[0] ?? []].flat(),
};

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined
    ? 'Block Kit in the sandbox (skipped: no Chromium here)'
    : 'Block Kit in the sandbox',
  () => {
    let browser: Browser;
    let sandbox: OpenSandbox;
    let visitor: Visitor | undefined;
    let stop: () => Promise<void>;
    let post: App['client']['chat']['postMessage'];
    /** What the bot was told. */
    const heard: string[] = [];

    function listen(app: App): void {
      post = (message) => app.client.chat.postMessage(message);
      app.options(/.*/, ({ ack, payload }) =>
        ack({ options: doors.filter(({ value }) => value.includes(payload.value)) }),
      );
      app.action('slow', () => new Promise(() => {}));
      app.action('form', async ({ ack, body, client }) => {
        await ack();
        if ('trigger_id' in body)
          await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.action(/^(?:overflow|delete|door)$/, async ({ ack, action }) => {
        await ack();
        heard.push('selected_option' in action ? `${action.selected_option?.value}` : action.type);
      });
      app.view('form', async ({ ack, view }) => {
        const { name } = view.state.values['name'] ?? {};
        if (name?.value === 'x')
          return ack({ response_action: 'errors', errors: { name: 'Longer, please.' } });
        heard.push(
          JSON.stringify(
            view.state.values['doors']?.['door']?.selected_options?.map(({ value }) => value),
          ),
        );
        return ack({ response_action: 'push', view: second });
      });
      app.view('second', ({ ack }) => ack({ response_action: 'clear' }));
    }

    beforeAll(async () => {
      [browser, sandbox] = await Promise.all([
        startChromium(chromiumPath ?? ''),
        // A busy machine changes nothing, and where nobody answers three seconds are over soon.
        openSandbox({
          ...{ port: 0, botScript: built('livion') },
          // What React does not like it says in the console.
          page: await buildPage('development'),
          ...{ patienceMs: 60_000, slackClock: timesFaster(40) },
        }),
      ]);
      ({ stop } = await startTinyBot(sandbox.slack, 'http', listen));
    });
    afterAll(async () => {
      await Promise.all([browser.close(), stop()]);
      await sandbox.close();
    });
    afterEach(() => {
      heard.length = 0;
    });

    /** One page serves all: each test has a message of its own at its end. */
    async function opens(): Promise<Visitor> {
      visitor ??= await visit(browser, sandbox.url, desk);
      const channel = sandbox.slack.channel('sites').id;
      await visitor.goesTo('sites');
      const { ts } = await post({ channel, text: 'All', blocks: [...everything] });
      await visitor.page.locator(`[data-ts="${ts}"]`).waitFor();
      return visitor;
    }
    const hears = (what: string) => expect.poll(() => heard).toEqual([what]);
    const chooses = async (menu: Locator, typed: string, found: string): Promise<void> => {
      await menu.pressSequentially(typed);
      await menu.page().getByRole('option', { name: found, exact: true }).waitFor();
      await menu.press('Enter');
    };

    it('asks before a button does something, and does nothing on No', async () => {
      const { page, button, findsNothingWrong } = await opens();
      await button('Delete').click();
      const dialog = page.getByRole('dialog', { name: 'Delete Kamppi?' });
      await findsNothingWrong();
      await dialog.getByRole('button', { name: 'No' }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(heard).toEqual([]);
      await button('Delete').click();
      await dialog.getByRole('button', { name: 'Yes' }).click();
      await hears('button');
    });

    it('has menus for the keyboard: more actions, and options that the bot is asked for', async () => {
      const { page, button, findsNothingWrong } = await opens();
      await button('More actions').press('Enter');
      await page.getByRole('menuitem', { name: 'Rename' }).waitFor();
      await findsNothingWrong();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await hears('Archive');
      heard.length = 0;
      const menu = page.getByRole('combobox', { name: 'A door' }).last();
      await menu.click();
      await page.getByText('No results').waitFor();
      await chooses(menu, 'Door 7', 'Door 7');
      await hears('Door 7');
      expect(await menu.inputValue()).toBe('Door 7');
    });

    it('shows errors under inputs, pushes a form over another, and keeps what was typed below', async () => {
      const { page, button, findsNothingWrong } = await opens();
      await button('Form').click();
      const first = page.getByRole('dialog', { name: 'First' });
      const name = first.getByRole('textbox', { name: 'Name' });
      await name.fill('x');
      await name.press('Enter');
      await first.getByText('Longer, please.').waitFor();
      await name.fill('Kamppi');
      const menu = first.getByRole('combobox', { name: 'Doors (optional)' });
      await chooses(menu, 'Door 1', 'Door 1');
      await chooses(menu, 'Door 22', 'Door 22');
      await findsNothingWrong();
      await menu.press('Escape');
      await menu.press('Backspace');
      await first.getByRole('button', { name: 'Send' }).click();
      const over = page.getByRole('dialog', { name: 'Second' });
      await over.waitFor();
      await hears('["Door 1"]');
      await page.keyboard.press('Escape');
      await first.waitFor();
      expect(await name.inputValue()).toBe('Kamppi');
      await first.getByRole('button', { name: 'Send' }).click();
      await over.getByRole('textbox', { name: 'Name' }).fill('done');
      await over.getByRole('button', { name: 'Send' }).click();
      await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    });

    it('shows that a button is pressed, and after three seconds that nobody answered', async () => {
      const { page, button } = await opens();
      // In the page: what the button says of itself from now on, however short.
      await button('Slow').evaluate((pressed) => {
        const busy: (string | null)[] = [];
        Object.assign(window, { busy });
        new MutationObserver(() => busy.push(pressed.getAttribute('aria-busy'))).observe(pressed, {
          attributeFilter: ['aria-busy'],
        });
      });
      await button('Slow').click();
      await page.getByText('Operation timed out. Apps need to respond within 3 seconds.').waitFor();
      await expect.poll(() => page.evaluate('busy')).toEqual(['true', 'false']);
    });
  },
);
