import { isObject, textOf } from '../../sandbox/slack/json.ts';
import { askedMark, person, safe, withoutLinks } from '../../src/text/index.ts';

/** Whatever somebody can read in the blocks, line by line, as it has to stand in the words. */
function* saidBy(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const each of value) yield* saidBy(each);
    return;
  }
  if (!isObject(value)) return;
  const { type, rows, text, title, placeholder, user_id } = value;
  switch (type) {
    case 'table':
    case 'data_table':
      // Of a table the heads are left out: each cell says what it is.
      if (Array.isArray(rows)) return yield* saidBy(rows.slice(1));
      break;
    case 'static_select':
      // What a menu offers, and what a button asks, is seen by whoever presses it.
      if (isObject(placeholder)) return yield safe(textOf(placeholder['text']));
      break;
    case 'mrkdwn':
      yield* textOf(text).split('\n');
      break;
    case 'user':
      yield person(textOf(user_id));
      break;
    case 'plain_text':
    case 'raw_text':
    case 'text':
      yield* shownLine(textOf(text));
      break;
    case 'plan':
    case 'task_card':
      yield* shownLine(textOf(title));
  }
  for (const [key, each] of Object.entries(value)) if (key !== 'confirm') yield* saidBy(each);
}

const shownLine = (text: string): string[] =>
  text.trim() === '' || text === '–' ? [] : [safe(text)];

/** What the blocks say and the words that stand for them do not. */
export const notInWords = (text: string, blocks: unknown): string[] =>
  [...saidBy(blocks)]
    .map(withoutLinks)
    .filter((said) => !text.includes(said) && !text.includes(said.replace(askedMark, '')));
