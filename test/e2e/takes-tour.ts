import { expect } from 'vitest';
import { pageTexts } from '../../src/text/en/index.ts';
import type { Visitor } from './visitor.ts';

/** More than there are legs, counted with the moments between them. */
const mostDeeds = 80;

/**
 * Somebody who reads the tour's card and does what it points at, and nothing else, until it says
 * that it is over.
 * @param looks what to do when a leg begins, by its title
 * @returns the titles of the legs on the way, in order
 */
export async function takesTour(
  { page, types }: Visitor,
  looks: (title: string) => Promise<void>,
): Promise<string[]> {
  const card = page.getByRole('region', { name: 'Tour' });
  const here = page.locator('[data-tour-here]');
  const titles: string[] = [];

  /** What the card says now and where it points. */
  const reads = async () => {
    const [, number, title = ''] =
      /^(?:(\d+) of \d+)?\s*(.*)$/u.exec((await card.getByRole('heading').textContent()) ?? '') ??
      [];
    return { title, counted: number !== undefined };
  };
  const pointsAt = async () =>
    (await here.getAttribute('data-tour')) ??
    ((await here.getAttribute('href')) === null ? 'button' : 'link');

  async function doesIt(copy: string): Promise<void> {
    const spot = await pointsAt();
    if (spot === 'composer') return types(copy);
    if (spot === 'rights') return selectsAll();
    if (spot === 'link') return savesPassword(copy);
    await here.click();
  }
  async function selectsAll(): Promise<void> {
    const open = here.getByRole('checkbox', { checked: false });
    await open.first().waitFor();
    for (let left = await open.count(); left > 0; left -= 1) {
      await open.first().click();
      await expect.poll(() => open.count()).toBeLessThan(left);
    }
    await page.locator('[data-tour="rights"][data-tour-here]').waitFor({ state: 'detached' });
  }
  async function savesPassword(password: string): Promise<void> {
    const [tab] = await Promise.all([page.waitForEvent('popup'), here.click()]);
    await tab.getByLabel(pageTexts.password.label, { exact: true }).fill(password);
    await tab.keyboard.press('Enter');
    await tab.getByText(pageTexts.stored.text).waitFor();
    await tab.close();
  }

  for (let deeds = 0; deeds < mostDeeds; deeds += 1) {
    const { title, counted } = await reads();
    if (counted && titles.at(-1) !== title) {
      titles.push(title);
      await looks(title);
    }
    if (title === 'That was the tour') return titles;
    const before = await page.evaluate(now);
    if ((await here.count()) > 0) {
      const code = card.locator('code');
      await doesIt((await code.count()) > 0 ? ((await code.textContent()) ?? '') : '');
    }
    await expect.poll(() => page.evaluate(now)).not.toBe(before);
  }
  throw new Error(`the tour goes round in circles: ${titles.join(', ')}`);
}

/** In the page: what the card says, and the words of what it points at. */
const now = `document.querySelector('.tour h2').textContent + (document.querySelector('[data-tour-here]')?.textContent ?? '')`;
