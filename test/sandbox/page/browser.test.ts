import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../../src/sandbox/web/open-sandbox.ts';
import { labels } from '../../../src/text/index.ts';
import { chromiumPath, startChromium } from '../../e2e/chromium.ts';
import { desk, phone, type Visitor, visit } from './visitor.ts';

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? 'Slack in the sandbox (skipped: no Chromium here)' : 'Slack in the sandbox',
  { timeout: 60_000 },
  () => {
    let browser: Browser;
    let sandbox: OpenSandbox;
    beforeAll(async () => {
      [browser, sandbox] = await Promise.all([
        startChromium(chromiumPath ?? ''),
        openSandbox({ port: 0, environment: { PUBLIC_URL: '' } }),
      ]);
    });
    afterAll(async () => {
      await Promise.all([browser.close(), sandbox.close()]);
    });
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

    const opens = (options = desk): Promise<Visitor> => visit(browser, sandbox.url, options);

    it('completes a command by keyboard, sends it, and answers a press', async () => {
      const { page, composer, button, findsNothingWrong } = await opens();
      await composer.pressSequentially('/li');
      await composer.press('Tab');
      const offered = page.getByRole('listbox', { name: '/livion' });
      expect(await offered.getByRole('option').count()).toBe(9);
      await composer.press('ArrowDown');
      await composer.press('ArrowUp');
      await composer.press('Enter');
      expect(await composer.inputValue()).toBe('/livion setup ');
      await composer.pressSequentially('Kamppi');
      await composer.press('Enter');
      expect(await composer.inputValue()).toBe('');
      await button(labels.yes).click();
      await page.getByRole('heading', { name: 'Service code', exact: true }).waitFor();
      await composer.pressSequentially('KAMPPI');
      await composer.press('Enter');
      await page.getByRole('heading', { name: 'Service address', exact: true }).waitFor();
      await page.getByText('✓ Service code KAMPPI').first().waitFor();
      await findsNothingWrong();
    });

    it('shows what only the person who asked can see', async () => {
      const maija = await opens();
      await maija.says('/livion status Kamppi');
      await maija.page.getByText('Only visible to you').waitFor();
      await maija.becomes('Support');
      expect(await maija.page.getByText('Only visible to you').count()).toBe(0);
    });

    it('opens a form, says what is wrong under the input, and closes it by Escape', async () => {
      const { page, button, findsNothingWrong } = await opens();
      await button('Home').click();
      await button(labels.createNew).click();
      const form = page.getByRole('dialog', { name: 'New site' });
      const field = form.getByRole('textbox');
      await field.waitFor();
      await form.getByRole('button', { name: labels.goOn }).click();
      await form.getByRole('alert').waitFor();
      expect(await form.getByRole('alert').textContent()).toBe('Please complete this required field.');
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
      await findsNothingWrong();
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });

      await button(labels.createNew).click();
      await field.fill('Pasila');
      await field.press('Enter');
      await form.waitFor({ state: 'detached' });
      await button('Messages').click();
      await page.getByText('Pasila · before we start').waitFor();
      await findsNothingWrong();
    });

    it('holds a conversation in a thread of a channel', async () => {
      const { page, says, button, goesTo, findsNothingWrong } = await opens();
      await goesTo('sites');
      await says('/livion setup Vallila here');
      await button(/repl(?:y|ies)/).click();
      const thread = page.getByRole('complementary', { name: 'Thread' });
      await thread.getByRole('button', { name: labels.yes }).click();
      await thread.getByRole('heading', { name: 'Service code' }).waitFor();
      const reply = thread.getByRole('textbox', { name: 'Reply…' });
      await reply.fill('/livion status');
      await reply.press('Enter');
      await page.getByText('/livion is not supported in threads. Sorry!').waitFor();
      await reply.fill('later');
      await reply.press('Enter');
      await thread.getByRole('heading', { name: 'Service address' }).waitFor();
      await thread.getByRole('article', { name: /^Maija Virtanen/ }).waitFor();
      await findsNothingWrong();
      await button('Close the thread').click();
      await thread.waitFor({ state: 'detached' });
    });

    it('lets everybody keep their place and what they began to write', async () => {
      const { page, composer, becomes, goesTo } = await opens();
      await composer.fill('half a sent');
      await becomes('Manager');
      await goesTo('managers');
      expect(await composer.inputValue()).toBe('');
      await becomes('Installer');
      expect(await composer.inputValue()).toBe('half a sent');
      await becomes('Manager');
      await page.getByRole('heading', { name: 'managers', exact: true }).waitFor();
    });

    it('searches for locks as one types, in a menu that the keyboard can use', async () => {
      manyDoors(60);
      const visitor = await opens();
      const { page, button, says, findsNothingWrong } = visitor;
      await says('/livion setup Malmi');
      await comesToVerification(visitor);
      await button(labels.verify).click();
      await button(labels.whichLocks).click();
      const form = page.getByRole('dialog', { name: 'Which locks?' });
      await form.getByRole('radio', { name: 'is not needed' }).check();
      await form.getByRole('button', { name: labels.save }).click();
      await form.getByText('Choose at least one that is needed').waitFor();

      const needed = form.getByRole('combobox').first();
      await needed.pressSequentially('door 7');
      await form.getByRole('option', { name: 'Lock: Door 7' }).waitFor();
      await findsNothingWrong();
      await needed.press('Enter');
      await needed.press('Escape');
      await form.getByRole('button', { name: 'Remove Lock: Door 7' }).waitFor();
      await form.getByRole('button', { name: labels.save }).click();
      await page.getByText('That is 1 of 60 locks.').waitFor();
    });

    it('fits a phone: one pane at a time, the list of channels a screen of its own', async () => {
      const { page, composer, button, goesTo, findsNothingWrong } = await opens(phone);
      await composer.fill('/livion status ');
      await composer.press('Enter');
      await page.getByText('Only visible to you').last().waitFor();
      await findsNothingWrong();
      await button('Back to the list of channels').click();
      await findsNothingWrong();
      await goesTo('sites');
      expect(await page.getByRole('region', { name: 'iLOQ Manager' }).isVisible()).toBe(false);
      await button('iLOQ Manager').click();
      await findsNothingWrong();
      await button('Faults').click();
      await findsNothingWrong();
    });

    it('says in the words of Slack that the bot does not answer', async () => {
      const { page, says, button } = await opens();
      await button('Kill it').click();
      await button('Start it').waitFor();
      await says('/livion status');
      await page.getByText('/livion failed with the error "dispatch_failed"').waitFor();
      await button('Start it').click();
      await button('Kill it').waitFor();
      await says('/livion status');
      await page.getByText('Only visible to you').last().waitFor();
    });

    /** The locking system gets this many doors, all in order. */
    function manyDoors(count: number): void {
      for (const group of sandbox.iloq.state.systems.flatMap(({ lockGroups }) => lockGroups)) {
        const [like] = group.locks;
        if (!like) throw new Error('the sandbox has no lock');
        const door = (at: number) => ({ ...structuredClone(like), FLock_ID: `l${at}`, Description: `Door ${at}` });
        group.locks = Array.from({ length: count }, (_, at) => door(at));
      }
    }

    async function comesToVerification({ page, button, says }: Visitor): Promise<void> {
      const isAsked = (step: string) => page.getByRole('heading', { name: step, exact: true }).last().waitFor();
      await page.getByText('Malmi · before we start').waitFor();
      await button(labels.yes).click();
      await page.getByText('Malmi · step 6 of 13').waitFor();
      await says('KAMPPI');
      await page.getByText('Malmi · step 7 of 13').waitFor();
      await says(`${sandbox.iloq.url}/iloqws`);
      await isAsked('Create the API user');
      await button(labels.done).click();
      await isAsked('User ID');
      await says('api.keyautomat');
      await isAsked('Password');
      await button(labels.enterPassword).click();
      const form = page.getByRole('dialog', { name: 'API user password' });
      await form.getByRole('textbox').fill('Avain-Automaatti-42');
      await form.getByRole('button', { name: labels.save }).click();
      await isAsked('Select the twelve usage rights');
      await button(labels.done).click();
      await isAsked('Verification with iLOQ');
    }
  },
);
