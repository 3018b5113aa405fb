import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq, LoginGuard, OriginPolicy } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import type { Settings, SiteQueries, Sites, WorkspaceStore } from '../sites/index.ts';
import type { Journal, Requests } from '../storage/index.ts';
import type { Webhooks } from '../webhooks/index.ts';
import { createAlertActions } from './alert-actions.ts';
import { createAlertCommands } from './alerts.ts';
import type { Reply, Watching } from './answer.ts';
import { createAskPassword, type Pages } from './ask-password.ts';
import { createCheckAllRequests } from './check-all.ts';
import { createCheckNow } from './check-now.ts';
import { createCommands } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createHearDeleted } from './deleted.ts';
import type { Deletion } from './deletion/index.ts';
import { createFileRequests } from './files.ts';
import { createForms, type Forms } from './forms.ts';
import { createHearing, type HearMessage } from './hearing.ts';
import { createLetThrough } from './known-passwords.ts';
import { createLanguageCommands, type Languages } from './languages.ts';
import { createWithNames } from './mentioned-names.ts';
import { createNaming } from './naming.ts';
import { createOpenFor, unreadIn } from './open-for.ts';
import { createOpening, type Where } from './opening.ts';
import { createPermit } from './permit.ts';
import type { Channels, Files, People, ToPerson } from './ports.ts';
import { createPressing, type HearPress } from './pressing.ts';
import type { Typed, Verb } from './reading/index.ts';
import { type AskRequiredLocks, createRequiredLocks } from './required-locks.ts';
import { createRoles } from './roles.ts';
import { createChooseSettings } from './settings.ts';
import { createShowing } from './showing.ts';
import { createSiteLife, type SiteLife } from './site-life.ts';
import { createSitePeople } from './site-people.ts';
import { createStatus } from './status.ts';
import { createSupport } from './support.ts';
import { createTake, type Sent } from './take.ts';
import { createValues, type Values } from './values.ts';
import type { Verifier } from './verifier/index.ts';

/** What people do with the bot, whichever way it comes. Each is done once, and only by who may. */
export interface Setup {
  /** @param read what was typed; undefined where it is longer than anybody reads */
  command(
    sent: Sent,
    where: Where,
    read: () => Promise<Typed | undefined>,
    reply: Reply,
  ): Promise<void>;
  readonly message: HearMessage;
  /** Somebody has deleted a message of theirs. */
  deleted(user: string, message: string): Promise<void>;
  readonly press: HearPress;
  readonly forms: Forms;
  /** A part of a name is looked for on Home. */
  search(
    sent: Sent,
    typed: string,
    reply: Reply,
    show: (search: string) => Promise<void>,
  ): Promise<void>;
  /** What is wrong in a form, said beside its field. */
  readonly problems: Pick<SiteLife, 'problemOfName' | 'problemOfDeletion'> & {
    readonly ofValues: Values['problems'];
    readonly ofList: typeof unreadIn;
  };
  /** What the form of the needed locks offers. */
  locksFor(site: string, user: string): ReturnType<AskRequiredLocks['toChooseFrom']>;
}

export interface SetupParts {
  readonly sites: Sites;
  readonly workspace: WorkspaceStore;
  readonly requests: Pick<Requests, 'claim' | 'settle'>;
  readonly journal: Pick<Journal, 'entries'>;
  readonly queries: SiteQueries;
  readonly alerts: Alerts;
  readonly deletion: Pick<Deletion, 'delete'>;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly iloq: Pick<Iloq, 'locate'>;
  readonly origins: OriginPolicy;
  readonly webhooks: Pick<
    Webhooks,
    'look' | 'withdraw' | 'describeSubscriptions' | 'chooseEvents' | 'keepPersonalData'
  >;
  readonly verifier: Verifier;
  /** Undefined without PUBLIC_URL. */
  readonly pages: Pages | undefined;
  readonly people: People;
  readonly languages: Languages;
  readonly channels: Channels;
  readonly toPerson: ToPerson;
  readonly files: Files;
  readonly onCommand: (verb: Verb | 'unknown' | 'unnamed') => void;
  readonly settings: Settings;
  /** What holds where nobody has chosen. */
  readonly defaults: Settings;
  readonly rules: {
    readonly stuck: StuckRule;
    readonly watching: Watching;
  };
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The application: what people type, press and send, decided and written. */
export function createSetup(parts: SetupParts): Setup {
  const { sites, queries, people, channels, custody, verifier, rules } = parts;
  const shared = { ...parts, ...rules };

  const take = createTake(parts);
  const permit = createPermit(parts);
  const giveName = createNaming(queries);
  const withNames = createWithNames(people, channels);
  const letThrough = createLetThrough(queries, custody);
  const checkNow = createCheckNow(custody, verifier);
  const checkAll = createCheckAllRequests({ ...parts, permit });

  const opening = createOpening({ ...shared, giveName });
  const openFor = createOpenFor({ ...shared, giveName });
  const support = createSupport(parts);
  const showsCredentials = parts.pages !== undefined;
  const values = createValues(shared);
  const about = { support, showsCredentials, letThrough, hearValue: values.hear };
  const conversation = createConversation({ ...shared, ...about });
  const status = createStatus({ ...shared, stuckRule: rules.stuck });
  const showing = createShowing(parts);
  const locks = createRequiredLocks({ ...parts, permit });
  const passwords = createAskPassword(parts);
  const languages = createLanguageCommands(parts);
  const alerts = createAlertCommands({ ...shared, permit, languages });
  const alertActions = createAlertActions({ ...shared, permit });
  const roles = createRoles(shared);
  const life = createSiteLife({ ...shared, giveName });
  const choosePeople = createSitePeople(sites, people);
  const files = createFileRequests(parts);
  const chooseSettings = createChooseSettings(parts);

  const doing = {
    take,
    permit,
    letThrough,
    sites,
    verifier,
    opening,
    openFor,
    conversation,
    status,
  };
  const asked = { checkNow, checkAll, roles, support, values, languages };
  const ours = { ...doing, ...asked, life, alerts, alertActions, locks, files };
  const { onCommand, clock } = parts;
  const commands = createCommands({ ...ours, queries, withNames, onCommand });
  return {
    command: (sent, where, read, reply) =>
      take(sent, async (by) => {
        const typed = await read();
        return typed ? commands.run(by, where, typed, reply) : reply({ answer: 'too-long' });
      }),
    message: createHearing({ ...ours, queries, custody, withNames, commands, clock }),
    deleted: createHearDeleted(sites, queries, clock),
    search: (sent, typed, reply, show) =>
      take(sent, (by) => letThrough(by, typed, reply, () => show(typed))),
    press: createPressing({ ...ours, settings: parts.settings, commands, showing, passwords }),
    forms: createForms({ ...ours, desk: parts, choosePeople, chooseSettings }),
    problems: { ...life, ofValues: values.problems, ofList: unreadIn },
    locksFor: async (site, user) => locks.toChooseFrom(site, await people.get(user)),
  };
}
