import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenSandbox, openSandbox } from '../../../sandbox/web/open-sandbox.ts';
import { labels } from '../../../src/text/en/index.ts';
import { chromiumPath, startChromium } from '../../e2e/chromium.ts';
import { requestsOnDisk, settledOnDisk, sitesOnDisk } from '../../e2e/told.ts';
import { built } from '../../folder-for-the-run.ts';
import { builtPage } from '../built-page.ts';
import { openPage } from '../web/page-client.ts';
import { desk, phone, type Visitor, visit } from './visitor.ts';

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined
    ? 'Slack in the sandbox (skipped: no Chromium here)'
    : 'Slack in the sandbox',
  () => {
    let browser: Browser;
    let sandbox: OpenSandbox;
    beforeAll(async () => {
      [browser, sandbox] = await Promise.all([
        startChromium(chromiumPath ?? ''),
        openSandbox({
          ...{ port: 0, patienceMs: 60_000, environment: { PUBLIC_URL: '' } },
          ...{ botScript: built('livion'), page: await builtPage() },
        }),
      ]);
    });
    afterAll(async () => {
      await Promise.all([browser.close(), sandbox.close()]);
    });

    const isFocused = (field: Locator) =>
      field.evaluate((input) => input === document.activeElement);
    const visitors = new Map<typeof desk, Visitor>();
    /** The page as it is when one has just come; a browser that has it loaded has it sooner. */
    async function opens(options = desk): Promise<Visitor> {
      const visitor = visitors.get(options) ?? (await visit(browser, sandbox.url, options));
      if (visitors.has(options)) await visitor.comesAgain();
      visitors.set(options, visitor);
      return visitor;
    }

    const frame = (page: Page) => page.evaluate('new Promise(requestAnimationFrame)');
    /** The bot has worked on the newest message of Maija's, and said all that it had to say. */
    const nothingIsOpen = (): boolean => {
      const { slack, dataDir } = sandbox;
      const maija = slack.person('maija').id;
      const newest = slack.messages('maija').findLast(({ user }) => user === maija);
      return (
        newest !== undefined &&
        settledOnDisk(dataDir).has(`message:${newest.channel}:${newest.ts}`) &&
        requestsOnDisk(dataDir).open === 0 &&
        sitesOnDisk(dataDir).every(({ pending }) => pending.length === 0)
      );
    };
    /** Until that is so, and the page shows it. */
    async function allIsDrawn(page: Page): Promise<void> {
      await expect.poll(nothingIsOpen).toBe(true);
      const another = await openPage(sandbox.url, 'U0MAIJA');
      const { version } = another.state();
      another.close();
      await expect.poll(() => page.evaluate('window.heard')).toBeGreaterThanOrEqual(version);
      await frame(page);
      await frame(page);
    }

    it('completes a command by keyboard, sends it, and answers a press', async () => {
      const { page, composer, button, findsNothingWrong } = await opens();
      await composer.pressSequentially('/li');
      await composer.press('Tab');
      const offered = page.getByRole('listbox', { name: '/livion' });
      expect(await offered.getByRole('option').count()).toBe(10);
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
      await page.getByText('✓ KAMPPI').first().waitFor();
      await page.emulateMedia({ colorScheme: 'dark' });
      await findsNothingWrong();
    });

    it('shows what only the person who asked can see', async () => {
      const maija = await opens();
      await maija.says('/livion status Kamppi');
      const status = maija.page
        .getByRole('article')
        .filter({ hasText: 'Only visible to you' })
        .last();
      await status.getByRole('heading', { name: 'Kamppi' }).waitFor();
      await maija.becomes('Support');
      expect(await status.count()).toBe(0);
    });

    it('opens a form, says what is wrong under the input, and closes it by Escape', async () => {
      const { page, button, findsNothingWrong } = await opens();
      await button('Home').click();
      await button(labels.createNew).click();
      const form = page.getByRole('dialog', { name: 'New site' });
      const field = form.getByRole('textbox');
      await field.waitFor();
      await expect.poll(() => isFocused(field)).toBe(true);
      await form.getByRole('button', { name: labels.goOn }).click();
      await form.getByRole('alert').waitFor();
      expect(await form.getByRole('alert').textContent()).toBe(
        'Please complete this required field.',
      );
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      await expect.poll(() => isFocused(field)).toBe(true);
      await findsNothingWrong();
      await page.keyboard.press('Escape');
      await form.waitFor({ state: 'detached' });

      await button(labels.createNew).click();
      await field.fill('Wharf');
      await field.press('Enter');
      await form.waitFor({ state: 'detached' });
      await button('Messages').click();
      await page.getByText('Wharf · before we start').waitFor();
      await findsNothingWrong();
    });

    it('holds a conversation in a thread of a channel', async () => {
      const { page, says, button, goesTo, findsNothingWrong } = await opens();
      await goesTo('sites');
      await says('/livion setup Quay here');
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

    it('shows what comes of what one sends, and says that something is new to who reads further up', async () => {
      const { page, says, composer } = await opens(phone);
      const log = page.getByRole('log');
      const maija = sandbox.slack.as('maija');
      for (const text of ['help', 'what?', 'status', 'help', 'what?']) await maija.dm(text);
      const scrollsUp = async () => {
        await log.evaluate((box) => {
          box.scrollTop = 0;
        });
        // The page hears of it with the next frame.
        await frame(page);
        await frame(page);
      };
      const fromEnd = () =>
        log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
      const drawn = () => page.evaluate<number>('window.drawn');
      await expect.poll(() => log.getByRole('article').count()).toBeGreaterThan(9);
      await allIsDrawn(page);
      await scrollsUp();
      await maija.dm('help');
      const unseen = page.getByRole('button', { name: /new messages?/ });
      await unseen.click();
      await expect.poll(fromEnd).toBeLessThan(2);
      await expect.poll(() => unseen.count()).toBe(0);
      await allIsDrawn(page);
      await scrollsUp();
      await says('and now?');
      await log.getByText('and now?').waitFor();
      await expect.poll(fromEnd).toBeLessThan(2);

      await allIsDrawn(page);
      const before = await drawn();
      await composer.pressSequentially('I type on and on');
      expect(await drawn()).toBe(before);
    });

    it('sends a file, and lets one change and delete what one has written', async () => {
      const { page, says, button, composer, findsNothingWrong } = await opens();
      await says('/livion setup Pier');
      await page.getByText('Pier · before we start').last().waitFor();
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        button('Attach a photo or a file').click(),
      ]);
      await chooser.setFiles({
        name: 'IMG_1.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('x'),
      });
      await page.getByText('IMG_1.jpg').waitFor();
      await button('Send now').click();
      await page.getByText('I cannot read pictures or other files yet').waitFor();
      await findsNothingWrong();

      await says('quay');
      const mine = page.getByRole('article', { name: /^Maija/ }).last();
      await mine.getByText('quay').waitFor();
      await mine.hover();
      await mine.getByRole('button', { name: 'Edit message' }).click();
      const field = mine.getByRole('textbox', { name: 'Edit message' });
      await field.fill('quayside');
      await field.press('Enter');
      await mine.getByText('(edited)').waitFor();
      await page.getByText(/do not read edits/).waitFor();
      await mine.hover();
      await mine.getByRole('button', { name: 'Delete message' }).click();
      await page.getByText('quayside').waitFor({ state: 'detached' });
      expect(await composer.inputValue()).toBe('');
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
  },
);
