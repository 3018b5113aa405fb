import { z } from 'zod';
import { passwordProblems } from '../credentials/index.ts';
import { type Input, missingForLogin, type Person, passwordEntered, passwordTyped } from '../sites/index.ts';
import { list, passwordProblemText, titleOf } from '../text/index.ts';
import { type Bot, change } from './bot.ts';
import type { Press } from './buttons.ts';
import { passwordModal, sorryModal } from './messages/index.ts';
import { permit } from './press.ts';
import { replies } from './replies.ts';
import { bindingOf, isStored, type Verifier } from './verify.ts';

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

/** What is wrong with a password by iLOQ Manager's rules; undefined when nothing is. Made from the form alone. */
export function passwordError(form: PasswordForm, password: string): string | undefined {
  const problems = passwordProblems(password, form.userId);
  return problems.length === 0 ? undefined : problems.map(passwordProblemText).join(' ');
}

/** Takes the password over: sealed, or, where nothing is stored, for one verification. */
export async function takePassword(
  bot: Bot,
  verifier: Verifier,
  form: PasswordForm,
  password: string,
  person: Person,
  input: Input,
): Promise<void> {
  const permission = permit(bot, { do: 'password', site: form.site }, person);
  const site = permission.allowed ? await bot.sites.get(form.site) : undefined;
  if (!site) return;
  const fingerprint = bot.custody.fingerprint(site.id, password);
  if (bot.custody.matches(site.id, password, site.leakedPasswords)) {
    const stored = isStored(bot, site, password);
    await change(bot, site.id, (now) => passwordTyped(now, input, fingerprint, { known: true, stored }));
    return;
  }
  if (form.verify) return verifier.request(site.id, input, { onceMore: form.onceMore, password });
  const isNew = !isStored(bot, site, password);
  const entered = await change(bot, site.id, (now) => {
    const binding = bindingOf(now);
    const sealed = binding && bot.custody.seal(password, binding);
    return sealed ? passwordEntered(now, input, sealed, fingerprint) : now;
  });
  const binding = entered && bindingOf(entered);
  // New credentials lift the log-in brake; the same password once more does not.
  if (entered?.password && binding && isNew)
    bot.brake.lift({ origin: binding.origin, serviceCode: binding.serviceCode, userName: binding.userId });
}
