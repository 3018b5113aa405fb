import { type AskId, openingQuestion } from '../checklist/index.ts';
import {
  change,
  gotIt,
  type Input,
  type Settings,
  type Site,
  type Sites,
  undo,
} from '../sites/index.ts';
import type { AlertActions } from './alert-actions.ts';
import type { AlertCommands } from './alerts.ts';
import type { Reply, ReplyOrOpen } from './answer.ts';
import type { AskPassword } from './ask-password.ts';
import type { CheckAllRequests } from './check-all.ts';
import type { CheckNow } from './check-now.ts';
import type { Commands } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { FileRequests } from './files.ts';
import type { LetThrough } from './known-passwords.ts';
import type { LanguageCommands } from './languages.ts';
import type { OpenFor } from './open-for.ts';
import type { Opening, Where } from './opening.ts';
import type { Permit } from './permit.ts';
import type { Press } from './pressed.ts';
import type { Said } from './reading/index.ts';
import type { AskRequiredLocks } from './required-locks.ts';
import type { Roles } from './roles.ts';
import type { Showing } from './showing.ts';
import type { SiteLife } from './site-life.ts';
import type { Status } from './status.ts';
import type { Support } from './support.ts';
import type { By, Sent, Take } from './take.ts';
import type { Values } from './values.ts';
import type { Verifier } from './verifier/index.ts';

/** Everything but what is pressed on Home about Home itself. */
export type SitePress = Exclude<Press, { do: 'home' | 'find' }>;

/**
 * Does what a pressed button says. A press on a step that is not asked any more changes nothing and
 * says how it stands.
 */
export type HearPress = (
  sent: Sent,
  press: SitePress,
  where: Where,
  reply: ReplyOrOpen,
) => Promise<void>;

export function createPressing(parts: {
  readonly take: Take;
  readonly permit: Permit;
  readonly letThrough: LetThrough;
  readonly sites: Sites;
  readonly settings: Settings;
  readonly commands: Commands;
  readonly opening: Pick<Opening, 'open' | 'goOn'>;
  readonly openFor: Pick<OpenFor, 'open'>;
  readonly conversation: Conversation;
  readonly status: Pick<Status, 'tellOne'>;
  readonly showing: Showing;
  readonly verifier: Pick<Verifier, 'request' | 'cancel'>;
  readonly checkNow: CheckNow;
  readonly checkAll: CheckAllRequests;
  readonly passwords: AskPassword;
  readonly alertActions: AlertActions;
  readonly alerts: Pick<AlertCommands, 'chooseEvents'>;
  readonly roles: Pick<Roles, 'name'>;
  readonly locks: Pick<AskRequiredLocks, 'ask'>;
  readonly life: SiteLife;
  readonly support: Pick<Support, 'askWords'>;
  readonly values: Pick<Values, 'askAll'>;
  readonly files: FileRequests;
  readonly languages: Pick<LanguageCommands, 'choose'>;
}): HearPress {
  const { take, permit, letThrough, sites, commands, opening, conversation, status, showing } =
    parts;
  const { verifier, checkNow, passwords, alertActions, alerts, roles, locks, life, files } = parts;
  const { support, values, languages, openFor } = parts;

  async function press(by: By, press: SitePress, where: Where, open: ReplyOrOpen): Promise<void> {
    const { person, input } = by;
    const answered: ReplyOrOpen = opensForm(press)
      ? (answer) => open('form' in answer ? answer : { form: 'none', why: answer })
      : open;
    if (press.do === 'command') return commands.run(by, where, [press.text], answered);
    const permission = await permit(press, person);
    if (!permission.allowed) return answered(permission.why);
    const { row } = permission;
    const reply: ReplyOrOpen = (answer) =>
      answered(
        row && where.isDirectMessage && !('form' in answer) ? { ...answer, of: row.name } : answer,
      );
    switch (press.do) {
      case 'name':
        return reply({ form: 'name' });
      case 'create':
        return letThrough(by, press.name, reply, () =>
          press.user === undefined
            ? opening.open(by, where, press.name, press.here ?? false, reply)
            : openFor.open(by, { name: press.name, user: press.user }, reply),
        );
      case 'several':
        return reply({ form: 'several', list: press.list ?? '' });
      case 'go-on':
        return row && opening.goOn(by, where, row, reply);
      case 'password':
        return passwords.enter(press, person, reply);
      case 'reveal':
        return row && passwords.reveal(row, person, reply);
      case 'status':
        return status.tellOne(press.site, reply);
      case 'needed':
        return locks.ask(press.site, reply);
      case 'details':
        return showing.details(press.site, press.page ?? 0, reply);
      case 'timeline':
        return row && showing.timeline(row, press.trail ?? [], reply);
      case 'picture':
        return files.picture(person, reply);
      case 'funnel':
        return files.funnel(person, reply);
      case 'export':
        return files.sites(person, row, press.as, reply);
      case 'verify':
        return verifier.request(press.site, input, { onceMore: press.onceMore ?? false });
      case 'cancel-run':
        return (await verifier.cancel(press.site, input))
          ? undefined
          : reply({ answer: 'not-running' });
      case 'check-all':
        return parts.checkAll.begin(by, press.perMinute, reply);
      case 'stop-check-all':
        return parts.checkAll.stop(by, press.run, reply);
      case 'choose-system':
        return verifier.request(press.site, input, { onceMore: false, system: press.system });
      case 'word':
        return row && conversation.hear(by, row, { typed: [press.text] }, reply);
      case 'acknowledge':
        return alertActions.act(press.incident, { do: press.do, from: press.from }, input, reply);
      case 'wake':
      case 'resolve':
        return alertActions.act(press.incident, { do: press.do }, input, reply);
      case 'snooze':
        return alertActions.askSnooze(press.incident, reply);
      case 'check':
        return row && checkNow(row, input, reply);
      case 'test-alert':
        return alertActions.test(row, input, reply);
      case 'alert-setting':
        return alertActions.set(press.site, press.set, reply);
      case 'events':
        return alerts.chooseEvents(press.site, reply);
      case 'language':
        return languages.choose(by, press.language, reply);
      case 'settings':
        return reply({ form: 'settings', settings: parts.settings });
      case 'site':
        return row && life.tellMenu(person, row, reply);
      case 'rename':
      case 'people':
      case 'delete':
        return life.askIn(press.do, press.site, reply);
      case 'archive':
        return row && life.archive(row, input, reply);
      case 'restore':
        return row && life.restore(row, input, reply);
      case 'delete-anyway':
        return row && life.deleteAnyway(row, input, reply);
      case 'role':
        return roles.name(by, press, reply);
      case 'ask-support':
        return support.askWords(press.site, press.ask, reply);
      case 'values':
        return values.askAll(press.site, press.ask, reply);
      case 'got-it':
        await change(sites, press.site, (site) => gotIt(site, input, press.ask));
        return;
      case 'undo':
        if (!(await isUndone(press.site, press.ask, input)))
          await tellAnswered(press.site, press.ask, reply);
        return;
      case 'delivered':
      case 'done':
      case 'back':
      case 'later':
      case 'skip':
      case 'help': {
        const heard = { site: press.site, said: saidOf(press), on: press.ask };
        const result = await conversation.apply(by, heard, reply);
        if (result === 'answered') await tellAnswered(press.site, press.ask, reply);
        return;
      }
    }
  }

  const opensForm = (press: SitePress): boolean =>
    press.do === 'password' ? passwords.inForm : forms.has(press.do);

  /** @returns false where there is nothing to take back */
  async function isUndone(id: string, ask: AskId, input: Input): Promise<boolean> {
    let isChanged = false;
    await change(sites, id, (site) => {
      const undone = ask === openingQuestion ? site : undo(site, input, ask);
      isChanged = undone !== site;
      return undone;
    });
    return isChanged;
  }

  async function tellAnswered(id: string, ask: AskId, reply: Reply): Promise<void> {
    const site: Site | undefined = await sites.get(id);
    await reply(site ? { answer: 'answered-already', site, ask } : { answer: 'gone' });
  }

  return (sent, pressed, where, reply) => take(sent, (by) => press(by, pressed, where, reply));
}

/** What these open says, in its place, why it does not. */
const forms: ReadonlySet<Press['do']> = new Set([
  ...(['name', 'several', 'rename', 'people', 'delete', 'needed', 'events'] as const),
  ...(['snooze', 'details', 'timeline', 'ask-support', 'values', 'settings'] as const),
]);

type StepPress = Extract<Press, { do: 'delivered' | 'done' | 'back' | 'later' | 'skip' | 'help' }>;

function saidOf(press: StepPress): Said {
  switch (press.do) {
    case 'delivered':
      return { said: 'delivered', answer: press.answer };
    case 'skip':
      return press.reason === undefined ? { said: 'skip' } : { said: 'skip', reason: press.reason };
    case 'help':
      return { said: 'help' };
    case 'done':
    case 'back':
    case 'later':
      return { said: press.do };
  }
}
