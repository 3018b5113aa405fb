import { expect } from 'vitest';
import { z } from 'zod';
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
  const here = page.locator('[data-tour-here]');
  const titles: string[] = [];
  const done = new Set<string>();

  /** Waits for a leg that is not read yet, or for a place where nothing was done in this one. */
  async function comesTo(): Promise<Leg> {
    let leg = await reads();
    const isNew = async (): Promise<boolean> => {
      leg = await reads();
      return isUnread(leg) || (leg.spot !== null && !done.has(placeOf(leg)));
    };
    await expect.poll(isNew).toBe(true);
    return leg;
  }
  const reads = async (): Promise<Leg> => legSchema.parse(await page.evaluate(now));
  const isUnread = ({ number, title }: Leg): boolean => number !== null && titles.at(-1) !== title;

  async function doesIt({ spot, copy }: Leg): Promise<void> {
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
    const leg = await comesTo();
    if (isUnread(leg)) {
      titles.push(leg.title);
      await looks(leg.title);
    }
    if (leg.title === 'That was the tour') return titles;
    if (leg.spot === null) continue;
    done.add(placeOf(leg));
    await doesIt(leg);
  }
  throw new Error(`the tour goes round in circles: ${titles.join(', ')}`);
}

/** What the card says, and where it points: all of one moment. */
const legSchema = z.object({
  number: z.string().nullable(),
  title: z.string(),
  copy: z.string(),
  spot: z.string().nullable(),
  words: z.string(),
});
type Leg = z.infer<typeof legSchema>;

/**
 * A place in a leg. The card waits a moment before it says the next one, while the next step may
 * have the same button already.
 */
const placeOf = ({ title, spot, words }: Leg): string => `${title}: ${spot} ${words}`;

/** In the page. */
const now = `(() => {
  const heading = document.querySelector('.tour h2');
  const number = heading.querySelector('.tour-number')?.textContent ?? null;
  const here = document.querySelector('[data-tour-here]');
  return {
    number,
    title: heading.textContent.slice(number?.length ?? 0).trim(),
    copy: document.querySelector('.tour code')?.textContent ?? '',
    spot: here && (here.dataset.tour ?? (here.hasAttribute('href') ? 'link' : 'button')),
    words: here?.textContent ?? '',
  };
})()`;
