import type { Catalogue } from '../../../text/index.ts';
import { type CodePage, type CredentialsPage, codePage, credentialsPage } from './hand-over.ts';
import { html } from './html.ts';
import { layout, type Sheet } from './layout.ts';
import { type PasswordPage, passwordPage } from './password.ts';

export { type Html, html } from './html.ts';
export { layout } from './layout.ts';
export { longestPassword } from './password.ts';

type Told =
  | 'stored'
  | 'verifying'
  | 'notKept'
  | 'archived'
  | 'gone'
  | 'outdated'
  | 'tooMany'
  | 'unreadable'
  | 'wrongMethod'
  | 'wentWrong';

/** What a page shows. */
export type Page =
  | PasswordPage
  | CodePage
  | CredentialsPage
  | { readonly page: 'told'; readonly what: Told };

/** The page as a whole HTML document. @param nonce that of its Content-Security-Policy */
export const renderPage = (t: Catalogue, page: Page, nonce: string): string =>
  layout(t, sheetOf(t, page), nonce);

function sheetOf(t: Catalogue, page: Page): Sheet {
  switch (page.page) {
    case 'password':
      return passwordPage(t, page);
    case 'code':
      return codePage(t, page);
    case 'credentials':
      return credentialsPage(t, page);
    case 'told':
      return told(t, page.what);
  }
}

function told(t: Catalogue, what: Told): Sheet {
  const { title, text } = t.pageTexts[what];
  const good = what === 'stored' || what === 'verifying';
  const mark = good ? html`<div class="mark good" aria-hidden="true">✓</div>` : undefined;
  return { title, body: html`${mark}<h1>${title}</h1><p>${text}</p>` };
}
