import { z } from 'zod';
import { reservePort } from '../../../sandbox/reserve-port.ts';
import type { SandboxOptions } from '../../../sandbox/sandbox.ts';
import type { LocalSlack } from '../../../sandbox/slack/index.ts';
import type { Clock } from '../../../src/clock.ts';
import { labels } from '../../../src/text/en/index.ts';
import { hurried } from '../../e2e/hurried.ts';
import { startWorld, type World } from '../../e2e/world.ts';

const rowOfLinks = z.object({ elements: z.array(z.object({ url: z.string().optional() })) });

/** The sandbox with pages of the bot's own, and a clock that can be put forward. */
export interface PagedWorld extends World {
  readonly url: string;
  passes(minutes: number): void;
  /** From now on the time goes by `passes` alone. */
  standsStill(): void;
  /** The address behind the newest button with a link that only this person sees. */
  newestLink(person: string): string | undefined;
  /** Presses a button, and waits for the link that it gives to this person. */
  getsLink(person: string, label: string): Promise<string>;
  /** A site whose next step is the password. */
  comesToPassword(): Promise<void>;
  /** The six digits of the newest direct message that has some. */
  newestCode(person: string): string;
}

export async function startPagedWorld(options: SandboxOptions = {}): Promise<PagedWorld> {
  const port = await reservePort();
  const url = `http://127.0.0.1:${port}`;
  let aheadMs = 0;
  let still: { readonly now: number; readonly monotonic: number } | undefined;
  const clock: Clock = {
    ...hurried,
    now: () => (still?.now ?? hurried.now()) + aheadMs,
    monotonic: () => (still?.monotonic ?? hurried.monotonic()) + aheadMs,
  };
  const environment = { PORT: String(port), PUBLIC_URL: url, ...options.environment };
  const world = await startWorld({ ...options, clock, environment });
  const { slack, maija, right } = world;

  return {
    ...world,
    url,
    passes(minutes) {
      aheadMs += minutes * 60_000;
    },
    standsStill() {
      still = { now: hurried.now(), monotonic: hurried.monotonic() };
    },
    newestLink: (person) => newestLink(slack, person),
    getsLink: (person, label) => getsLink(slack, person, label),
    async comesToPassword() {
      await maija.opens('Kamppi');
      // Without the five steps that open the locking system to the API.
      await maija.answers('delivered-with-api', 'yes');
      await maija.comesTo('password', right);
    },
    newestCode(person) {
      const codes = slack.messages(person).flatMap(({ text }) => /`(\d{6})`/.exec(text)?.[1] ?? []);
      return codes.at(-1) ?? '';
    },
  };
}

export const enterLabel = labels.enterPassword;

/** The address behind the newest button with a link that only this person sees. */
const newestLink = (slack: LocalSlack, person: string): string | undefined =>
  slack
    .ephemerals(person)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => rowOfLinks.safeParse(block).data?.elements ?? [])
    .flatMap(({ url: link }) => (link?.includes('/credentials/') ? [link] : []))
    .at(-1);

/** Presses a button, and waits for the link that it gives to this person. */
export async function getsLink(slack: LocalSlack, person: string, label: string): Promise<string> {
  const before = newestLink(slack, person);
  await slack.as(person).press(label);
  return slack.until(() => newestLink(slack, person) !== before && newestLink(slack, person), {
    what: `a link for ${person}`,
  });
}

/** What the page's form carries beside what people type. */
export const formTokenIn = (page: string): string =>
  /name="form" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** Sends a form as a browser does. */
export async function send(
  link: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(link, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null', ...headers },
  });
}

/** Opens the page and sends its form. */
export async function openAndSend(link: string, fields: Record<string, string>): Promise<Response> {
  const form = formTokenIn(await (await fetch(link)).text());
  return send(link, { form, ...fields });
}
