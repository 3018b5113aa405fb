import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chromiumPath, startChromium } from './chromium.ts';
import { visit } from './visitor.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(chromiumPath === undefined)(
  chromiumPath === undefined ? 'npm run sandbox (skipped: no Chromium here)' : 'npm run sandbox',
  () => {
    it('opens a page that can be used, and starts over', async () => {
      const browser = await startChromium(chromiumPath ?? '');
      const startedAt = performance.now();
      const stdio = ['ignore', 'pipe', 'inherit'] as const;
      const command = spawn('npm', ['run', '-s', 'sandbox'], {
        cwd: root,
        detached: true,
        stdio: [...stdio],
      });
      // Of all that npm has started: each holds its end of the output.
      const ended = once(command, 'close');
      try {
        const [line] = await once(createInterface(command.stdout), 'line');
        const [url = ''] = /http:\S+/u.exec(String(line)) ?? [];
        const { page, complaints, ...visitor } = await visit(browser, url, {
          width: 1280,
          height: 800,
        });
        // A figure to look at, and no assertion.
        process.stdout.write(
          `usable ${Math.round(performance.now() - startedAt)} ms after the start line\n`,
        );
        expect(complaints).toEqual([]);

        await visitor.types('/livion setup Kamppi');
        await visitor.sees('Delivered ready?');
        await visitor.becomes('Manager');
        await page.getByRole('button', { name: 'Home', exact: true }).click();
        await page.getByRole('button', { name: 'Start over' }).click();
        await page
          .getByRole('dialog', { name: 'Start over?' })
          .getByRole('button', { name: 'Start over' })
          .click();
        await page.getByRole('heading', { name: '1 of 17 Open a site' }).waitFor();
        expect(await visitor.messages.getByText('Kamppi').count()).toBe(0);
      } finally {
        // The whole group: npm, the sandbox and its bot.
        if (command.pid !== undefined) process.kill(-command.pid, 'SIGTERM');
        await ended;
        await browser.close();
      }
    });
  },
);
