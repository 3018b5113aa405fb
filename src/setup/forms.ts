import {
  type Action,
  type ChosenSettings,
  may,
  type Person,
  type SitePeopleChosen,
  type SiteRow,
} from '../sites/index.ts';
import type { AlertActions } from './alert-actions.ts';
import type { AlertCommands } from './alert-commands.ts';
import type { Reply, TypedValues } from './answer.ts';
import { type Desk, type PasswordUse, takePassword } from './credentials/index.ts';
import type { Gate } from './gate.ts';
import type { OpenFor } from './open-for.ts';
import type { Opening } from './opening.ts';
import { bare } from './reading/index.ts';
import type { AskRequiredLocks, LockRules } from './required-locks.ts';
import type { ChooseSettings } from './settings.ts';
import type { SiteLife } from './site-life.ts';
import type { ChoosePeople } from './site-people.ts';
import type { Snooze } from './snooze.ts';
import type { Support } from './support.ts';
import type { By, Sent } from './take.ts';
import type { Values } from './values.ts';
import type { Verifier } from './verifier/index.ts';

/** Forms as they are sent: once, and from those alone who may. */
export interface Forms {
  name(sent: Sent, name: string, reply: Reply): Promise<void>;
  /** A list of sites that are opened for others. */
  several(sent: Sent, list: string, reply: Reply): Promise<void>;
  rename(sent: Sent, site: string, name: string, reply: Reply): Promise<void>;
  /** @param opened whose it was when the form was opened */
  people(
    sent: Sent,
    site: string,
    opened: readonly string[],
    chosen: SitePeopleChosen,
    reply: Reply,
  ): Promise<void>;
  delete(sent: Sent, site: string, reply: Reply): Promise<void>;
  password(sent: Sent, use: PasswordUse, password: string, reply: Reply): Promise<void>;
  requiredLocks(sent: Sent, site: string, rules: LockRules, reply: Reply): Promise<void>;
  events(sent: Sent, site: string, events: readonly string[], reply: Reply): Promise<void>;
  snooze(sent: Sent, incident: string, how: Snooze, reply: Reply): Promise<void>;
  values(sent: Sent, site: string, typed: TypedValues, reply: Reply): Promise<void>;
  settings(sent: Sent, chosen: ChosenSettings, reply: Reply): Promise<void>;
  /** @param words may be empty */
  support(sent: Sent, site: string, words: string, reply: Reply): Promise<void>;
}

export function createForms(parts: {
  readonly gate: Gate;
  readonly desk: Desk;
  readonly verifier: Pick<Verifier, 'request'>;
  readonly opening: Pick<Opening, 'setUp'>;
  readonly openFor: Pick<OpenFor, 'openAll'>;
  readonly life: Pick<SiteLife, 'rename' | 'delete'>;
  readonly choosePeople: ChoosePeople;
  readonly locks: Pick<AskRequiredLocks, 'choose'>;
  readonly alertCommands: Pick<AlertCommands, 'setEvents'>;
  readonly alertActions: Pick<AlertActions, 'snooze'>;
  readonly support: Pick<Support, 'call'>;
  readonly values: Pick<Values, 'take'>;
  readonly chooseSettings: ChooseSettings;
}): Forms {
  const { take, permit, letThrough } = parts.gate;
  const { desk, verifier, opening, openFor, values, support } = parts;
  const { locks, life, choosePeople, alertCommands, alertActions } = parts;

  /** Works on the site that a form is about, if its sender may. */
  const onSite = (
    sent: Sent,
    id: string,
    action: Action,
    reply: Reply,
    work: (by: By, row: SiteRow) => Promise<void>,
  ): Promise<void> =>
    take(sent, async (by) => {
      const row = await desk.sites.row(id);
      if (!row) return reply({ answer: 'gone' });
      const verdict = may(by.person, action, row);
      if (!verdict.allowed) return reply({ answer: 'refused', by: verdict.by, site: row });
      return work(by, row);
    });

  /** Why somebody may not send a site's password. */
  async function whyNot(person: Person, site: string, reply: Reply): Promise<void> {
    const permission = await permit({ do: 'password', site }, person);
    return reply(permission.allowed ? { answer: 'gone' } : permission.why);
  }

  return {
    name: (sent, name, reply) =>
      take(sent, (by) => {
        const where = { channel: undefined, isDirectMessage: true };
        return letThrough(by, name, reply, () =>
          opening.setUp(by, where, { name: bare(name), here: false }, reply),
        );
      }),
    several: (sent, list, reply) =>
      take(sent, (by) => letThrough(by, list, reply, () => openFor.openAll(by, list, reply))),
    rename: (sent, site, name, reply) =>
      onSite(sent, site, 'manage', reply, (by, row) =>
        letThrough(by, name, reply, () => life.rename(by, row, name, reply)),
      ),
    people: (sent, site, opened, chosen, reply) =>
      onSite(sent, site, 'manage', reply, (by, row) =>
        choosePeople(by, row, opened, chosen, reply),
      ),
    delete: (sent, site, reply) =>
      onSite(sent, site, 'administer', reply, ({ input }, row) => life.delete(row, input, reply)),
    password: (sent, use, password, reply) =>
      take(sent, async ({ person, input }) => {
        const taken = await takePassword(desk, verifier.request, use, password, person, input);
        if (taken === 'not-allowed' || taken === 'archived') await whyNot(person, use.site, reply);
      }),
    requiredLocks: (sent, site, rules, reply) =>
      take(sent, (by) => locks.choose(by, site, rules, reply)),
    events: (sent, site, events, reply) =>
      take(sent, (by) => alertCommands.setEvents(by, site, events, reply)),
    snooze: (sent, incident, how, reply) =>
      take(sent, (by) => alertActions.snooze(by, incident, how, reply)),
    values: (sent, site, typed, reply) =>
      take(sent, async (by) => {
        const permission = await permit({ do: 'values', site, ask: 'service-code' }, by.person);
        if (!permission.allowed) return reply(permission.why);
        return letThrough(by, Object.values(typed), reply, () =>
          values.take(by, site, typed, reply),
        );
      }),
    settings: (sent, chosen, reply) => take(sent, (by) => parts.chooseSettings(by, chosen, reply)),
    support: (sent, site, words, reply) =>
      take(sent, async (by) => {
        const permission = await permit({ do: 'ask-support', site, ask: 'hand-over' }, by.person);
        if (!permission.allowed) return reply(permission.why);
        const how = { ...(words !== '' && { words }), inForm: true };
        return letThrough(by, words, reply, () => support.call(site, by.input, how));
      }),
  };
}
