import type { Catalogue, PagePasswordProblem } from '../../../text/index.ts';
import { type Html, html } from './html.ts';
import type { Sheet } from './layout.ts';
import { passwordScript } from './scripts.ts';

export interface PasswordPage {
  readonly page: 'password';
  readonly siteName: string;
  readonly userId: string;
  /** For one verification, and not to be kept. */
  readonly verify: boolean;
  readonly formToken: string;
  /** What was wrong with the one that was sent; the page never shows that one again. */
  readonly problems: readonly PagePasswordProblem[];
}

export const longestPassword = 200;

const problemText = (t: Catalogue, problem: PagePasswordProblem): string => {
  if (problem === 'leaked') return t.leakedOnPage;
  if (problem === 'blank-ends') return t.blankEndsOnPage;
  return problem === 'too-long' ? t.tooLongOnPage : t.passwordProblems[problem];
};

/** Asks for the password: masked, with the rules beside it. */
export function passwordPage(
  t: Catalogue,
  { siteName, userId, verify, formToken, problems }: PasswordPage,
): Sheet {
  const texts = t.pageTexts.password;
  const wrong = problems.length > 0;
  const asksBlanks = problems.includes('blank-ends');
  const said = problems.map((each) => problemText(t, each)).join(' ');
  const problem: Html | undefined = wrong
    ? html`<p class="problem" id="problem" role="alert">${said}</p>`
    : undefined;
  const rules = t.passwordRules.map(
    ([rule, text]) => html`<li data-rule="${rule}">${text} <span class="hidden"></span></li>`,
  );
  const body = html`<h1>${texts.title}</h1>
<p class="soft">${verify ? texts.verify : texts.enter}</p>
<dl class="facts"><div><dt>${texts.site}</dt><dd dir="auto">${siteName}</dd></div>
<div><dt>${texts.userId}</dt><dd dir="auto">${userId}</dd></div></dl>
${problem}
<form method="post" autocomplete="off">
<input type="hidden" name="form" value="${formToken}">
<label for="password">${texts.label}</label>
<div class="field${wrong ? ' wrong' : ''}">
<input id="password" name="password" type="password" required maxlength="${longestPassword}"
autofocus autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false"
data-user-id="${userId}" aria-describedby="${wrong ? 'problem ' : ''}rules"
aria-invalid="${wrong ? 'true' : 'false'}">
<button class="quiet" id="show" type="button" hidden
aria-pressed="false" aria-controls="password">${texts.show}</button>
</div>
<label class="blanks" id="blanks"${asksBlanks ? '' : ' hidden'}><input type="checkbox"
name="blanks" value="keep"> ${texts.blanks}</label>
<div class="rules" id="rules">${texts.rules}
<ul>${rules}</ul>
</div>
<div class="hidden" id="told" role="status" aria-live="polite"></div>
<button class="main" type="submit">${verify ? texts.check : texts.save}</button>
</form>
<p class="soft">${texts.once}</p>`;
  return { title: texts.title, body, script: passwordScript(t) };
}
