import { hasBlankEnds, passwordProblems } from '../../../credentials/index.ts';
import type { Catalogue } from '../../../text/index.ts';

/** Texts in a script: nothing in them can end it. */
const quoted = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * Ticks the rules as one types, and shows or hides what was typed. The rules are the server's own
 * function, so that the two never differ; the server decides.
 */
export function passwordScript(t: Catalogue): string {
  const { show, hide, ruleMet, ruleOpen, rulesMet, rulesOpen } = t.pageTexts.password;
  return `
const problemsOf = ${passwordProblems.toString()};
const hasBlanks = ${hasBlankEnds.toString()};
const blanks = document.getElementById('blanks');
const field = document.getElementById('password');
const rules = [...document.querySelectorAll('[data-rule]')];
const told = document.getElementById('told');
const check = () => {
  const problems = problemsOf(field.value, field.dataset.userId);
  const empty = field.value === '';
  if (!empty) blanks.hidden = !hasBlanks(field.value);
  for (const rule of rules) {
    const met = !empty && !problems.includes(rule.dataset.rule);
    rule.classList.toggle('met', met);
    rule.querySelector('span').textContent = met ? ${quoted(ruleMet)} : ${quoted(ruleOpen)};
  }
  const open = empty ? 0 : problems.length;
  const words = empty ? '' : ${quoted([rulesMet, ...[1, 2, 3, 4].map(rulesOpen)])}[open];
  if (told.textContent !== words) told.textContent = words;
};
field.addEventListener('input', check);
const toggle = document.getElementById('show');
toggle.hidden = false;
toggle.addEventListener('click', () => {
  const shown = field.type === 'password';
  field.type = shown ? 'text' : 'password';
  toggle.textContent = shown ? ${quoted(hide)} : ${quoted(show)};
  toggle.setAttribute('aria-pressed', String(shown));
  field.focus();
});
const once = document.querySelector('form');
once.addEventListener('submit', () => { once.querySelector('.main').disabled = true; });
check();
`;
}

/**
 * Copies a value; where the browser has no clipboard for us, it is selected to be copied by hand.
 */
export const copyScript = (t: Catalogue): string => `
const told = document.getElementById('told');
for (const button of document.querySelectorAll('[data-copy]')) {
  const value = document.getElementById(button.dataset.copy);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(value);
    try { await navigator.clipboard.writeText(value.textContent); } catch { return; }
    getSelection().removeAllRanges();
    button.textContent = ${quoted(`✓ ${t.pageTexts.credentials.copied}`)};
    told.textContent = ${quoted(t.pageTexts.credentials.copied)};
    setTimeout(() => { button.textContent = label; told.textContent = ''; }, 2000);
  });
}
`;
