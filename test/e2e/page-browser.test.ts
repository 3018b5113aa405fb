import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { labels, pageTexts } from '../../src/text/en/index.ts';
import { enterLabel, type PagedWorld, startPagedWorld } from '../http/credentials/paged-world.ts';
import { chromiumPath, startChromium } from './chromium.ts';

/** With a folder here, the pictures of the README are taken anew into it. */
const { SCREENSHOTS: pictures } = process.env;

const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  // Drawn finely where it is looked at.
  deviceScaleFactor: pictures ? 2 : 1,
  colorScheme: 'light',
};
const texts = pageTexts.password;

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined
    ? 'the pages in a browser (skipped: no Chromium here)'
    : 'the pages in a browser',
  () => {
    let browser: Browser;
    let world: PagedWorld;
    let complaints: string[];
    beforeAll(async () => {
      browser = await startChromium(chromiumPath ?? '');
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      complaints = [];
      world = await startPagedWorld();
      await world.comesToPassword();
    });
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      await world.close();
    });

    async function open(link: string, options: BrowserContextOptions = phone): Promise<Page> {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(300_000);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('status of 4'))
          complaints.push(message.text());
      });
      await page.goto(link);
      return page;
    }

    async function picture(page: Page, name: string): Promise<void> {
      if (pictures)
        await page
          .locator('body')
          .screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled' });
    }

    const field = (page: Page) => page.getByLabel(texts.label, { exact: true });
    const rule = (page: Page, id: string) => page.locator(`[data-rule="${id}"]`);
    const isMet = async (page: Page, id: string): Promise<boolean> =>
      (await rule(page, id).getAttribute('class'))?.includes('met') ?? false;
    const fits = (page: Page): Promise<boolean> =>
      page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
    const heading = (page: Page): Promise<string | null> =>
      page.getByRole('heading', { level: 1 }).textContent();

    it('take the password on a phone: masked, shown on demand, the rules ticked as one types', async () => {
      const page = await open(await world.getsLink('maija', enterLabel));
      expect(await page.locator(':focus').getAttribute('id')).toBe('password');
      expect(await field(page).getAttribute('type')).toBe('password');
      expect(await fits(page)).toBe(true);

      await field(page).fill('avain');
      expect(await isMet(page, 'no-lower-case')).toBe(true);
      expect(await isMet(page, 'no-upper-case')).toBe(false);
      expect(await page.getByRole('status').textContent()).toBe(texts.rulesOpen(2));
      await field(page).fill('Api.KeyAutomat-1');
      expect(await isMet(page, 'contains-user-id')).toBe(false);
      await page.getByRole('button', { name: texts.show }).click();
      expect(await field(page).getAttribute('type')).toBe('text');
      await page.getByRole('button', { name: texts.hide }).click();
      expect(await field(page).getAttribute('type')).toBe('password');
      await field(page).fill(world.right.password);
      expect(await page.getByRole('status').textContent()).toBe(texts.rulesMet);
      await picture(page, 'password-page');
      await page.emulateMedia({ colorScheme: 'dark' });
      await picture(page, 'password-page-dark');
      await page.emulateMedia({ colorScheme: 'light' });

      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText(pageTexts.stored.text).waitFor();
      expect(page.url()).toBe(world.newestLink('maija'));
      await world.maija.isAsked('usage-rights');
      expect(complaints).toEqual([]);
    });

    it('say what is wrong with a password, and take the next one', async () => {
      const page = await open(await world.getsLink('maija', enterLabel));
      await field(page).fill('nur-klein-1');
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('alert').textContent()).toBe('An upper-case letter is missing.');
      expect(await field(page).inputValue()).toBe('');
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      expect(await fits(page)).toBe(true);
      await picture(page, 'password-page-wrong');
      await field(page).fill(world.right.password);
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText(pageTexts.stored.text).waitFor();
      expect(complaints).toEqual([]);
    });

    it('work once: reloaded, gone back to or opened again there is a way to a new link', async () => {
      const link = await world.getsLink('maija', enterLabel);
      const page = await open(link);
      const second = await open(link);
      await field(page).fill(world.right.password);
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText(pageTexts.stored.text).waitFor();

      await field(second).fill(world.right.password);
      await second.getByRole('button', { name: texts.save }).click();
      await second.getByText(pageTexts.gone.title).waitFor();
      expect(await fits(second)).toBe(true);
      await picture(second, 'password-page-gone');
      await page.goto(link);
      expect(await heading(page)).toBe(pageTexts.gone.title);
    });

    it('are gone after 15 minutes, also when they were open before', async () => {
      const link = await world.getsLink('maija', enterLabel);
      const page = await open(link);
      world.passes(15);
      await field(page).fill(world.right.password);
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText(pageTexts.gone.title).waitFor();
      expect(await heading(await open(link))).toBe(pageTexts.gone.title);
    });

    it('still take the password after ten GET and ten HEAD requests of link scanners', async () => {
      const link = await world.getsLink('maija', enterLabel);
      for (let i = 0; i < 10; i += 1)
        await Promise.all([fetch(link), fetch(link, { method: 'HEAD' })]);
      const page = await open(link);
      await field(page).fill(world.right.password);
      await field(page).press('Enter');
      await page.getByText(pageTexts.stored.text).waitFor();
    });

    it('work without JavaScript', async () => {
      const page = await open(await world.getsLink('maija', enterLabel), {
        ...phone,
        javaScriptEnabled: false,
      });
      expect(await page.getByRole('button', { name: texts.show }).isVisible()).toBe(false);
      await field(page).fill('nur-klein-1');
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText('An upper-case letter is missing.').waitFor();
      await field(page).fill(world.right.password);
      await page.getByRole('button', { name: texts.save }).click();
      await page.getByText(pageTexts.stored.text).waitFor();
      await world.maija.isAsked('usage-rights');
    });

    it('hand the credentials out after the code, to be copied', async () => {
      const { maija, right } = world;
      const entering = await open(await world.getsLink('maija', enterLabel));
      await field(entering).fill(right.password);
      await field(entering).press('Enter');
      await maija.isAsked('usage-rights');
      await maija.comesTo('hand-over', right);

      const page = await open(await world.getsLink('maija', labels.showCredentials));
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'], { origin: world.url });
      const code = page.getByLabel(pageTexts.code.label, { exact: true });
      await code.fill('12');
      await code.press('Enter');
      await page.getByText(pageTexts.code.wrong(4)).waitFor();
      await code.fill(world.newestCode('maija'));
      await picture(page, 'code-page');
      await page.getByRole('button', { name: pageTexts.code.show }).click();
      await page.getByText(right.password).waitFor();
      expect(await fits(page)).toBe(true);
      await picture(page, 'credentials-page');
      // That it was copied stands there for two seconds.
      await Promise.all([
        page.getByText(`✓ ${pageTexts.credentials.copied}`).waitFor(),
        page.getByRole('button', { name: `Copy: ${pageTexts.credentials.password}` }).click(),
      ]);
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe(right.password);
      await maija.sees('looked at the credentials');
      expect(complaints).toEqual([]);
    });
  },
);
