import type { Browser, Locator, Page } from 'playwright-core';
import { z } from 'zod';
import type { Catalogue } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { barriersOn } from './barriers.ts';

/**
 * When each message of the bot came onto the screen, in milliseconds since the epoch, by its `ts`.
 */
const watchMessages = `
  window.seenAt = {};
  new MutationObserver(() => {
    for (const { dataset } of document.querySelectorAll('article[data-ts]'))
      window.seenAt[dataset.ts] ??= Date.now();
  }).observe(document, { childList: true, subtree: true });
`;

/**
 * The sandbox's page in a browser, played with mouse and keyboard by somebody who acts only on what
 * they see.
 */
export interface Visitor {
  readonly page: Page;
  /** What the browser complained of: errors in its console, and requests that failed. */
  readonly complaints: readonly string[];
  /** The messages of the channel that is shown. */
  readonly messages: Locator;
  /** Clicks into the field for messages, types, and sends with Enter. */
  types(text: string): Promise<void>;
  /**
   * Presses the newest button of this name in the messages, once the step of this title is asked.
   */
  presses(label: string, title?: string): Promise<void>;
  /** Waits until the messages say this. */
  sees(text: string): Promise<void>;
  /** Becomes another of the sandbox's people. */
  becomes(part: 'Installer' | 'Support' | 'Manager'): Promise<void>;
  opensChannel(name: string): Promise<void>;
  /** On a phone one pane is seen at a time. */
  goesTo(pane: 'Slack' | 'iLOQ Manager' | 'Faults'): Promise<void>;
  /** Clicks on these buttons of iLOQ Manager, one after the other. */
  inIloq(...labels: readonly string[]): Promise<void>;
  /** Follows the link to the bot's page in another tab, and saves the password there. */
  savesPassword(password: string): Promise<void>;
  /** What axe-core finds on the page as it is, of what is serious or critical. */
  barriers(): Promise<string[]>;
  /** When each message was on the screen, by its `ts`. */
  seenAt(): Promise<Readonly<Record<string, number>>>;
}

export async function visit(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
  { labels, pageTexts }: Pick<Catalogue, 'labels' | 'pageTexts'> = en,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Helsinki',
  });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  /** Links to the password's page. */
  const used: string[] = [];
  let leaving = false;
  page.on('close', () => {
    leaving = true;
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('requestfailed', (request) => {
    // Becoming somebody else ends the stream of events of whoever one was.
    if (!leaving && !request.url().includes('/events')) complaints.push(`${request.url()} failed`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.url()}: ${response.status()}`);
  });
  await page.addInitScript(watchMessages);
  await page.goto(url);
  await page.getByRole('textbox', { name: /^Message / }).waitFor();

  const messages = page.getByRole('log');
  const iloq = page.getByRole('region', { name: 'iLOQ Manager' });

  return {
    page,
    complaints,
    messages,
    async types(text) {
      await page.getByRole('textbox', { name: /^Message / }).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async presses(label, title) {
      const where =
        title === undefined
          ? messages
          : messages.locator('article', { has: page.getByText(title, { exact: true }) });
      await where.getByRole('button', { name: label, exact: true }).last().click();
    },
    sees: (text) => messages.getByText(text).last().waitFor(),
    async becomes(part) {
      await page.locator(`[data-tour="person-${part}"]`).click();
      await page.locator(`[data-tour="person-${part}"][aria-pressed="true"]`).waitFor();
    },
    async opensChannel(name) {
      const back = page.getByRole('button', { name: 'Back to the list of channels' });
      if (await back.isVisible()) await back.click();
      await page
        .getByRole('navigation', { name: 'Channels' })
        .getByRole('button', { name })
        .click();
    },
    async goesTo(pane) {
      const tab = page
        .getByRole('navigation', { name: 'Panes' })
        .getByRole('button', { name: pane });
      if (await tab.isVisible()) await tab.click();
    },
    async inIloq(...labels) {
      for (const name of labels) await iloq.getByRole('button', { name, exact: true }).click();
    },
    async savesPassword(password) {
      // A link that was used leads nowhere any more.
      const unused = page.locator(`a${used.map((href) => `:not([href="${href}"])`).join('')}`);
      const link = messages.getByRole('link', { name: labels.enterSafely }).and(unused).last();
      const href = await link.getAttribute('href');
      if (href !== null) used.push(href);
      const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
      await tab.getByLabel(pageTexts.password.label, { exact: true }).fill(password);
      await tab.keyboard.press('Enter');
      await tab.getByText(pageTexts.stored.text).waitFor();
      await tab.close();
    },
    barriers: () => barriersOn(page),
    seenAt: async () =>
      z.record(z.string(), z.number()).parse(await page.evaluate('window.seenAt')),
  };
}
