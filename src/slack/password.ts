import { z } from 'zod';
import { passwordProblems } from '../credentials/index.ts';
import { missingForLogin, type Person } from '../sites/index.ts';
import { list, passwordProblemText, replies, titleOf } from '../text/index.ts';
import type { Bot } from './bot.ts';
import type { Press } from './buttons.ts';
import { passwordModal, sorryModal } from './messages/index.ts';
import { permit } from './press.ts';

/** What the password's form carries; the user ID is no secret, and the rules speak of it. */
const carriedSchema = z.object({
  site: z.string(),
  userId: z.string(),
  verify: z.boolean(),
  onceMore: z.boolean(),
});
export type PasswordForm = z.infer<typeof carriedSchema>;

/** Reads what a sent form carries. */
export function readPasswordForm(metadata: string): PasswordForm | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

/** Opens the form at once: a trigger lives for three seconds only. */
export async function openPasswordForm(
  bot: Bot,
  press: Extract<Press, { do: 'password' }>,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const site = permission.allowed ? await bot.sites.get(press.site) : undefined;
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : !site
      ? sorryModal(replies.gone)
      : missingForLogin(site).length > 0
        ? sorryModal(replies.passwordNeeds(list(missingForLogin(site).map(titleOf))))
        : passwordModal(site, { verify: press.verify ?? false, onceMore: press.onceMore ?? false });
  await bot.web.views.open({ trigger_id: trigger, view });
}

/**
 * What is wrong with a password by iLOQ Manager's rules; undefined when nothing is. Made from the
 * form alone.
 */
export function passwordError(form: PasswordForm, password: string): string | undefined {
  const problems = passwordProblems(password, form.userId);
  return problems.length === 0 ? undefined : problems.map(passwordProblemText).join(' ');
}
