import { z } from 'zod';
import { hasBlankEnds, passwordProblems } from '../credentials/index.ts';
import { takePassword } from '../setup/credentials/index.ts';
import { trimmed } from '../setup/reading/index.ts';
import { missingForLogin, type Person } from '../sites/index.ts';
import { blankTexts, list, passwordProblemText, replies, titleOf } from '../text/index.ts';
import { type Bot, type Handler, handle, inputOf, once } from './bot.ts';
import type { Press } from './buttons.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { passwordModal, sorryModal, words } from './messages/index.ts';
import { permit } from './press.ts';
import { toPerson } from './to-person.ts';

/** What the password's form carries; the user ID is no secret, and the rules speak of it. */
const carriedSchema = z.object({
  site: z.string(),
  name: z.string().default(''),
  userId: z.string(),
  verify: z.boolean(),
  onceMore: z.boolean(),
  /** It has asked about blanks at the ends. */
  asksBlanks: z.boolean().optional(),
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

/** What a sent form comes to, made from the form alone. */
type Sent =
  | { readonly is: 'taken'; readonly password: string }
  | { readonly is: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  /** Blanks at the ends may belong to it, or may have come with a copy. */
  | { readonly is: 'asked' };

/**
 * Reads the sent password: what is wrong by iLOQ Manager's rules is said beside the field, and
 * blanks at its ends are asked about before anything logs in with them.
 */
export function readPassword(form: PasswordForm, typed: string, blanks: string | undefined): Sent {
  const problems = passwordProblems(typed, form.userId);
  if (problems.length > 0)
    return { is: 'wrong', errors: { password: problems.map(passwordProblemText).join(' ') } };
  if (!hasBlankEnds(typed) || blanks === 'keep') return { is: 'taken', password: typed };
  if (blanks === 'drop') return { is: 'taken', password: trimmed(typed) };
  return form.asksBlanks ? { is: 'wrong', errors: { blanks: blankTexts.choose } } : { is: 'asked' };
}

const stateSchema = z.object({
  password: z.object({ password: z.object({ value: z.string().nullish() }) }),
  blanks: z
    .object({ blanks: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) })
    .optional(),
});

/** The sent form of the password. */
export function registerPassword({ app, bot, verifier }: Parts): void {
  app.view('password', ({ view, body, ack }) => {
    const form = readPasswordForm(view.private_metadata);
    const state = stateSchema.safeParse(view.state.values).data;
    const typed = state?.password.password.value ?? '';
    const blanks = state?.blanks?.blanks.selected_option?.value;
    const handler: Handler<typeof body, Sent | undefined> = {
      answer: () => form && readPassword(form, typed, blanks),
      follow: ({ user, view: { id } }) =>
        guarded(bot, toPerson(bot, user.id), async () => {
          const sent = form && readPassword(form, typed, blanks);
          if (!form || sent?.is !== 'taken') return;
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const person = await bot.people.get(user.id);
            const input = inputOf(bot, user.id, request);
            const { password } = sent;
            const taken = await takePassword(bot, verifier.request, form, password, person, input);
            if (taken === 'not-allowed')
              await toPerson(bot, user.id)(words(whyNot(bot, person, form.site)));
          });
        }),
    };
    return handle(handler, body, (sent) => {
      if (sent?.is === 'wrong') return ack({ response_action: 'errors', errors: sent.errors });
      if (sent?.is !== 'asked' || !form) return ack();
      const site = { id: form.site, name: form.name, values: { userId: form.userId } };
      const { verify, onceMore } = form;
      const asking = passwordModal(site, { verify, onceMore, asksBlanks: true });
      return ack({ response_action: 'update', view: asking });
    });
  });
}

/** Why somebody may not send a site's password. */
function whyNot(bot: Bot, person: Person, site: string): string {
  const permission = permit(bot, { do: 'password', site }, person);
  return permission.allowed ? replies.gone : permission.why;
}
