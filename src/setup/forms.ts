import type { ChosenSettings, SitePeopleChosen } from '../sites/index.ts';
import type { AlertActions, Snooze } from './alert-actions.ts';
import type { TypedValues } from './answer.ts';
import { type PasswordUse, takePassword } from './credentials/index.ts';
import type { OpenFor } from './open-for.ts';
import type { Opening } from './opening.ts';
import type { Press } from './pressed.ts';
import { bare } from './reading/index.ts';
import type { AskRequiredLocks, LockRules } from './required-locks.ts';
import type { ChooseSettings } from './settings.ts';
import type { Shared } from './shared.ts';
import type { SiteLife } from './site-life.ts';
import type { ChoosePeople } from './site-people.ts';
import type { Support } from './support.ts';
import type { By, Sent } from './take.ts';
import type { Values } from './values.ts';

/** A form as it was sent, called as the press that opens it. */
export type SentForm = { readonly form: Press['do'] } & (
  | { readonly form: 'name'; readonly name: string }
  /** A list of sites that are opened for others. */
  | { readonly form: 'several'; readonly list: string }
  | { readonly form: 'settings'; readonly chosen: ChosenSettings }
  | { readonly form: 'snooze'; readonly incident: string; readonly how: Snooze }
  | OfSite
);

type OfSite = { readonly site: string } & (
  | { readonly form: 'rename'; readonly name: string }
  | {
      readonly form: 'people';
      /** Whose it was when the form was opened. */
      readonly opened: readonly string[];
      readonly chosen: SitePeopleChosen;
    }
  | { readonly form: 'delete' }
  | ({ readonly form: 'password'; readonly password: string } & PasswordUse)
  | { readonly form: 'needed'; readonly rules: LockRules }
  | { readonly form: 'events'; readonly events: readonly string[] }
  | { readonly form: 'values'; readonly typed: TypedValues }
  /** `words`: may be empty. */
  | { readonly form: 'ask-support'; readonly words: string }
);

/** Takes a form: once, and from those alone who may press what opens it. */
export type TakeForm = (sent: Sent, form: SentForm) => Promise<void>;

export function createForms(
  parts: Shared & {
    readonly opening: Pick<Opening, 'setUp'>;
    readonly openFor: Pick<OpenFor, 'openAll'>;
    readonly life: Pick<SiteLife, 'rename' | 'delete'>;
    readonly choosePeople: ChoosePeople;
    readonly locks: Pick<AskRequiredLocks, 'choose'>;
    readonly alertActions: Pick<AlertActions, 'snooze'>;
    readonly support: Pick<Support, 'call'>;
    readonly values: Pick<Values, 'take'>;
    readonly chooseSettings: ChooseSettings;
  },
): TakeForm {
  const { take, permit, letThrough, verifier, opening, openFor, values, support } = parts;
  const { locks, life, choosePeople, webhooks, alertActions } = parts;

  async function work(by: By, form: SentForm): Promise<void> {
    const { person, input } = by;
    const permission = await permit({ ...form, do: form.form }, person);
    if (!permission.allowed) return by.reply(permission.why);
    const { row } = permission;
    switch (form.form) {
      case 'name':
        return letThrough(by, form.name, () =>
          opening.setUp(by, { name: bare(form.name), here: false }),
        );
      case 'several':
        return letThrough(by, form.list, () => openFor.openAll(by, form.list));
      case 'settings':
        return parts.chooseSettings(by, form.chosen);
      case 'snooze':
        return alertActions.snooze(by, form.incident, form.how);
      case 'rename':
        return row && letThrough(by, form.name, () => life.rename(by, row, form.name));
      case 'people':
        return row && choosePeople(by, row, form.opened, form.chosen);
      case 'delete':
        return row && life.delete(by, row);
      case 'password':
        await takePassword(parts, verifier.request, form, form.password, person, input);
        return;
      case 'needed':
        return locks.choose(by, form.site, form.rules);
      case 'events':
        await webhooks.chooseEvents(form.site, form.events);
        return;
      case 'values':
        return letThrough(by, Object.values(form.typed), () =>
          values.take(by, form.site, form.typed),
        );
      case 'ask-support': {
        const how = { ...(form.words !== '' && { words: form.words }), inForm: true };
        return letThrough(by, form.words, () => support.call(form.site, input, how));
      }
    }
  }

  return (sent, form) => take(sent, (by) => work(by, form));
}
