import { randomBytes } from 'node:crypto';
import { withIds } from './block-ids.ts';
import type { Core } from './core.ts';
import { type JsonObject, objectOf, textOf } from './json.ts';
import { BOT } from './types.ts';

// Slack: a response URL works five times within 30 minutes.
const USES = 5;
const LIFETIME_MS = 30 * 60_000;

/** Whom and what a response URL answers. */
export interface Origin {
  readonly personId: string;
  readonly channel: string;
  readonly threadTs: string | null;
  /** The message whose button was pressed; null for a slash command. */
  readonly messageTs: string | null;
}

interface Issued {
  readonly origin: Origin;
  readonly expires: number;
  left: number;
}

export interface ResponseUrlAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

const refused = (status: number, error: string): ResponseUrlAnswer => ({
  status,
  body: { ok: false, error },
});
const done: ResponseUrlAnswer = { status: 200, body: { ok: true } };
let lastEphemeral = 0;

export class ResponseUrls {
  readonly #core: Core;
  readonly #issued = new Map<string, Issued>();

  constructor(core: Core) {
    this.#core = core;
  }

  /** The last part of a new response URL. */
  issue(origin: Origin): string {
    const id = randomBytes(12).toString('hex');
    this.#issued.set(id, { origin, expires: this.#core.clock.now() + LIFETIME_MS, left: USES });
    return id;
  }

  async post(id: string, body: JsonObject): Promise<ResponseUrlAnswer> {
    const issued = this.#issued.get(id);
    if (!issued) return refused(404, 'not_found');
    if (this.#core.clock.now() >= issued.expires) return refused(404, 'expired_url');
    if (issued.left <= 0) return refused(404, 'used_url');
    issued.left -= 1;
    return this.#apply(issued.origin, body);
  }

  async #apply(origin: Origin, body: JsonObject): Promise<ResponseUrlAnswer> {
    const { workspace, emulated } = this.#core;
    const source =
      origin.messageTs === null ? undefined : workspace.find(origin.channel, origin.messageTs);
    if (body['delete_original'] === true) {
      if (source?.onlyFor === null) {
        await emulated.call('setup', 'chat.delete', { channel: origin.channel, ts: source.ts });
      }
      if (source) workspace.remove(source.channel, source.ts);
      return done;
    }
    const problems = this.#core.check('message', body);
    if (problems.length > 0)
      return refused(400, textOf(body['text']) === '' ? 'no_text' : 'invalid_blocks');
    // A slash command has no original: asked to replace it, Slack posts a new message
    // (bolt-js#1816).
    if (body['replace_original'] === true && source) {
      if (source.onlyFor !== null) showEphemeral(this.#core, origin, body, source.ts);
      else await this.#publicly('chat.update', origin, { ...body, ts: source.ts });
    } else if (body['response_type'] === 'in_channel')
      await this.#publicly('chat.postMessage', origin, body);
    else showEphemeral(this.#core, origin, body);
    return done;
  }

  async #publicly(method: string, origin: Origin, body: JsonObject): Promise<void> {
    const { emulated, workspace } = this.#core;
    const { text, ts, thread_ts } = body;
    const blocks = withIds(body['blocks']);
    const content = { text, ts, thread_ts, blocks, bot_id: BOT.botId, app_id: BOT.appId };
    const answer = await emulated.call('setup', method, { channel: origin.channel, ...content });
    if (answer['ok'] !== true) return;
    const before = workspace.find(origin.channel, textOf(ts)) ?? null;
    const message = workspace.put(origin.channel, objectOf(answer['message']));
    this.#core.echo(workspace.channel(origin.channel), message, before);
  }
}

/** Shows a message to one person only; with `ts` in place of an earlier one. */
export function showEphemeral(core: Core, origin: Origin, body: JsonObject, ts?: string): void {
  lastEphemeral += 1;
  const stamp = ts ?? `${Math.floor(Date.now() / 1000)}.9${String(lastEphemeral).padStart(5, '0')}`;
  const thread_ts = body['thread_ts'] ?? origin.threadTs ?? undefined;
  const blocks = withIds(body['blocks']);
  core.workspace.put(
    origin.channel,
    { ts: stamp, user: BOT.userId, text: body['text'], thread_ts, blocks },
    origin.personId,
  );
}
