import type { Catalogue } from '../../../text/index.ts';
import { type Html, html, ours } from './html.ts';
import { style } from './style.ts';

const key = ours(
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="7.5" cy="16.5" r="4.5"/><path d="M10.7 13.3 20 4M16 8l3 3"/></svg>',
);

export interface Sheet {
  readonly title: string;
  readonly body: Html;
  readonly script?: string;
}

/** A whole page. Its style and script run by the nonce of its Content-Security-Policy alone. */
export const layout = (t: Catalogue, { title, body, script }: Sheet, nonce: string): string =>
  html`<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>${title} · ${t.pageTexts.brand}</title>
<style nonce="${nonce}">${ours(style)}</style>
</head>
<body>
<main>
<div class="brand">${key}${t.pageTexts.brand}</div>
<div class="card">${body}</div>
</main>
${script === undefined ? undefined : html`<script nonce="${nonce}">${ours(script)}</script>`}
</body>
</html>
`.html;
