import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriersOn } from '../../e2e/barriers.ts';

export const desk: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  colorScheme: 'light',
};
export const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  colorScheme: 'light',
};

/** Somebody in front of the page. */
export interface Visitor {
  readonly page: Page;
  /** Where one writes in the channel that is open. */
  readonly composer: Locator;
  button(name: string | RegExp): Locator;
  /** Loads the page anew. */
  comesAgain(): Promise<void>;
  /** Opens a channel from the list. */
  goesTo(channel: string): Promise<void>;
  becomes(part: 'Installer' | 'Support' | 'Manager'): Promise<void>;
  /** Types as a person does, without what would be completed, and sends it. */
  says(text: string): Promise<void>;
  /**
   * No serious finding of axe, nothing wider than the screen, nothing that the page does not know,
   * no error in the console.
   */
  findsNothingWrong(): Promise<void>;
}

/**
 * How often a message was drawn: each looks up where it is read. And the version of the state that
 * the page has heard of last.
 */
const countDrawn = `
  window.drawn = 0;
  window.heard = 0;
  window.EventSource = class extends EventSource {
    constructor(...where) {
      super(...where);
      this.addEventListener('message', ({ data }) => {
        window.heard = JSON.parse(data).version;
      });
    }
  };
  const { resolvedOptions } = Intl.DateTimeFormat.prototype;
  Intl.DateTimeFormat.prototype.resolvedOptions = function () {
    window.drawn += 1;
    return resolvedOptions.call(this);
  };
`;

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<Visitor> {
  const context = await browser.newContext({
    ...options,
    // What turns while something is under way is drawn sixty times a second.
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Helsinki',
  });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  await page.addInitScript(countDrawn);
  await page.goto(url);
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.waitFor();
  return {
    page,
    composer,
    button: (name) =>
      page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) }).last(),
    async comesAgain() {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.reload();
      await composer.waitFor();
    },
    async goesTo(channel) {
      await page.locator(`[data-tour="channel-${channel}"]`).click();
      await page.getByRole('heading', { name: channel, exact: true }).waitFor();
    },
    async becomes(part) {
      await page.locator(`[data-tour="person-${part}"]`).click();
      await page.locator(`[data-tour="person-${part}"][aria-pressed="true"]`).waitFor();
    },
    async says(text) {
      await composer.fill(text);
      await composer.press('Escape');
      await composer.press('Enter');
    },
    async findsNothingWrong() {
      expect(await barriersOn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
        true,
      );
      expect(await page.locator('.unknown').allTextContents()).toEqual([]);
      expect(complaints).toEqual([]);
    },
  };
}
