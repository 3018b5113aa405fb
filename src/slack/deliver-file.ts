import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Attempt, Limits } from '../outbox/index.ts';
import { classifyError } from './classify-error.ts';
import { type Delivered, nothingToSay } from './deliver.ts';
import { judge } from './judge.ts';
import { type OutgoingFile, shareFile, uploadFile } from './send-file.ts';

const named = z.object({ files: z.array(z.object({ name: z.string() })) });

/** Of a file that goes to a channel. */
export const limitsOfFile = (channel: string): Limits => ({
  lane: channel,
  methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
});

/**
 * Posts a file in a thread of the bot's own, once: after an unclear end the thread is looked
 * through for a file of its name. Slack shares a file some moments after its answer, so that a look
 * that comes too soon may still miss it.
 */
export async function deliverFile(
  web: WebClient,
  log: Log,
  file: () => Promise<OutgoingFile>,
  place: { readonly name: string; readonly channel: string; readonly ts: string },
  { lookFirst }: Attempt,
): Promise<Delivered> {
  const { channel, ts: thread } = place;
  let method = 'conversations.replies';
  try {
    if (lookFirst) {
      const { messages = [] } = await web.conversations.replies({
        channel,
        ts: thread,
        limit: 200,
      });
      if (
        messages.some((message) =>
          named.safeParse(message).data?.files.some(({ name }) => name === place.name),
        )
      )
        return nothingToSay;
    }
    const outgoing = await file().catch((error: unknown) => {
      log.error({ err: error }, 'a file could not be made');
    });
    if (!outgoing) return { kind: 'undeliverable', reason: 'refused' };
    method = 'files.getUploadURLExternal';
    const id = await uploadFile(web, outgoing);
    method = 'files.completeUploadExternal';
    await shareFile(web, id, { channel, thread }, outgoing);
    return nothingToSay;
  } catch (error) {
    // The app was installed before it asked for this scope: the message stands, and what comes
    // behind must not wait.
    return classifyError(error)?.action === 'add-scope'
      ? { kind: 'undeliverable', reason: 'refused' }
      : judge(error, method, log);
  }
}
