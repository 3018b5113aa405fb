import { z } from 'zod';
import { askedMark, person, safe, withoutLinks } from '../../src/text/index.ts';

const plain = z.object({ type: z.enum(['plain_text', 'raw_text', 'text']), text: z.string() });
const mrkdwn = z.object({ type: z.literal('mrkdwn'), text: z.string() });
const titled = z.object({ type: z.enum(['plan', 'task_card']), title: z.string() });
const user = z.object({ type: z.literal('user'), user_id: z.string() });
const menu = z.object({ type: z.literal('static_select'), placeholder: plain });
const table = z.object({ type: z.enum(['table', 'data_table']), rows: z.array(z.unknown()) });

/** Whatever somebody can read in the blocks, line by line, as it has to stand in the words. */
function* saidBy(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const each of value) yield* saidBy(each);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const rows = table.safeParse(value).data?.rows;
  // Of a table the heads are left out: each cell says what it is.
  if (rows) return yield* saidBy(rows.slice(1));
  const chosen = menu.safeParse(value).data;
  // What a menu offers, and what a button asks, is seen by whoever presses it.
  if (chosen) return yield safe(chosen.placeholder.text);
  const text = plain.safeParse(value).data?.text ?? titled.safeParse(value).data?.title;
  if (text !== undefined && text.trim() !== '' && text !== '–') yield safe(text);
  const markup = mrkdwn.safeParse(value).data?.text;
  if (markup !== undefined) yield* markup.split('\n');
  const mentioned = user.safeParse(value).data?.user_id;
  if (mentioned !== undefined) yield person(mentioned);
  for (const [key, each] of Object.entries(value)) if (key !== 'confirm') yield* saidBy(each);
}

/** What the blocks say and the words that stand for them do not. */
export const notInWords = (text: string, blocks: unknown): string[] =>
  [...saidBy(blocks)]
    .map(withoutLinks)
    .filter((said) => !text.includes(said) && !text.includes(said.replace(askedMark, '')));
