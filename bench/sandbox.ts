import { get } from 'node:http';
import { WebClient } from '@slack/web-api';
import { openSandbox } from '../sandbox/web/open-sandbox.ts';
import { below, type Figure, median, milliseconds, percentile, plain } from './figures.ts';

const messages = 300;

/**
 * From nothing to the sandbox's open page, and from a call to Slack's Web API to the bytes that
 * bring its message to the page.
 */
export async function sandbox(): Promise<Figure[]> {
  const before = performance.now();
  const opened = await openSandbox({ port: 0 });
  const openMs = performance.now() - before;
  const waiting = new Map<string, (at: number) => void>();
  let bytes = 0;
  // A supporter's page: the alerts of a dozen sites stand there already.
  const events = get(`${opened.url}events?as=${opened.slack.person('sami').id}`, (response) => {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      bytes = Math.max(bytes, chunk.length);
      const at = performance.now();
      for (const [text, told] of waiting) if (chunk.includes(text)) told(at);
    });
  });
  const web = new WebClient(opened.slack.botToken, { slackApiUrl: opened.slack.url });
  const channel = opened.slack.channel('alerts').id;
  const samples: number[] = [];
  for (let count = 0; count < messages; count += 1) {
    const text = `message ${count} of the bench`;
    const shown = new Promise<number>((resolve) => waiting.set(text, resolve));
    const called = performance.now();
    await web.chat.postMessage({ channel, text });
    samples.push((await shown) - called);
    waiting.delete(text);
  }
  events.destroy();
  await opened.close();
  const worst = percentile(samples, 0.99);
  return [
    plain('sandbox open, page built', milliseconds(openMs)),
    plain('Web API call to page, median', milliseconds(median(samples))),
    below(`the same, p99 of ${messages}`, worst, 100, milliseconds),
    plain('largest piece of a state', `${(bytes / 1024).toFixed(0)} KB`),
  ];
}
