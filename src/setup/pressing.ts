import type { ReplyOrOpen } from './answer.ts';
import type { RunCommand } from './commands.ts';
import type { Permit } from './permit.ts';
import type { Press } from './pressed.ts';
import { carryOut, type EveryPress, type SitePress } from './presses.ts';
import type { By, Sent, Take } from './take.ts';

/**
 * Does what a pressed button says. A press on a step that is not asked any more changes nothing and
 * says how it stands. Unlike typed words, presses take no turns: a press names its step, and looks
 * in the one write that it makes whether that is still asked.
 */
export type HearPress = (
  sent: Sent & { readonly reply: ReplyOrOpen },
  press: SitePress,
) => Promise<void>;

export function createPressing(parts: {
  readonly take: Take;
  readonly permit: Permit;
  readonly runCommand: RunCommand;
  readonly presses: EveryPress;
  /** The password is entered in a form, and on no page. */
  readonly passwordInForm: boolean;
}): HearPress {
  const { take, permit, runCommand, presses, passwordInForm } = parts;

  async function press(by: By, press: SitePress, open: ReplyOrOpen): Promise<void> {
    const answered: ReplyOrOpen = opensForm(press)
      ? (answer) => open('form' in answer ? answer : { form: 'none', why: answer })
      : open;
    if (press.do === 'command') return runCommand({ ...by, reply: answered }, [press.text]);
    const permission = await permit(press, by.person);
    if (!permission.allowed) return answered(permission.why);
    const { row } = permission;
    const reply: ReplyOrOpen = (answer) =>
      answered(
        row && by.where.isDirectMessage && !('form' in answer)
          ? { ...answer, of: row.name }
          : answer,
      );
    await carryOut(presses, press, { ...by, row, reply });
  }

  const opensForm = (press: SitePress): boolean =>
    press.do === 'password' ? passwordInForm : forms.has(press.do);

  return (sent, pressed) => take(sent, (by) => press(by, pressed, sent.reply));
}

/** What these open says, in its place, why it does not. */
const forms: ReadonlySet<Press['do']> = new Set([
  ...(['name', 'several', 'rename', 'people', 'delete', 'needed', 'events'] as const),
  ...(['snooze', 'details', 'timeline', 'ask-support', 'values', 'settings'] as const),
]);
