import type { Settings } from '../../src/sites/index.ts';

export const someSettings: Settings = {
  alertChannel: null,
  digestChannel: null,
  digestCron: '0 8 * * 1-5',
  defaultRole: 'installer',
  admins: null,
  language: 'en',
  timeZone: 'Europe/Helsinki',
  stuckAfterDays: 3,
};
