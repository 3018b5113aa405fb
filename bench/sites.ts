import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StepId, StepState } from '../src/checklist/index.ts';
import { stepIds } from '../src/checklist/index.ts';
import { answerOpening, newSite, type Site, sayDone } from '../src/sites/index.ts';

export const installer = 'U0INSTALLER';
/** Somebody of another organisation, who may nothing. */
export const stranger = 'U0STRANGER';

/** A document a person works on, or one that is verified, with its report: every other one. */
export function benchSite(index: number, now: number, sites = 10_000): Site {
  // Within a day: none has become stuck, which would be told at the start.
  const at = Math.round(now - (index * 50_000_000) / sites);
  const input = { by: installer, at, request: `bench-${index}` };
  // Everybody has a direct message of their own: the bot paces what it says by channel.
  const channel = `D${index}`;
  const empty = newSite({
    id: siteId(index),
    name: `Taloyhtiö Kamppi ${index}`,
    by: installer,
    at,
    conversation: { kind: 'dm', person: `U${index}`, channel },
  });
  const begun = sayDone(answerOpening(empty, input, 'no'), input, true);
  const { asked } = begun.progress;
  const underWay: Site = {
    ...begun,
    pending: [],
    followUps: [],
    messages: {
      list: { channel, ts: '1.000001', below: 1 },
      ...(asked && { step: { channel, ts: '1.000002', ask: asked } }),
    },
  };
  return isUnderWay(index) ? underWay : verified(underWay, at);
}

export const siteId = (index: number): string => index.toString(16).padStart(10, '0');
export const isUnderWay = (index: number): boolean => index % 2 === 0;
/** What a site under way asks for, and the step it has behind it. */
export const askedStep: StepId = 'lock-api-access';
export const answeredStep: StepId = 'public-api';

function verified(site: Site, at: number): Site {
  const steps: Partial<Record<StepId, StepState>> = Object.fromEntries(
    stepIds.map((id) => [id, { status: 'verified', at }]),
  );
  return {
    ...site,
    progress: { delivered: 'no', steps },
    values: {
      serviceCode: `KAMPPI${site.id}`,
      serviceAddress: 'https://s5.iloq.com/iloqws',
      userId: 'api.keyautomat',
      lockingSystem: { id: '00000005-0000-4000-8000-000000000001', name: site.name },
    },
    report: {
      at,
      seen: 'complete',
      findings: [
        {
          code: 'right-by-mask-alone',
          severity: 'note',
          rights: ['Right to manage code-access groups'],
        },
        { code: 'rights-beyond-need', severity: 'caution', rights: ['Right to browse persons'] },
      ],
      proved: [...stepIds],
    },
    requests: Array.from({ length: 20 }, (_, request) => `command:${site.id}.${request}`),
    finishedAt: at,
  };
}

/** The site of a number, of so many. */
export type SiteAt = (index: number, now: number, sites: number) => Site;

/**
 * Fills a data directory as a bot that has run for long would leave it. Without syncing each file,
 * to be quick.
 */
export function writeSites(dataDir: string, count: number, siteAt: SiteAt = benchSite): void {
  const folder = join(dataDir, 'sites');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const now = Date.now();
  for (let index = 0; index < count; index += 1) {
    const site = siteAt(index, now, count);
    writeFileSync(join(folder, `${site.id}.json`), `${JSON.stringify(site, null, 2)}\n`, {
      mode: 0o600,
    });
  }
}
