import { isTimeZone } from '../config/index.ts';
import { isOneOf, languages } from '../language.ts';
import {
  type ChosenSettings,
  keepSettings,
  roles,
  type Settings,
  type WorkspaceStore,
} from '../sites/index.ts';
import type { Channels } from './ports.ts';
import type { FieldProblem } from './sentences.ts';
import type { By } from './take.ts';

/** The fields of the form as they were sent; empty where nothing was chosen. */
export interface SettingsTyped {
  readonly alertChannel: string;
  readonly digestChannel: string;
  readonly digestTime: string;
  readonly defaultRole: string;
  readonly admins: readonly string[];
  readonly language: string;
  readonly timeZone: string;
  readonly stuckAfterDays: string;
}

export type SettingsRead =
  | { readonly is: 'read'; readonly chosen: ChosenSettings }
  | {
      readonly is: 'wrong';
      readonly problems: Partial<Readonly<Record<keyof SettingsTyped, FieldProblem>>>;
    };

/** Reads the form; pure. */
export function readSettings(typed: SettingsTyped): SettingsRead {
  const timeZone = typed.timeZone.trim();
  const stuckAfterDays = Number(typed.stuckAfterDays);
  const isDays =
    Number.isInteger(stuckAfterDays) && stuckAfterDays >= 1 && stuckAfterDays <= mostDays;
  const isZone = isTimeZone(timeZone);
  if (!isDays || !isZone)
    return {
      is: 'wrong',
      problems: {
        ...(!isZone && { timeZone: 'no-time-zone' }),
        ...(!isDays && { stuckAfterDays: 'no-days' }),
      },
    };
  return {
    is: 'read',
    chosen: {
      alertChannel: typed.alertChannel || null,
      digestChannel: typed.digestChannel || null,
      digestTime: /^\d{2}:\d{2}$/u.test(typed.digestTime) ? typed.digestTime : undefined,
      defaultRole: isOneOf(roles, typed.defaultRole) ? typed.defaultRole : 'none',
      admins: typed.admins.length > 0 ? [...typed.admins] : null,
      language: isOneOf(languages, typed.language) ? typed.language : 'en',
      ...{ timeZone, stuckAfterDays },
    },
  };
}

/** So many working days a set-up may rest at most before it counts as stuck. */
const mostDays = 60;

/** What was chosen in the form is kept, and holds from then on; `may` has been asked. */
export type ChooseSettings = (by: By, chosen: ChosenSettings) => Promise<void>;

export const createChooseSettings =
  (
    workspace: WorkspaceStore,
    defaults: Settings,
    channels: Pick<Channels, 'isIn'>,
  ): ChooseSettings =>
  async ({ input, reply }, chosen) => {
    const kept = await keepSettings(workspace, defaults, input, chosen);
    switch (kept.is) {
      case 'as-before':
        return reply({ answer: 'settings-as-before' });
      case 'not-without-you':
        return reply({ answer: 'settings-not-without-you' });
      case 'kept': {
        const { changed } = kept;
        const unheard: string[] = [];
        for (const key of ['alertChannel', 'digestChannel'] as const) {
          const channel = chosen[key];
          if (changed.includes(key) && channel !== null && !(await channels.isIn(channel)))
            unheard.push(channel);
        }
        return reply({ answer: 'settings-kept', changed, unheard: [...new Set(unheard)] });
      }
    }
  };
