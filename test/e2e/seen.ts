import { z } from 'zod';
import type { LocalSlack, Message } from '../../sandbox/slack/index.ts';
import { type AskId, askIds } from '../../src/checklist/index.ts';

/** What the tests read of a message's buttons: the step that they belong to. */
const carried = z.object({ do: z.string(), site: z.string(), ask: z.enum(askIds) });
const pressed = z.object({ value: z.string().optional() });
const stepRow = z.object({
  block_id: z.literal('step'),
  elements: z.array(pressed.extend({ options: z.array(pressed).default([]) })),
});
const effect = z.object({ event_payload: z.object({ effect: z.string() }) });

/** A step that somebody is asked, as it stands in Slack: its message still has its buttons. */
export interface OpenStep {
  readonly ask: AskId;
  readonly site: string;
  readonly message: Message;
}

function openStepOf(message: Message): OpenStep | undefined {
  for (const block of message.blocks) {
    if (block['block_id'] !== 'step') continue;
    const controls = stepRow.safeParse(block).data?.elements ?? [];
    for (const { value } of controls.flatMap((each) => [each, ...each.options])) {
      const press = carried.safeParse(value === undefined ? undefined : JSON.parse(value)).data;
      if (press) return { ask: press.ask, site: press.site, message };
    }
  }
  return undefined;
}

/**
 * The steps that are asked in a channel, or in somebody's direct message with the bot; the newest
 * last.
 */
export const openSteps = (slack: LocalSlack, where: string): OpenStep[] =>
  slack.messages(where).flatMap((message) => openStepOf(message) ?? []);

/** The ID of the effect that posted a message; undefined for what people and direct replies say. */
export const effectOf = (message: Message): string | undefined =>
  effect.safeParse(message.metadata).data?.event_payload.effect;

/** Everything that a message shows, as text. */
export const shown = (slack: LocalSlack, message: Message): string =>
  `${message.text}\n${slack.renderText(message.blocks)}`;
