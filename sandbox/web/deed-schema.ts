import { z } from 'zod';
import { usageRights } from '../../src/checklist/index.ts';
import type { Deed, FaultDeed, IloqDeed, SlackDeed } from '../page/protocol.ts';

const id = z.string().min(1).max(200);
const json = z.record(z.string(), z.unknown());
/** Slack's own limit for a message. */
const text = z.string().min(1).max(40_000);
const messageAt = z.strictObject({ channel: id, ts: id });
const name = z.string().trim().min(1).max(200);
const element = {
  at: z.union([messageAt, z.strictObject({ view: id })]),
  blockId: z.string(),
  actionId: z.string(),
};

const slackDeed: z.ZodType<SlackDeed> = z.discriminatedUnion('do', [
  z
    .object({
      do: z.literal('say'),
      channel: id,
      text: z.string().max(40_000),
      threadTs: id.exactOptional(),
      file: name.exactOptional(),
    })
    .refine(({ text, file }) => text !== '' || file !== undefined),
  z.object({ do: z.literal('edit'), at: messageAt, text }),
  z.object({ do: z.literal('delete'), at: messageAt }),
  z.object({ do: z.literal('command'), channel: id, text }),
  z.object({ do: z.literal('act'), ...element, value: json, state: json.exactOptional() }),
  z.object({ do: z.literal('options'), ...element, query: z.string().max(200) }),
  z.object({ do: z.literal('submit'), view: id, state: json }),
  z.object({ do: z.literal('close'), view: id }),
  z.object({ do: z.literal('open-home') }),
]);

const to = z.boolean();
const userId = name;
const iloqDeed: z.ZodType<IloqDeed> = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('system'),
    set: z.enum(['publicApi', 'apiAccessRights', 'active']),
    to,
  }),
  z.object({ do: z.literal('licence'), ends: z.iso.date().nullable() }),
  z.object({
    do: z.literal('add-user'),
    person: name,
    userId,
    password: z.string().min(1).max(200),
  }),
  z.object({
    do: z.literal('right'),
    userId,
    label: z.enum(usageRights.map(({ label }) => label)),
    selected: z.boolean(),
  }),
  z.object({ do: z.literal('user'), userId, set: z.enum(['passwordExpired', 'lockedOut']), to }),
  z.object({ do: z.literal('password'), userId, to: z.string().min(1).max(200) }),
  z.object({ do: z.literal('duplicate'), id, name, api: z.boolean() }),
  z.object({ do: z.literal('access-right'), id, active: z.boolean() }),
  z.object({ do: z.literal('lock'), id, state: z.int().min(0).max(3) }),
  z.object({ do: z.literal('allow-api'), id, to }),
  z.object({ do: z.literal('plan'), lock: id, accessRight: id, to }),
  z.object({ do: z.literal('program'), lock: id }),
  z.object({
    do: z.literal('event'),
    event: z.enum(['key_added', 'key_blocklisted', 'failed_access']),
  }),
]);

const faultDeed: z.ZodType<FaultDeed> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('iloq'), fault: z.enum(['none', 'slow', 'down', 'html', 'lock-out']) }),
  z.object({ do: z.literal('slack'), fault: z.enum(['none', 'rate-limit', 'down']) }),
  z.object({ do: z.literal('twice'), to }),
  z.object({ do: z.literal('kill-bot') }),
  z.object({ do: z.literal('start-over') }),
  z.object({ do: z.literal('start-bot') }),
]);

/** The body of `POST /deeds`. */
export const deedSchema: z.ZodType<Deed> = z.discriminatedUnion('in', [
  z.object({ in: z.literal('slack'), as: id, deed: slackDeed }),
  z.object({ in: z.literal('iloq'), deed: iloqDeed }),
  z.object({ in: z.literal('faults'), deed: faultDeed }),
]);
