import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { languageFor } from '../language.ts';
import type { Log } from '../log.ts';
import type { Installer, InstallOutcome } from '../slack/index.ts';
import { type Catalogue, catalogue } from '../text/index.ts';
import { type Html, html, layout } from './credentials/page/index.ts';
import { sendPage } from './send.ts';
import { isInstallPath, type Listener } from './server.ts';

interface Told {
  readonly status: number;
  readonly title: string;
  readonly body: Html;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `GET /`, with *Add to Slack*; where that leads, and back; `/privacy` and `/support`, which are
 * files of DATA_DIR where the operator has put them there.
 */
export function createInstallListener(parts: {
  readonly installer: Installer;
  /** DATA_DIR. */
  readonly folder: string;
  readonly timeZone: string;
  readonly random: (bytes: number) => Buffer;
  readonly log: Log;
}): Listener {
  const { installer, folder, timeZone, random, log } = parts;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const locale = request.headers['accept-language'];
    const t = catalogue(languageFor({ locale }), timeZone);
    const tell = ({ status, title, body, headers }: Told): void =>
      sendPage(response, { status, headers }, (nonce) => layout(t, { title, body }, nonce), random);
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD')
      return tell({ ...said(405, t.installTexts.wrongMethod), headers: { allow: 'GET, HEAD' } });
    const path = request.url?.split('?', 1)[0] ?? '';
    if (!isInstallPath(path)) return tell(said(404, t.installTexts.failed));
    switch (path) {
      case '/':
        return tell(landing(t));
      // Mail scanners and previews look with HEAD: nothing is begun by that.
      case '/slack/install':
        if (method === 'HEAD') return tell(landing(t));
        return installer.begin(request, response).catch((error: unknown) => {
          log.error({ err: error }, 'an installation could not be begun');
          tell(outcomePage(t, { is: 'failed' }));
        });
      case '/slack/oauth_redirect':
        return method === 'HEAD'
          ? tell(landing(t))
          : installer.end(request, response, (outcome) => tell(outcomePage(t, outcome)));
      case '/privacy':
      case '/support':
        return ownPage(t, path.slice(1), tell, response);
    }
  }

  /** The operator's file as it is, or our own few sentences. */
  async function ownPage(
    t: Catalogue,
    name: string,
    tell: (told: Told) => void,
    response: ServerResponse,
  ): Promise<void> {
    const file = await readFile(join(folder, `${name}.html`)).catch(() => undefined);
    if (!file)
      return tell(said(200, name === 'privacy' ? t.installTexts.privacy : t.installTexts.support));
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(file.length),
        'x-content-type-options': 'nosniff',
      })
      .end(file);
  }

  return (request, response) =>
    answer(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a page could not be shown');
      if (response.headersSent) response.end();
      else response.writeHead(500).end();
    });
}

const said = (
  status: number,
  { title, text }: { readonly title: string; readonly text: string },
  ways?: Html,
): Told => ({ status, title, body: html`<h1>${title}</h1><p>${text}</p>${ways}` });

function landing(t: Catalogue): Told {
  const { title, text, add, privacy, support } = t.installTexts.landing;
  return {
    status: 200,
    title,
    body: html`<h1>${title}</h1>
<p>${text}</p>
<p><a class="main" href="/slack/install">${add}</a></p>
<p class="soft"><a href="/privacy">${privacy}</a> · <a href="/support">${support}</a></p>`,
  };
}

function outcomePage(t: Catalogue, outcome: InstallOutcome): Told {
  const texts = t.installTexts;
  const support = html`<p class="soft"><a href="/support">${texts.landing.support}</a></p>`;
  const again = html`<p><a class="main" href="/slack/install">${texts.again}</a></p>${support}`;
  switch (outcome.is) {
    case 'installed':
      return {
        status: 200,
        title: texts.installed.title,
        body: html`<div class="mark good" aria-hidden="true">✓</div><h1>${texts.installed.title}</h1>
<p>${texts.installed.where(outcome.workspace)}</p><p>${texts.installed.next}</p>`,
      };
    case 'cancelled':
      return said(200, texts.cancelled, again);
    case 'organisation':
      return said(403, texts.organisation, again);
    case 'stale':
      return said(400, texts.stale, again);
    case 'later':
      return said(503, texts.later, again);
    case 'not-allowed':
      return said(403, texts.notAllowed(outcome.code), again);
    case 'set-up':
      return said(500, texts.setUp, support);
    case 'failed':
      return said(500, texts.failed, again);
  }
}
