import type { Storage } from '../storage/index.ts';
import { createAlertActions } from './alert-actions.ts';
import { createAlertCommands } from './alert-commands.ts';
import { createAskPassword } from './ask-password.ts';
import { createCheckAllRequests } from './check-all.ts';
import { createCheckNow } from './check-now.ts';
import { createCommands } from './commands.ts';
import { createConversation } from './conversation.ts';
import { createFileRequests } from './files.ts';
import { createForms } from './forms.ts';
import { createHearDeleted, createHearing } from './hearing.ts';
import { createLetThrough } from './known-passwords.ts';
import { createLanguageCommands } from './languages.ts';
import { createWithNames } from './mentioned-names.ts';
import { createNaming } from './naming.ts';
import { createOpenFor, unreadIn } from './open-for.ts';
import { createOpening } from './opening.ts';
import { createPermit } from './permit.ts';
import type { Files } from './ports.ts';
import type { EveryPress } from './presses.ts';
import { createPressing } from './pressing.ts';
import type { Typed } from './reading/index.ts';
import { createRequiredLocks } from './required-locks.ts';
import { createRoles } from './roles.ts';
import { createChooseSettings } from './settings.ts';
import type { Around, Core, Shared } from './shared.ts';
import { createShowing } from './showing.ts';
import { createSiteLife } from './site-life.ts';
import { createSitePeople } from './site-people.ts';
import { createStatus } from './status.ts';
import { createStepPresses } from './step-presses.ts';
import { createSupport } from './support.ts';
import { createTake, type Sent } from './take.ts';
import { createValues } from './values.ts';

export interface SetupParts extends Around {
  readonly core: Core;
  readonly storage: Pick<Storage, 'requests' | 'others' | 'journal' | 'mutex'>;
  readonly files: Files;
}

/** What people do with the bot, whichever way it comes. Each is done once, and only by who may. */
export type Setup = ReturnType<typeof createSetup>;

/** The application: what people type, press and send, decided and written. */
export function createSetup({ core, storage, files: sendFiles, ...around }: SetupParts) {
  const { sites, queries, workspace, custody, alerts, settings } = core;
  const { verifier, pages, people, channels, clock } = around;

  // What comes first: each request once, by who may, and with no known password in it.
  const { requests, others } = storage;
  const take = createTake({ ...around, requests, others });
  const permit = createPermit(sites, alerts, queries);
  const letThrough = createLetThrough(queries, custody);
  const giveName = createNaming(queries, storage.mutex);
  const withNames = createWithNames(people, channels);
  const checkNow = createCheckNow(custody, verifier);
  const all: Shared = {
    ...core,
    ...around,
    take,
    permit,
    letThrough,
    giveName,
    withNames,
    checkNow,
  };

  // A set-up: opened, and gone through.
  const openFor = createOpenFor(all);
  const opening = createOpening({ ...all, openFor });
  const support = createSupport(sites, alerts, people);
  const values = createValues(all);
  const conversation = createConversation({
    ...all,
    support,
    hearValue: values.hear,
    showsCredentials: pages !== undefined,
  });
  const locks = createRequiredLocks(permit, sites, verifier);
  const passwords = createAskPassword(all);

  // What is looked at.
  const checkAll = createCheckAllRequests(all);
  const status = createStatus(all);
  const files = createFileRequests(queries, sendFiles);

  // A site, its people, its alerts, and who speaks which language.
  const life = createSiteLife(all);
  const roles = createRoles(all);
  const languageCommands = createLanguageCommands(all);
  const alertCommands = createAlertCommands({ ...all, languageCommands });
  const alertActions = createAlertActions(all);

  // What comes in: typed after the slash, written, pressed, or sent in a form.
  const runCommand = createCommands({
    ...{ ...all, opening, openFor, checkAll, status, files, life, roles },
    ...{ alertCommands, languageCommands },
  });
  const message = createHearing({ ...all, runCommand, conversation, opening });
  const presses: EveryPress = {
    ...{ ...opening.presses, ...conversation.presses, ...verifier.presses },
    ...{ ...createStepPresses(sites, conversation), ...support.presses, ...values.presses },
    ...{ ...locks.presses, ...passwords.presses, ...checkAll.presses, ...status.presses },
    ...{ ...createShowing(sites, verifier, storage.journal), ...files.presses },
    ...{ ...life.presses, ...roles.presses, ...languageCommands.presses },
    ...{ ...alertCommands.presses, ...alertActions.presses },
    settings: (_, { reply }) => reply({ form: 'settings', settings }),
  };
  const passwordInForm = passwords.inForm;
  const press = createPressing({ ...all, runCommand, presses, passwordInForm });
  const form = createForms({
    ...{ ...all, opening, openFor, values, support, locks, life, alertActions },
    choosePeople: createSitePeople(sites, people),
    chooseSettings: createChooseSettings(workspace, core.settingsUnlessChosen, channels),
  });

  return {
    /** @param read what was typed; undefined where it is longer than anybody reads */
    command: (sent: Sent, read: () => Promise<Typed | undefined>) =>
      take(sent, async (by) => {
        const typed = await read();
        return typed ? runCommand(by, typed) : by.reply({ answer: 'too-long' });
      }),
    message,
    deleted: createHearDeleted(sites, queries, clock),
    press,
    form,
    /** A part of a name is looked for on Home. */
    search: (sent: Sent, typed: string, show: (search: string) => Promise<void>) =>
      take(sent, (by) => letThrough(by, typed, () => show(typed))),
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
