import type { Settings } from '../sites/index.ts';
import type { AlertActions } from './alert-actions.ts';
import type { AlertCommands } from './alert-commands.ts';
import type { ReplyOrOpen } from './answer.ts';
import type { AskPassword } from './ask-password.ts';
import type { CheckAllRequests } from './check-all.ts';
import type { Commands } from './commands.ts';
import type { Conversation } from './conversation.ts';
import type { FileRequests } from './files.ts';
import type { Gate } from './gate.ts';
import type { LanguageCommands } from './languages.ts';
import type { OpenFor } from './open-for.ts';
import type { Opening, Where } from './opening.ts';
import type { Press } from './pressed.ts';
import type { PressStep } from './pressing-steps.ts';
import type { AskRequiredLocks } from './required-locks.ts';
import type { Roles } from './roles.ts';
import type { Showing } from './showing.ts';
import type { SiteLife } from './site-life.ts';
import type { Status } from './status.ts';
import type { By, Sent } from './take.ts';
import type { Verifier } from './verifier/index.ts';

/** Everything but what is pressed on Home about Home itself. */
export type SitePress = Exclude<Press, { do: 'home' | 'find' }>;

/**
 * Does what a pressed button says. A press on a step that is not asked any more changes nothing and
 * says how it stands. Unlike typed words, presses take no turns: a press names its step, and looks
 * in the one write that it makes whether that is still asked.
 */
export type HearPress = (
  sent: Sent,
  press: SitePress,
  where: Where,
  reply: ReplyOrOpen,
) => Promise<void>;

export function createPressing(parts: {
  readonly gate: Gate;
  readonly settings: Settings;
  readonly commands: Commands;
  readonly opening: Pick<Opening, 'open' | 'goOn'>;
  readonly openFor: Pick<OpenFor, 'open'>;
  readonly conversation: Pick<Conversation, 'hear'>;
  readonly pressStep: PressStep;
  readonly locks: Pick<AskRequiredLocks, 'ask'>;
  readonly passwords: AskPassword;
  readonly verifier: Pick<Verifier, 'request' | 'cancel'>;
  readonly checkAll: CheckAllRequests;
  readonly status: Pick<Status, 'tellOne'>;
  readonly showing: Showing;
  readonly files: FileRequests;
  readonly alertCommands: Pick<AlertCommands, 'chooseEvents'>;
  readonly alertActions: AlertActions;
  readonly life: SiteLife;
  readonly roles: Pick<Roles, 'name'>;
  readonly languageCommands: Pick<LanguageCommands, 'choose'>;
}): HearPress {
  const { take, permit, letThrough } = parts.gate;
  const { commands, opening, openFor, conversation, pressStep, locks, passwords } = parts;
  const { verifier, checkAll, status, showing, files } = parts;
  const { alertCommands, alertActions, life, roles, languageCommands } = parts;

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
    if ('ask' in press) return pressStep(by, press, reply);
    if ('incident' in press) return alertActions.press(by, press, row, reply);
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
        await verifier.request(press.site, input, { onceMore: press.onceMore ?? false });
        return;
      case 'cancel-run':
        return (await verifier.cancel(press.site, input))
          ? undefined
          : reply({ answer: 'not-running' });
      case 'check-all':
        return checkAll.begin(by, press.perMinute, reply);
      case 'stop-check-all':
        return checkAll.stop(by, press.run, reply);
      case 'choose-system':
        await verifier.request(press.site, input, { onceMore: false, system: press.system });
        return;
      case 'word':
        return row && conversation.hear(by, row, { typed: [press.text] }, reply);
      case 'test-alert':
        return alertActions.test(row, input, reply);
      case 'alert-setting':
        return alertActions.set(press.site, press.set, reply);
      case 'events':
        return alertCommands.chooseEvents(press.site, reply);
      case 'language':
        return languageCommands.choose(by, press.language, reply);
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
    }
  }

  const opensForm = (press: SitePress): boolean =>
    press.do === 'password' ? passwords.inForm : forms.has(press.do);

  return (sent, pressed, where, reply) => take(sent, (by) => press(by, pressed, where, reply));
}

/** What these open says, in its place, why it does not. */
const forms: ReadonlySet<Press['do']> = new Set([
  ...(['name', 'several', 'rename', 'people', 'delete', 'needed', 'events'] as const),
  ...(['snooze', 'details', 'timeline', 'ask-support', 'values', 'settings'] as const),
]);
