import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq, LoginGuard, OriginPolicy } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import type { Settings, SiteQueries, Sites, WorkspaceStore } from '../sites/index.ts';
import type { Storage } from '../storage/index.ts';
import type { Webhooks } from '../webhooks/index.ts';
import { createAlertActions } from './alert-actions.ts';
import { createAlertCommands } from './alert-commands.ts';
import type { Reply, Watching } from './answer.ts';
import { createAskPassword, type Pages } from './ask-password.ts';
import { createCheckAllRequests } from './check-all.ts';
import { createCheckNow } from './check-now.ts';
import { createCommands } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createHearDeleted } from './deleted.ts';
import type { Deletion } from './deletion/index.ts';
import { createFileRequests } from './files.ts';
import { createForms } from './forms.ts';
import type { Gate } from './gate.ts';
import { createHearing } from './hearing.ts';
import { createLetThrough } from './known-passwords.ts';
import { createLanguageCommands, type Languages } from './languages.ts';
import { createWithNames } from './mentioned-names.ts';
import { createNaming } from './naming.ts';
import { createOpenFor, unreadIn } from './open-for.ts';
import { createOpening } from './opening.ts';
import { createPermit } from './permit.ts';
import type { Channels, Files, People, ToPerson } from './ports.ts';
import { createPressing } from './pressing.ts';
import type { Typed, Verb } from './reading/index.ts';
import { createRequiredLocks } from './required-locks.ts';
import { createRoles } from './roles.ts';
import { createChooseSettings } from './settings.ts';
import { createShowing } from './showing.ts';
import { createSiteLife } from './site-life.ts';
import { createSitePeople } from './site-people.ts';
import { createStatus } from './status.ts';
import { createStepPresses } from './step-presses.ts';
import { createSupport } from './support.ts';
import { createTake, type Sent } from './take.ts';
import { createValues } from './values.ts';
import type { Verifier } from './verifier/index.ts';

export interface SetupParts {
  /** What there is, whether Slack answers or not. */
  readonly core: {
    readonly sites: Sites;
    readonly queries: SiteQueries;
    readonly workspace: WorkspaceStore;
    readonly custody: Custody;
    readonly guard: LoginGuard;
    readonly iloq: Iloq;
    readonly alerts: Alerts;
    readonly webhooks: Webhooks;
    readonly deletion: Deletion;
    readonly settings: Settings;
    readonly settingsUnlessChosen: Settings;
  };
  readonly storage: Pick<Storage, 'requests' | 'others' | 'journal' | 'mutex'>;
  readonly verifier: Verifier;
  /** Undefined without PUBLIC_URL. */
  readonly pages: Pages | undefined;
  readonly people: People;
  readonly channels: Channels;
  readonly languages: Languages;
  readonly toPerson: ToPerson;
  readonly files: Files;
  readonly rules: {
    readonly stuck: StuckRule;
    readonly watching: Watching;
    readonly origins: OriginPolicy;
  };
  readonly onCommand: (verb: Verb | 'unknown' | 'unnamed') => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What people do with the bot, whichever way it comes. Each is done once, and only by who may. */
export type Setup = ReturnType<typeof createSetup>;

/** The application: what people type, press and send, decided and written. */
export function createSetup(parts: SetupParts) {
  const { sites, queries, workspace, custody, guard, iloq, alerts, webhooks } = parts.core;
  const { requests, others, journal } = parts.storage;
  const { verifier, pages, people, channels, languages, newId, clock, log } = parts;
  const { stuck: stuckRule, watching, origins } = parts.rules;
  const { settings, settingsUnlessChosen: defaults } = parts.core;

  // What comes first: each request once, by who may, and with no known password in it.
  const take = createTake({ requests, others, people, clock, log });
  const permit = createPermit(sites, alerts, queries);
  const letThrough = createLetThrough(queries, custody);
  const gate: Gate = { take, permit, letThrough };

  // A set-up: opened, and gone through.
  const giveName = createNaming(queries, parts.storage.mutex);
  const openFor = createOpenFor({ sites, queries, giveName, people, languages, newId });
  const opening = createOpening({
    sites,
    queries,
    giveName,
    openFor,
    letThrough,
    channels,
    languages,
    newId,
  });
  const support = createSupport(sites, alerts, people);
  const values = createValues({ sites, queries, origins, iloq, clock });
  const showsCredentials = pages !== undefined;
  const conversation = createConversation({
    sites,
    custody,
    verifier,
    languages,
    letThrough,
    support,
    hearValue: values.hear,
    showsCredentials,
  });
  const stepPresses = createStepPresses(sites, conversation);
  const locks = createRequiredLocks(permit, sites, verifier);
  const passwords = createAskPassword({ sites, pages, toPerson: parts.toPerson, log });

  // What iLOQ is asked, and what is looked at.
  const checkNow = createCheckNow(custody, verifier);
  const checkAll = createCheckAllRequests({ queries, workspace, custody, permit, newId });
  const status = createStatus({ sites, queries, custody, alerts, stuckRule, clock });
  const showing = createShowing(sites, verifier, journal);
  const files = createFileRequests(queries, parts.files);

  // A site, its people, its alerts, and who speaks which language.
  const life = createSiteLife({
    sites,
    queries,
    giveName,
    verifier,
    webhooks,
    deletion: parts.core.deletion,
    log,
  });
  const choosePeople = createSitePeople(sites, people);
  const roles = createRoles({ sites, workspace, queries, people, settings });
  const chooseSettings = createChooseSettings(workspace, defaults, channels);
  const languageCommands = createLanguageCommands({ sites, queries, workspace, alerts });
  const alertCommands = createAlertCommands({
    sites,
    alerts,
    webhooks,
    channels,
    languages: languageCommands,
    watching,
    clock,
  });
  const alertActions = createAlertActions({
    checkNow,
    sites,
    alerts,
    webhooks,
    settings,
    clock,
  });

  // What comes in: typed after the slash, written, pressed, or sent in a form.
  const withNames = createWithNames(people, channels);
  const runCommand = createCommands({
    gate,
    queries,
    withNames,
    opening,
    openFor,
    checkNow,
    checkAll,
    status,
    files,
    life,
    roles,
    alertCommands,
    languageCommands,
    onCommand: parts.onCommand,
  });
  const message = createHearing({
    gate,
    sites,
    queries,
    custody,
    withNames,
    runCommand,
    conversation,
    opening,
    clock,
  });
  const press = createPressing({
    gate,
    runCommand,
    presses: {
      ...{ ...opening.presses, ...conversation.presses, ...verifier.presses },
      ...{ ...stepPresses, ...support.presses, ...values.presses },
      ...{ ...locks.presses, ...passwords.presses, ...checkAll.presses, ...status.presses },
      ...{ ...showing, ...files.presses, ...life.presses, ...roles.presses },
      ...{ ...languageCommands.presses, ...alertCommands.presses, ...alertActions.presses },
      settings: (_, { reply }) => reply({ form: 'settings', settings }),
    },
    passwordInForm: passwords.inForm,
  });
  const form = createForms({
    gate,
    desk: { sites, custody, guard, clock },
    verifier,
    opening,
    openFor,
    values,
    support,
    locks,
    life,
    choosePeople,
    webhooks,
    alertActions,
    chooseSettings,
  });

  return {
    /** @param read what was typed; undefined where it is longer than anybody reads */
    command: (sent: Sent, read: () => Promise<Typed | undefined>, reply: Reply) =>
      take(sent, async (by) => {
        const typed = await read();
        return typed ? runCommand(by, typed, reply) : reply({ answer: 'too-long' });
      }),
    message,
    deleted: createHearDeleted(sites, queries, clock),
    press,
    form,
    /** A part of a name is looked for on Home. */
    search: (sent: Sent, typed: string, reply: Reply, show: (search: string) => Promise<void>) =>
      take(sent, (by) => letThrough(by, typed, reply, () => show(typed))),
    /** What is wrong in a form, said beside its field. */
    problems: {
      ofName: life.problemOfName,
      ofDeletion: life.problemOfDeletion,
      ofValues: values.problems,
      ofList: unreadIn,
    },
    /** What the form of the needed locks offers. */
    locksFor: async (site: string, user: string) =>
      locks.toChooseFrom(site, await people.get(user)),
  };
}
