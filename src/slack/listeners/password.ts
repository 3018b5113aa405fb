import { z } from 'zod';
import { hasBlankEnds, passwordProblems } from '../../credentials/index.ts';
import { trimmed } from '../../setup/reading/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { passwordModal } from '../messages/index.ts';
import { carriedIn, fieldIn, registerForm, typedIn } from './form.ts';
import type { Listening } from './listening.ts';

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
type PasswordForm = z.infer<typeof carriedSchema>;

/** What a sent form comes to, made from the form alone. */
type Read =
  | { readonly is: 'taken'; readonly password: string }
  | { readonly is: 'wrong'; readonly errors: Readonly<Record<string, string>> }
  /** Blanks at the ends may belong to it, or may have come with a copy. */
  | { readonly is: 'asked' };

/**
 * Reads the sent password: what is wrong by iLOQ Manager's rules is said beside the field, and
 * blanks at its ends are asked about before anything logs in with them.
 */
export function readPassword(
  t: Catalogue,
  form: PasswordForm,
  typed: string,
  blanks: string | undefined,
): Read {
  const problems = passwordProblems(typed, form.userId);
  if (problems.length > 0)
    return {
      is: 'wrong',
      errors: { password: problems.map((each) => t.passwordProblems[each]).join(' ') },
    };
  if (!hasBlankEnds(typed) || blanks === 'keep') return { is: 'taken', password: typed };
  if (blanks === 'drop') return { is: 'taken', password: trimmed(typed) };
  return form.asksBlanks
    ? { is: 'wrong', errors: { blanks: t.blankTexts.choose } }
    : { is: 'asked' };
}

/** The sent form of the password. */
export function registerPassword(listening: Listening): void {
  registerForm(listening, 'password', (view, t) => {
    const form = carriedIn(view, carriedSchema);
    if (!form) return { is: 'other', follow: ({ reply }) => reply({ answer: 'old-button' }) };
    const blanks = fieldIn(view, 'blanks').selected_option?.value;
    const read = readPassword(t, form, typedIn(view, 'password'), blanks);
    switch (read.is) {
      case 'wrong':
        return read;
      case 'asked': {
        const site = { id: form.site, name: form.name, values: { userId: form.userId } };
        const { verify, onceMore } = form;
        return {
          is: 'asked',
          view: passwordModal(t, site, { verify, onceMore, asksBlanks: true }),
        };
      }
      case 'taken':
        return { is: 'taken', form: { form: 'password', ...form, password: read.password } };
    }
  });
}
