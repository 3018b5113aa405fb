import type { Browser } from 'playwright-core';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFailed,
} from 'vitest';
import { type OpenSandbox, openSandbox } from '../../sandbox/web/open-sandbox.ts';
import { stepIds, usageRights } from '../../src/checklist/index.ts';
import { labels, stepTexts } from '../../src/text/en/index.ts';
import { catalogue } from '../../src/text/index.ts';
import { built } from '../folder-for-the-run.ts';
import { builtPage } from '../sandbox/built-page.ts';
import { chromiumPath, startChromium } from './chromium.ts';
import { takesTour } from './takes-tour.ts';
import { type Visitor, visit } from './visitor.ts';

/** With a folder here, the pictures of the README are taken anew into it. */
const { SCREENSHOTS: pictures } = process.env;
/** With a folder here, each step of a set-up is pictured into it as a phone shows it. */
const { STEP_PICTURES: stepPictures } = process.env;

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** No machine is so slow. */
const patienceMs = 60_000;
/** The bot as it is, but without a pace. */
const botScript = built('bot-process');

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined
    ? 'the sandbox in a browser (skipped: no Chromium here)'
    : 'the sandbox in a browser',
  () => {
    let browser: Browser;
    let sandbox: OpenSandbox;
    beforeAll(async () => {
      browser = await startChromium(chromiumPath ?? '');
    });
    afterAll(() => browser.close());
    beforeEach(() => {
      onTestFailed(
        () => void process.stderr.write(`${sandbox.slack.transcript('maija').slice(-2_000)}\n`),
      );
    });
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
    const opens = async (environment: Readonly<Record<string, string>> = {}): Promise<void> => {
      const page = await builtPage();
      sandbox = await openSandbox({ port: 0, patienceMs, page, botScript, environment });
    };
    const closes = (): Promise<void> => sandbox.close();

    async function picture({ page }: Visitor, name: string): Promise<void> {
      if (pictures)
        await page.screenshot({ path: `${pictures}/sandbox-${name}.png`, animations: 'disabled' });
    }

    const fits = ({ page }: Visitor): Promise<boolean> =>
      page.evaluate('document.documentElement.scrollWidth <= innerWidth');

    describe('a set-up from beginning to end', () => {
      beforeEach(() => opens());
      afterEach(closes);

      it('takes an installer through the whole set-up, support to an alert, a manager to all sites', async () => {
        const visitor = await visit(browser, sandbox.url, desktop);
        const { page } = visitor;
        const cameAt = noteMessages(sandbox);
        expect(await visitor.barriers()).toEqual([]);

        await visitor.types('/livion setup Kamppi');
        await visitor.presses(labels.no, 'Delivered ready?');

        await visitor.sees(stepTexts['public-api'].title);
        await visitor.inIloq('Administration', 'Edit locking system information', 'Settings');
        expect(await page.getByLabel('Public API in use', { exact: true }).isChecked()).toBe(true);
        expect(await visitor.barriers()).toEqual([]);
        await visitor.presses(labels.done, stepTexts['public-api'].title);

        await visitor.sees('step 2 of 13');
        await visitor.inIloq(
          'Locks',
          'Menu of Pesula',
          'Edit Access Rights',
          'Edit Lock Settings and Access Rights',
        );
        expect(await page.getByLabel('Allow API Access Rights', { exact: true }).isChecked()).toBe(
          true,
        );
        await visitor.types('done');

        await visitor.sees(stepTexts['duplicate-access-rights'].title);
        await visitor.inIloq('Access rights', 'Duplicate Pesula');
        await page.getByLabel('Name of the new access right').fill('Pesula LivionKey');
        await page.getByLabel('API access', { exact: true }).check();
        await visitor.inIloq('Save the duplicate');
        await visitor.presses(labels.done, stepTexts['duplicate-access-rights'].title);

        await visitor.sees(stepTexts['add-to-locks'].title);
        await visitor.inIloq(
          'Locks',
          'Menu of Pesula',
          'Edit Access Rights',
          'Edit Lock Settings and Access Rights',
        );
        await page.getByLabel('Pesula LivionKey', { exact: true }).click();
        await page.getByText('API access · to be programmed').waitFor();
        await visitor.presses(labels.done, stepTexts['add-to-locks'].title);

        await visitor.sees(stepTexts['program-locks'].title);
        await visitor.inIloq('Order and program');
        await visitor.presses(labels.done, stepTexts['program-locks'].title);

        await visitor.sees(stepTexts['service-code'].title);
        await visitor.inIloq('Log out', 'Settings');
        await page.getByRole('heading', { name: '3 of 17 Type the service code' }).waitFor();
        await picture(visitor, 'setup');
        const facts = page.getByRole('region', { name: 'iLOQ Manager' }).getByRole('definition');
        await visitor.types((await facts.first().textContent()) ?? '');
        await visitor.sees('step 7 of 13');
        await visitor.types((await facts.last().textContent()) ?? '');
        await visitor.sees('step 8 of 13');
        await visitor.inIloq('Log in');

        await page.getByRole('button', { name: 'Kill it' }).click();
        await page.getByText('The bot is killed').waitFor();
        await page.getByRole('button', { name: 'Start it' }).click();
        await page.getByText('The bot runs').waitFor();

        await visitor.inIloq(
          'Administration',
          'Add user',
          'Add userID',
          'Add new person with user ID',
        );
        await page.getByLabel('First name').fill('KeyAutomat');
        await page.getByLabel('Last name').fill('Kamppi');
        await page.getByLabel('User ID').fill('api.kamppi');
        await page.getByLabel('Password', { exact: true }).fill('Talvi-2026-Kamppi');
        await visitor.inIloq('Save');
        const rights = page.getByRole('group', { name: 'Usage rights' });
        const forgotten = ['Right to order keys', 'Right to edit keys'];
        for (const { label } of usageRights)
          if (!forgotten.includes(label)) await rights.getByLabel(label, { exact: true }).click();
        await rights.getByText('10 of 12 are selected.').waitFor();
        await visitor.presses(labels.done, stepTexts['api-user'].title);
        await visitor.sees('step 9 of 13');
        await visitor.types('api.kamppi');
        await visitor.presses(labels.enterPassword);
        await visitor.savesPassword('Talvi-2026-Kamppi');
        await visitor.presses(labels.done, stepTexts['usage-rights'].title);
        await visitor.presses(labels.checkNow);
        await visitor.sees('2 rights to fix');
        expect(await visitor.barriers()).toEqual([]);
        await picture(visitor, 'failed-verification');
        tellLatency(cameAt, await visitor.seenAt());

        await visitor.becomes('Support');
        await visitor.opensChannel('alerts');
        await visitor.sees('the check found');
        expect(await visitor.barriers()).toEqual([]);
        await page.getByRole('heading', { name: 'What support sees' }).waitFor();
        await picture(visitor, 'alert');
        await visitor.presses(labels.takeIt);
        await visitor.sees('Sami Korhonen has it');

        await visitor.becomes('Installer');
        for (const label of forgotten) await rights.getByLabel(label, { exact: true }).click();
        await rights.getByText('12 of 12 are selected.').waitFor();
        await visitor.inIloq('Locks', 'Order and program (1)');
        await page.getByRole('button', { name: 'Order and program', exact: true }).waitFor();
        await visitor.presses(labels.checkAgain);
        await visitor.sees('All iLOQ shows is right');
        await visitor.presses(labels.done, stepTexts['hand-over'].title);
        await visitor.presses(labels.doneAnyway);
        await visitor.sees("is ready on iLOQ's side");

        await visitor.becomes('Manager');
        await page.getByRole('button', { name: 'Home', exact: true }).click();
        await page.getByText('Kamppi').first().waitFor();
        expect(await visitor.barriers()).toEqual([]);
        await page.getByRole('heading', { name: 'That was the tour' }).waitFor();
        await picture(visitor, 'home');
        expect(visitor.complaints).toEqual([]);
      });

      it('leads whoever does what the tour points at through a first set-up, on a phone', async () => {
        const visitor = await visit(browser, sandbox.url, phone);
        const titles = await takesTour(visitor, async (title) => {
          if (title !== 'Fix it in iLOQ Manager') return;
          expect(await visitor.barriers()).toEqual([]);
          await picture(visitor, 'phone');
        });
        expect(titles).toEqual([
          'Open a site',
          'Answer the question',
          'Type the service code',
          'Type the service address',
          'The API user is there',
          'Type the user ID',
          'Enter the password',
          'Say that the rights are selected',
          'Let iLOQ judge',
          'Fix it in iLOQ Manager',
          'Program the lock',
          'Check again',
          'Hand over',
          'Done. Now look as support',
          'What support sees',
          'What a manager sees',
          'That was the tour',
        ]);
        expect(await visitor.barriers()).toEqual([]);
        expect(await fits(visitor)).toBe(true);

        await visitor.becomes('Support');
        await visitor.opensChannel('alerts');
        await visitor.presses(labels.takeIt);
        await visitor.sees('Sami Korhonen has it');
        expect(await visitor.barriers()).toEqual([]);
        expect(await fits(visitor)).toBe(true);
        expect(visitor.complaints).toEqual([]);
      });

      it('has each step and its buttons on one screen of a phone', async () => {
        const [system] = sandbox.iloq.state.systems;
        const user = system?.users[0];
        if (!system || !user) throw new Error('no API user');
        const visitor = await visit(browser, sandbox.url, phone);
        const { page, messages, types, presses, sees } = visitor;
        await page.getByRole('button', { name: 'Skip the tour' }).click();
        const tooHigh: string[] = [];
        let number = 0;
        /** The newest message is pictured once it says this. */
        const looks = async (text: string, name: string): Promise<void> => {
          await sees(text);
          number += 1;
          const path = `${stepPictures}/${String(number).padStart(2, '0')}-${name}.png`;
          if (stepPictures !== undefined) await page.screenshot({ path, animations: 'disabled' });
          const newest = await messages.getByRole('article').last().boundingBox();
          const screen = await messages.boundingBox();
          if ((newest?.height ?? 0) > (screen?.height ?? 0)) tooHigh.push(name);
        };
        await types('/livion setup Kamppi');
        await looks('before we start', 'opening');
        await presses(labels.no);
        for (const [index, id] of stepIds.slice(0, 5).entries()) {
          await looks(`step ${index + 1} of 13`, id);
          await presses(labels.done, stepTexts[id].title);
        }
        await looks('step 6 of 13', 'service-code');
        await types(system.CustomerCode);
        await looks('step 7 of 13', 'service-address');
        await types('www.iloq.com');
        await looks('where is it?', 'refused-address');
        await types(sandbox.iloq.address);
        await looks('step 8 of 13', 'api-user');
        await presses(labels.done, stepTexts['api-user'].title);
        await looks('step 9 of 13', 'user-id');
        await types(user.userName);
        await looks('step 10 of 13', 'password');
        await presses(labels.enterPassword);
        await visitor.savesPassword('Talvi-2026-Kamppi');
        await looks('step 11 of 13', 'usage-rights');
        await presses(labels.done, stepTexts['usage-rights'].title);
        await looks('step 12 of 13', 'verification');
        await presses(labels.checkNow);
        await looks('refused the log-in', 'refused-log-in');
        await presses(labels.enterPassword);
        await visitor.savesPassword(user.password);
        await sees('look at everything anew');
        await presses(labels.checkAgain);
        await looks('2 rights to fix', 'failed-check');
        await types('later');
        await looks('step 5 of 13', 'lock-not-programmed');
        await types('later');
        await looks('step 11 of 13', 'rights-missing');
        await types('later');
        await looks('step 13 of 13', 'hand-over');
        await presses(labels.done, stepTexts['hand-over'].title);
        await looks('Nobody has opened', 'not-handed-out');
        await presses(labels.doneAnyway);
        await looks('That was the last step', 'end');
        expect(tooHigh).toEqual([]);
        expect(visitor.complaints).toEqual([]);
      });
    });

    describe('in another language', () => {
      beforeEach(() => opens({ DEFAULT_LANGUAGE: 'fi' }));
      afterEach(closes);

      it('speaks Finnish on a phone: set-up, failed check, alert and Home', async () => {
        const [system] = sandbox.iloq.state.systems;
        const user = system?.users[0];
        if (!system || !user) throw new Error('no API user');
        const t = catalogue('fi', 'Europe/Helsinki');
        const visitor = await visit(browser, sandbox.url, phone, t);
        await visitor.page.getByRole('button', { name: 'Skip the tour' }).click();
        await visitor.types('/livion setup Kamppi');
        await visitor.presses(t.labels.yes);
        await visitor.sees('vaihe 6/13');
        await picture(visitor, 'phone-fi-setup');
        await visitor.types(system.CustomerCode);
        await visitor.sees('vaihe 7/13');
        await visitor.types(sandbox.iloq.address);
        await visitor.presses(t.labels.done, t.stepTexts['api-user'].title);
        await visitor.sees('vaihe 9/13');
        await visitor.types(user.userName);
        await visitor.presses(t.labels.enterPassword);
        await visitor.savesPassword(user.password);
        await visitor.presses(t.labels.done, t.stepTexts['usage-rights'].title);
        await visitor.presses(t.labels.checkNow);
        await visitor.sees('Puuttuu');
        expect(await fits(visitor)).toBe(true);
        await picture(visitor, 'phone-fi-failed-check');

        await visitor.becomes('Support');
        await visitor.opensChannel('alerts');
        await visitor.presses(t.labels.takeIt);
        await visitor.sees('Sami Korhonen');
        await picture(visitor, 'phone-fi-alert');

        await visitor.becomes('Manager');
        await visitor.page.getByRole('button', { name: 'Home', exact: true }).click();
        await visitor.page.getByText('Kamppi').first().waitFor();
        await picture(visitor, 'phone-fi-home');
        expect(await fits(visitor)).toBe(true);
        expect(await visitor.barriers()).toEqual([]);
        expect(visitor.complaints).toEqual([]);
      });
    });

    describe('what leaves the others their sandbox', () => {
      beforeAll(() => opens());
      afterAll(closes);

      it('forgets no skipped tour, and goes on with it when asked', async () => {
        const { page, types, presses } = await visit(browser, sandbox.url, desktop);
        await page.getByRole('button', { name: 'Skip the tour' }).click();
        await types('/livion setup Kamppi');
        await presses(labels.yes);
        await page.getByText('step 6 of 13').last().waitFor();
        await page.reload();
        await page
          .getByRole('button', { name: 'Go on with the tour: Type the service code' })
          .click();
        await page.getByRole('heading', { name: '3 of 17 Type the service code' }).waitFor();
      });

      it('shows 60 locks with long names on a phone', async () => {
        const [lockGroup] = sandbox.iloq.state.systems.flatMap(({ lockGroups }) => lockGroups);
        const [lock] = lockGroup?.locks ?? [];
        if (!lockGroup || !lock) throw new Error('no lock');
        const longName = 'Pohjoisesplanadinkatu_Etelärantakadun_kulman_kaksoisovi_'.repeat(3);
        lockGroup.Name = longName;
        lockGroup.locks = Array.from({ length: 60 }, (_, number) => ({
          ...lock,
          FLock_ID: `lock-${number}`,
          Description: `${longName}${number}`,
          programmed: [],
        }));
        const visitor = await visit(browser, sandbox.url, phone);
        await visitor.goesTo('iLOQ Manager');
        await visitor.inIloq('Locks');
        await visitor.page.getByRole('button', { name: 'Order and program (60)' }).waitFor();
        expect(await fits(visitor)).toBe(true);
        expect(await visitor.barriers()).toEqual([]);
        await visitor.inIloq(
          `Menu of ${longName}59`,
          'Edit Access Rights',
          'Edit Lock Settings and Access Rights',
        );
        await visitor.page.getByLabel('Allow API Access Rights').waitFor();
        expect(await fits(visitor)).toBe(true);
      });

      it('shows the faults that are switched on, and what comes of an event in the building', async () => {
        const { page, goesTo, inIloq } = await visit(browser, sandbox.url, phone);
        await goesTo('Faults');
        const faults = page.getByRole('region', { name: 'Faults to switch on' });
        const chosen = (name: string) => faults.getByLabel(name, { exact: true }).inputValue();
        await faults.getByLabel('iLOQ', { exact: true }).selectOption('answers HTML');
        await expect.poll(() => chosen('iLOQ')).toBe('html');
        await faults.getByLabel('Slack', { exact: true }).selectOption('limits the rate');
        await expect.poll(() => chosen('Slack')).toBe('rate-limit');
        await faults.getByLabel('Everything comes twice').click();
        await expect.poll(() => faults.getByLabel('Everything comes twice').isChecked()).toBe(true);
        await page.reload();
        await page.getByRole('textbox', { name: /^Message / }).waitFor();
        await goesTo('Faults');
        await expect.poll(() => chosen('iLOQ')).toBe('html');
        await goesTo('iLOQ Manager');
        await inIloq('Events', 'Send: Failed access');
        await page.getByText('Nobody has subscribed to this event').waitFor();
      });
    });
  },
);

/** When each message of the bot was posted in the local Slack, in milliseconds since the epoch. */
function noteMessages({ slack }: OpenSandbox): ReadonlyMap<string, number> {
  const cameAt = new Map<string, number>();
  slack.onChange(() => {
    for (const { ts } of slack.messages('maija')) if (!cameAt.has(ts)) cameAt.set(ts, Date.now());
  });
  return cameAt;
}

/**
 * A figure to look at, and no assertion: how long messages took from the Web API call to the
 * screen.
 */
function tellLatency(
  cameAt: ReadonlyMap<string, number>,
  seenAt: Readonly<Record<string, number>>,
): void {
  const took = [...cameAt]
    .flatMap(([ts, at]) => (seenAt[ts] === undefined ? [] : seenAt[ts] - at))
    .sort((a, b) => a - b);
  const middle = took[Math.floor(took.length / 2)];
  process.stdout.write(
    `${took.length} messages: on the screen after ${middle} ms (median), ${took.at(-1)} ms at most\n`,
  );
}
