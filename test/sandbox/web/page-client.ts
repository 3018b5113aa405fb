import { once } from 'node:events';
import { get, type IncomingMessage, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Deed, DeedAnswer, MessageView, State } from '../../../sandbox/page/protocol.ts';

/** The page without a screen: what it would know, and what it sends. */
export interface PageClient {
  state(): State;
  /** Waits until there is something; fails, when nothing comes, with what the person sees. */
  until<T>(look: (state: State) => T | null | undefined | false): Promise<T>;
  act(deed: Deed): Promise<DeedAnswer>;
  /** In the direct message with the bot, oldest first. */
  direct(): readonly MessageView[];
  /** Milliseconds since the epoch at which each state came. */
  readonly arrivals: { readonly at: number; readonly state: State }[];
  close(): void;
}

/** @param as a person's ID; null: whoever the server takes */
export async function openPage(url: string, as: string | null): Promise<PageClient> {
  const arrivals: { at: number; state: State }[] = [];
  const { origin } = new URL(url);
  const events = get(`${url}events${as === null ? '' : `?as=${as}`}`);
  const response: IncomingMessage = (await once(events, 'response'))[0];
  response.setEncoding('utf8');
  let text = '';
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks)
      if (block.startsWith('data: '))
        arrivals.push({ at: Date.now(), state: JSON.parse(block.slice(6)) });
  });
  const state = (): State => {
    const last = arrivals.at(-1);
    if (!last) throw new Error('the page has heard nothing');
    return last.state;
  };
  const direct = (): readonly MessageView[] => {
    const { channels, messages } = state().slack;
    return messages[channels.find(({ kind }) => kind === 'direct-message')?.id ?? ''] ?? [];
  };
  const page: PageClient = {
    arrivals,
    state,
    direct,
    async until(look) {
      const deadline = performance.now() + 300_000;
      for (;;) {
        const found = arrivals.length > 0 && look(state());
        if (found !== false && found !== null && found !== undefined) return found;
        if (performance.now() > deadline)
          throw new Error(
            `it did not come; seen: ${Object.values(state().slack.messages)
              .flat()
              .slice(-25)
              .map(({ text }) => text)
              .join('\n')}`,
          );
        await wait(10);
      }
    },
    async act(deed) {
      const { status, body } = await send(url, JSON.stringify(deed), { origin });
      if (status !== 200) throw new Error(`${status} ${body}`);
      return JSON.parse(body);
    },
    close: () => void response.destroy(),
  };
  await page.until(() => true);
  return page;
}

/** `POST /deeds` as anybody might send it; `host` and `origin` are what the browser would say. */
export async function send(
  url: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  path = 'deeds',
): Promise<{ status: number; body: string }> {
  const sent = request(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
  });
  sent.end(body);
  const response: IncomingMessage = (await once(sent, 'response'))[0];
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, body: text };
}
