import type { SiteState, StepStatus } from '../checklist/index.ts';
import { stateWords } from './estate.ts';
import { clip } from './format.ts';

/** What stands in the picture of the estate, and what stands for it in words. Plain text. */
export const pictureTexts = {
  all: 'All sites',
  own: 'Your sites',
  none: 'No sites yet',
  sites: (count: number): string =>
    count === 1 ? '1 site' : `${count.toLocaleString('en')} sites`,
  date: (at: number, timeZone: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
      at,
    ),
  more: (count: number): string =>
    count === 1 ? 'and 1 more' : `and ${count.toLocaleString('en')} more`,
  statuses: {
    verified: 'confirmed',
    done: 'said done',
    failed: 'failed',
    skipped: 'skipped',
    later: 'put off',
    open: 'open',
  } satisfies Record<StepStatus, string>,
  sections: {
    1: { short: 'API access', long: 'API access and locks' },
    2: { short: 'Service', long: 'service code and address' },
    3: { short: 'API user', long: 'API user and rights' },
    4: { short: 'Check', long: 'verification' },
    5: { short: 'Hand-over', long: 'hand-over' },
  },
  needs: (state: SiteState, names: readonly string[], more: number): string =>
    `${stateWords[state]}: ${names.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`,
  site: (name: string, settled: number, of: number): string =>
    `${clip(name, 40)} (${settled} of ${of})`,
} as const;
