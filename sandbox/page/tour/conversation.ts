import { z } from 'zod';
import { type AskId, askIds } from '../../../src/checklist/index.ts';
import { listTexts } from '../../../src/text/en/index.ts';
import type { MessageView, SlackView } from '../protocol.ts';

/** How far the set-up is, read from what stands in the direct message with the bot. */
export type Conversation =
  | { readonly is: 'not-begun' }
  | { readonly is: 'asking'; readonly ask: AskId; readonly buttons: readonly string[] }
  /** Nothing is asked at this moment: the bot is at work, or somebody has said `stop`. */
  | { readonly is: 'quiet' }
  | { readonly is: 'over' };

const pressed = z.object({ value: z.string().optional() });
const stepRow = z.object({
  block_id: z.literal('step'),
  elements: z.array(
    pressed.extend({
      text: z.object({ text: z.string() }).optional(),
      options: z.array(pressed).default([]),
    }),
  ),
});
const stepPress = z.object({ ask: z.enum(askIds) });

export function readConversation({ channels, messages, bot }: SlackView): Conversation {
  const direct = channels.find(({ kind }) => kind === 'direct-message');
  const said = (direct ? (messages[direct.id] ?? []) : []).filter(({ user }) => user === bot);
  if (said.length === 0) return { is: 'not-begun' };
  const newestFirst = said.toReversed();
  const asked = newestFirst.map(askOf).find((found) => found !== undefined);
  if (asked) return { is: 'asking', ...asked };
  const list = newestFirst.find(isList);
  return list && !list.text.includes(ahead) ? { is: 'over' } : { is: 'quiet' };
}

/** "Next: ", before the title of what comes next. */
const [ahead = ''] = listTexts.next('hand-over', undefined).split('*');

const plan = z.object({ type: z.literal('plan') });
const isList = ({ blocks }: MessageView): boolean =>
  blocks.some((block) => plan.safeParse(block).success);

/** The step that a message asks: it still has its row of controls. */
function askOf({
  blocks,
}: MessageView): { readonly ask: AskId; readonly buttons: readonly string[] } | undefined {
  for (const block of blocks) {
    const { elements = [] } = stepRow.safeParse(block).data ?? {};
    for (const { value } of elements.flatMap((each) => [each, ...each.options])) {
      const press = stepPress.safeParse(parsed(value)).data;
      if (press)
        return { ask: press.ask, buttons: elements.flatMap(({ text }) => text?.text ?? []) };
    }
  }
  return undefined;
}

function parsed(value: string | undefined): unknown {
  try {
    return value === undefined ? undefined : JSON.parse(value);
  } catch {
    return undefined;
  }
}
