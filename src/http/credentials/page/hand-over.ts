import type { Catalogue } from '../../../text/index.ts';
import { html } from './html.ts';
import type { Sheet } from './layout.ts';
import { copyScript } from './scripts.ts';

export interface CodePage {
  readonly page: 'code';
  readonly formToken: string;
  /** After a wrong code: how many more tries there are. */
  readonly triesLeft?: number;
}

/** Asks for the code, and shows nothing yet. */
export function codePage(t: Catalogue, { formToken, triesLeft }: CodePage): Sheet {
  const texts = t.pageTexts.code;
  const wrong = triesLeft !== undefined;
  const problem = wrong
    ? html`<p class="problem" id="problem" role="alert">${texts.wrong(triesLeft)}</p>`
    : undefined;
  const body = html`<h1>${texts.title}</h1>
<p class="soft">${texts.lead}</p>
${problem}
<form method="post" autocomplete="off">
<input type="hidden" name="form" value="${formToken}">
<label for="code">${texts.label}</label>
<div class="field${wrong ? ' wrong' : ''}">
<input class="code" id="code" name="code" inputmode="numeric" pattern="[0-9 ]*" maxlength="9"
required autofocus autocomplete="one-time-code" aria-invalid="${wrong ? 'true' : 'false'}"
aria-describedby="${wrong ? 'problem ' : ''}once">
</div>
<button class="main" type="submit">${texts.show}</button>
</form>
<p class="soft" id="once">${texts.once}</p>`;
  return { title: texts.title, body };
}

export interface CredentialsPage {
  readonly page: 'credentials';
  readonly siteName: string;
  readonly serviceCode: string;
  readonly serviceAddress: string;
  readonly userId: string;
  readonly password: string | undefined;
}

/** The four values, each with a button that copies it. */
export function credentialsPage(t: Catalogue, page: CredentialsPage): Sheet {
  const texts = t.pageTexts.credentials;
  const value = (id: string, label: string, text: string) =>
    html`<div class="value"><dt>${label}</dt><dd><code id="${id}">${text}</code>
<button class="quiet" type="button" hidden
data-copy="${id}" aria-label="${texts.copy}: ${label}">${texts.copy}</button></dd></div>`;
  const password =
    page.password === undefined
      ? html`<div class="value"><dt>${texts.password}</dt><dd>${texts.notStored}</dd></div>`
      : value('password', texts.password, page.password);
  const body = html`<h1 dir="auto">${page.siteName}</h1>
<p class="soft">${texts.lead}</p>
<dl class="values">${[
    value('service-code', texts.serviceCode, page.serviceCode),
    value('service-address', texts.serviceAddress, page.serviceAddress),
    value('user-id', texts.userId, page.userId),
    password,
  ]}</dl>
<div class="hidden" id="told" role="status" aria-live="polite"></div>`;
  return { title: texts.title, body, script: copyScript(t) };
}
