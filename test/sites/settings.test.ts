import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/setup/index.ts';
import { type ChosenSettings, chooseSettings } from '../../src/sites/choose-settings.ts';
import type { Setting, Settings, Workspace } from '../../src/sites/index.ts';
import { settingNames } from '../../src/sites/settings.ts';
import { someSettings as defaults } from '../slack/some-settings.ts';

const empty: Workspace = {
  ...{ version: 3, id: 'workspace', roles: {}, settings: {}, languages: {}, deleting: [] },
  ...{ pending: [], followUps: [], effects: 0 },
};
const input = { by: 'U0SAMI', at: 1_000, request: 'r1' };
const { digestCron: _, ...others } = defaults;
const asBefore: ChosenSettings = { ...others, digestTime: '08:00' };

/** Another value for each, and how it stands in the journal. */
const another: {
  readonly [K in Setting]: readonly [Partial<ChosenSettings>, Settings[K], string];
} = {
  alertChannel: [{ alertChannel: 'C0ALERTS' }, 'C0ALERTS', 'C0ALERTS'],
  digestChannel: [{ digestChannel: 'C0DIGEST' }, 'C0DIGEST', 'C0DIGEST'],
  digestCron: [{ digestTime: '16:30' }, '30 16 * * 1-5', '16:30'],
  defaultRole: [{ defaultRole: 'none' }, 'none', 'none'],
  admins: [{ admins: ['U0SAMI', 'U0LIISA'] }, ['U0SAMI', 'U0LIISA'], 'U0SAMI U0LIISA'],
  language: [{ language: 'fi' }, 'fi', 'fi'],
  timeZone: [{ timeZone: 'Europe/Oslo' }, 'Europe/Oslo', 'Europe/Oslo'],
  stuckAfterDays: [{ stuckAfterDays: 5 }, 5, '5'],
};

describe("An admin chooses the workspace's settings", () => {
  it.each(settingNames)('%s: kept alone, with one entry of the journal', (key) => {
    const [more, value, said] = another[key];
    const { after, kept } = chooseSettings(empty, defaults, input, { ...asBefore, ...more });
    expect(kept).toEqual({ is: 'kept', changed: [key] });
    expect(after.settings).toEqual({ [key]: value });
    expect(after.followUps).toMatchObject([
      { what: 'setting-changed', by: 'U0SAMI', about: { setting: key, to: said } },
    ]);

    const again = chooseSettings(after, defaults, input, { ...asBefore, ...more });
    expect(again).toEqual({ after, kept: { is: 'as-before' } });
    const back = chooseSettings(after, defaults, input, asBefore);
    expect(back.after.settings, "the environment's again").toEqual({});
  });

  it('none where the environment has one is a choice, too', () => {
    const withChannel = { ...defaults, alertChannel: 'C0ALERTS' };
    const { after } = chooseSettings(empty, withChannel, input, asBefore);
    expect(after.settings).toEqual({ alertChannel: null });
  });

  it('nobody takes the role of an admin away from themselves in passing', () => {
    const chosen: ChosenSettings = { ...asBefore, admins: ['U0LIISA'], language: 'fi' };
    const refused = chooseSettings(empty, defaults, input, chosen);
    expect(refused).toEqual({ after: empty, kept: { is: 'not-without-you' } });
    const named: Workspace = { ...empty, roles: { U0SAMI: 'admin' } };
    expect(chooseSettings(named, defaults, input, chosen).kept.is).toBe('kept');
  });

  const typed = {
    ...{ alertChannel: '', digestChannel: '', digestTime: '', defaultRole: 'installer' },
    ...{ admins: [], language: 'sv', timeZone: ' Europe/Helsinki ', stuckAfterDays: '3' },
  };
  it('what is left empty is none, and the time stays', () => {
    expect(readSettings(typed)).toEqual({
      is: 'read',
      chosen: { ...asBefore, language: 'sv', digestTime: undefined },
    });
  });
  it.each(['0', '61', '2.5', 'many', '-1'])('%s working days are none', (stuckAfterDays) => {
    expect(readSettings({ ...typed, stuckAfterDays })).toEqual({
      is: 'wrong',
      problems: { stuckAfterDays: 'no-days' },
    });
  });
  it.each(['', 'Helsinki', 'UTC+2 or so'])('%j is no time zone', (timeZone) => {
    expect(readSettings({ ...typed, timeZone })).toEqual({
      is: 'wrong',
      problems: { timeZone: 'no-time-zone' },
    });
  });
});
