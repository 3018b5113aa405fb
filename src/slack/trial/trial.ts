import type { App } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { Catalogue } from '../../text/index.ts';
import {
  contentOf,
  type Message,
  messageModal,
  samplesOf,
  shortened,
  words,
} from '../messages/index.ts';
import { type FilePlace, shareFile, uploadFile } from '../send-file.ts';
import { trialButton, watch } from './seen.ts';

/** What has been tried, and whether Slack took it. */
export interface Tried {
  readonly ok: boolean;
  readonly sentence: string;
}

export interface TrialParts {
  readonly t: Catalogue;
  readonly web: WebClient;
  /** Connected: what people press comes in through it. */
  readonly app: Pick<App, 'processEvent' | 'action'>;
  /** A channel's name with its #, or its ID. */
  readonly channel: string;
  readonly clock: Clock;
  /** Milliseconds between two messages. */
  readonly paceMs: number;
  /** For so long a press, and an event, are waited for, in milliseconds. */
  readonly pressMs: number;
  readonly eventMs: number;
}

const metadata = { event_type: 'livion_trial', event_payload: { effect: 'trial' } };

/**
 * Tries with real tokens what the bot does in Slack: posts, edits and looks up each kind of
 * message, uploads files, hears of it all, opens each form for whoever presses the button, writes
 * them a direct message; and takes everything away again.
 */
export async function* runTrial(parts: TrialParts): AsyncGenerator<Tried> {
  const { t, web, app, clock, paceMs } = parts;
  const posted: { readonly channel: string; readonly ts: string }[] = [];
  const files: string[] = [];
  const refused: Tried[] = [];
  const seen = watch(app);
  const over = new AbortController();
  const wait = (ms: number): Promise<void> => clock.sleep(ms, over.signal).catch(() => {});
  app.action(trialButton, ({ ack }) => ack());

  async function attempt<T>(what: string, call: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call();
    } catch (error) {
      refused.push({ ok: false, sentence: `${what}: ${refusalIn(error)}` });
      return undefined;
    }
  }
  /** What was refused since, or that nothing was. */
  function* sum(all: string): Generator<Tried> {
    if (refused.length === 0) yield { ok: true, sentence: all };
    yield* refused.splice(0);
  }

  async function post(what: string, message: Message, { channel, thread }: FilePlace) {
    const content = contentOf(t, message);
    const answer = await attempt(`chat.postMessage of ${what}`, () =>
      web.chat.postMessage({
        ...{ channel, ...content, metadata, unfurl_links: false },
        ...(thread !== undefined && { thread_ts: thread }),
      }),
    );
    if (answer?.channel === undefined || answer.ts === undefined) return undefined;
    const at = { channel: answer.channel, ts: answer.ts };
    posted.push(at);
    await wait(paceMs);
    return at;
  }

  async function postAndEdit(what: string, message: Message, place: FilePlace): Promise<void> {
    const at = await post(what, message, place);
    if (at)
      await attempt(`chat.update of ${what}`, () =>
        web.chat.update({ ...at, ...shortened(contentOf(t, message)) }),
      );
  }

  const within = (ms: number, what: Promise<unknown>): Promise<boolean> =>
    Promise.race([what.then(() => true), wait(ms).then(() => false)]);

  async function* hears(event: string, channel: string): AsyncGenerator<Tried> {
    const ok = await within(parts.eventMs, seen.heardOf(channel));
    const not =
      'does not come back: is it under Event Subscriptions, and does Slack reach the bot?';
    yield { ok, sentence: `The event ${event} ${ok ? 'comes back.' : not}` };
  }

  try {
    const invitation = await post('the invitation', inviting(t), { channel: parts.channel });
    yield* sum('A message with a button stands in the channel.');
    if (!invitation) return;
    const { channel, ts: thread } = invitation;
    yield* hears(/^G/u.test(channel) ? 'message.groups' : 'message.channels', channel);

    const samples = samplesOf(t, clock.now(), 'USLACKBOT');
    for (const [what, message] of Object.entries(samples.messages))
      await postAndEdit(what, message, { channel, thread });
    yield* sum(
      `Each of ${Object.keys(samples.messages).length} kinds of messages was posted and edited.`,
    );

    const found = await attempt('conversations.replies', () =>
      web.conversations.replies({ channel, ts: thread, include_all_metadata: true, limit: 200 }),
    );
    if (found && !found.messages?.some(({ ts }) => ts === posted.at(-1)?.ts))
      refused.push({
        ok: false,
        sentence: 'conversations.replies does not find the last message.',
      });
    await attempt('conversations.history', () => web.conversations.history({ channel, limit: 1 }));
    yield* sum('What was posted is found again.');

    const file = { name: 'trial.csv', title: t.trialTexts.fileTitle, comment: '' };
    await attempt('the upload of a file', async () => {
      const id = await uploadFile(web, { ...file, content: Buffer.from('id;name\r\n') });
      files.push(id);
      await shareFile(web, id, { channel, thread }, file);
    });
    yield* sum('A file was uploaded.');

    yield { ok: true, sentence: `Now press "${t.trialTexts.here}" in the channel.` };
    const press = await Promise.race([seen.pressed, wait(parts.pressMs).then(() => undefined)]);
    if (!press) {
      yield {
        ok: false,
        sentence:
          'No press came: either nobody pressed, or Interactivity is off or does not reach the bot. Forms, Home and the direct message were not tried.',
      };
      return;
    }
    const { person, trigger } = press;
    const own = samplesOf(t, clock.now(), person);
    const opened = await attempt('views.open', () =>
      web.views.open({ trigger_id: trigger, view: messageModal(t, words(t.trialTexts.title)) }),
    );
    const view = opened?.view?.id;
    if (view !== undefined) {
      for (const [what, modal] of Object.entries(own.modals))
        await attempt(`views.update to ${what}`, () =>
          web.views.update({ view_id: view, view: modal }),
        );
      await web.views
        .update({ view_id: view, view: messageModal(t, words(t.trialTexts.over)) })
        .catch(() => {});
    }
    yield* sum(`Each of ${Object.keys(own.modals).length} forms was opened.`);

    await attempt('views.publish of Home', () =>
      web.views.publish({ user_id: person, view: own.home }),
    );
    await web.views
      .publish({
        user_id: person,
        view: { type: 'home', blocks: [...words(t.trialTexts.home).blocks] },
      })
      .catch(() => {});
    yield* sum('Home was shown, and cleared.');

    await attempt('users.info', () => web.users.info({ user: person, include_locale: true }));
    await attempt('users.list', () => web.users.list({ limit: 1 }));
    await attempt('conversations.info', () => web.conversations.info({ channel }));
    await attempt('chat.postEphemeral', () =>
      web.chat.postEphemeral({ channel, user: person, ...contentOf(t, words(t.trialTexts.over)) }),
    );
    yield* sum('Whoever pressed is known, and was told something that only they see.');

    const direct = await attempt('conversations.open', () =>
      web.conversations.open({ users: person }),
    );
    const dm = direct?.channel?.id;
    if (dm !== undefined) {
      await postAndEdit('a direct message', inviting(t), { channel: dm });
      yield* sum('A direct message was sent.');
      yield* hears('message.im', dm);
    } else yield* sum('');
  } finally {
    for (const id of files)
      await attempt(`files.delete of ${id}`, () => web.files.delete({ file: id }));
    for (const at of posted.toReversed())
      await attempt(`chat.delete of ${at.ts} in ${at.channel}`, () => web.chat.delete(at));
    yield* sum('Everything was taken away again.');
    over.abort();
  }
}

const inviting = (t: Catalogue): Message => ({
  blocks: [
    ...words(`*${t.trialTexts.title}.* ${t.trialTexts.what}`).blocks,
    {
      type: 'actions',
      elements: [
        {
          ...{ type: 'button', action_id: trialButton },
          text: { type: 'plain_text', text: t.trialTexts.here, emoji: true },
        },
      ],
    },
  ],
});

const details = z.looseObject({
  error: z.string(),
  needed: z.string().optional(),
  response_metadata: z.looseObject({ messages: z.array(z.string()).optional() }).optional(),
});

/** What Slack has said against a call, word by word; of anything else, what went wrong. */
function refusalIn(error: unknown): string {
  if (error instanceof WebAPIPlatformError) {
    const said = details.safeParse(error.data).data;
    const needed = said?.needed === undefined ? [] : [`it needs the scope ${said.needed}`];
    return [
      said?.error ?? 'no word why',
      ...needed,
      ...(said?.response_metadata?.messages ?? []),
    ].join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}
