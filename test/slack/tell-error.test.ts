import type { HomeView } from '@slack/types';
import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { classifyError, UploadFailed } from '../../src/slack/classify-error.ts';
import { codesByAction, errorActions } from '../../src/slack/errors.ts';
import { tellError } from '../../src/slack/tell-error.ts';
import { createWebClient } from '../../src/slack/web-client.ts';
import { replies, slackErrors } from '../../src/text/en/index.ts';
import { en } from '../text/english.ts';
import { type Handler, startSlackStub } from './slack-stub.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** What Slack's own client throws where Slack answers so. */
async function thrownBy(answer: Handler): Promise<unknown> {
  const { url: apiUrl, stop } = await startSlackStub({ 'views.open': answer });
  stops.push(stop);
  const web = createWebClient({ token: 'xoxb-not-a-token', apiUrl, log: createLog('silent') });
  const view: HomeView = { type: 'home', blocks: [] };
  return web.views.open({ trigger_id: '1', view }).catch((error: unknown) => error);
}

describe('Whoever asked for something is told why Slack did not do it', () => {
  it.each(errorActions)('where its error leads to %s', async (action) => {
    for (const error of codesByAction[action]) {
      const thrown = await thrownBy(() => ({ ok: false, error }));
      expect(classifyError(thrown), error).toMatchObject({ action, code: error });
      expect(Object.values(slackErrors), error).toContainEqual(
        action === 'add-scope' ? expect.any(Function) : tellError(en, thrown),
      );
    }
  });

  it('the scope that is missing by its name', async () => {
    const answer = { ok: false, error: 'missing_scope', needed: 'files:write' };
    expect(tellError(en, await thrownBy(() => answer))).toContain('lacks the scope `files:write`');
  });

  it('an answer that is not Slack’s, or none, as one that did not come', async () => {
    const proxy: Handler = (_, response) => {
      response.writeHead(502).end('<html>');
      return undefined;
    };
    const cut: Handler = (_, response) => {
      response.destroy();
      return undefined;
    };
    for (const answer of [proxy, cut])
      expect(tellError(en, await thrownBy(answer))).toBe(slackErrors.noAnswer);
    for (const why of [{ status: 503 }, { cause: new TypeError('fetch failed') }])
      expect(tellError(en, new UploadFailed(why))).toBe(slackErrors.noAnswer);
  });

  it('and a fault of the bot’s own is not put on Slack', () => {
    for (const error of [new TypeError('x is not a function'), new Error('disk full'), 'thrown'])
      expect(tellError(en, error)).toBe(replies.wentWrong);
  });
});
