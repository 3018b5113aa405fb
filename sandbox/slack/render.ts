import { type JsonObject, listOf, objectOf, textOf } from './json.ts';
import { type Names, readable } from './mrkdwn.ts';
import { placedElements, valueField } from './state-values.ts';
import { BOT, type Message } from './types.ts';
import type { OpenView } from './views.ts';

const MARKS: Readonly<Record<string, string>> = {
  complete: '✓',
  in_progress: '●',
  pending: '○',
  error: '✗',
};

/** Blocks as lines of plain text, as a person sees them. */
export function renderText(blocks: readonly JsonObject[], names: Names): string {
  return blocks.map((block) => renderBlock(block, names)).join('\n');
}

/** A message as a person sees it: who, what, and what can be pressed. */
export function transcriptOf(message: Message, names: Names): string {
  const said =
    message.blocks.length > 0 ? renderText(message.blocks, names) : readable(message.text, names);
  const files = message.files.map(({ name, altText }) =>
    [`[file: ${name}]`, altText ?? ''].join(' ').trim(),
  );
  const body = [said, ...files].filter((line) => line !== '').join('\n');
  const notes = [
    message.threadTs === null ? '' : '↳ ',
    names.user(message.user),
    message.onlyFor === null ? '' : ` (only visible to ${names.user(message.onlyFor)})`,
    message.edited && message.user !== BOT.userId ? ' (edited)' : '',
  ];
  return `${notes.join('')}: ${body.replaceAll('\n', '\n  ')}`;
}

/** A modal or home tab: title, blocks with what stands in them, errors, buttons. */
export function renderView(open: OpenView, names: Names): string {
  const { view } = open;
  const title = plain(view['title'], names);
  const lines = listOf(view['blocks']).map((block) => {
    const error = open.errors[textOf(block['block_id'])];
    const text =
      block['type'] === 'input' ? filledInput(block, open, names) : renderBlock(block, names);
    return error === undefined ? text : `${text}\n  ✗ ${error}`;
  });
  const buttons = [view['submit'], view['close']]
    .map((button) => plain(button, names))
    .filter((text) => text !== '');
  return [title === '' ? [] : [`┌ ${title}`], lines, buttons.map((text) => `[${text}]`).join(' ')]
    .flat()
    .join('\n');
}

function filledInput(block: JsonObject, open: OpenView, names: Names): string {
  const [placed] = placedElements([block]);
  const element = placed?.element ?? {};
  const value = open.state[placed?.blockId ?? '']?.[textOf(element['action_id'])] ?? {};
  const held = value[valueField(element['type']) ?? ''];
  const shown = typeof held === 'string' ? held : plain(objectOf(held)['text'], names);
  return `${plain(block['label'], names)}: [${shown}]`;
}

function renderBlock(block: JsonObject, names: Names): string {
  switch (block['type']) {
    case 'section':
      return section(block, names);
    case 'context':
      return listOf(block['elements'])
        .map((element) =>
          element['type'] === 'image' ? textOf(element['alt_text']) : plain(element, names),
        )
        .join('  ');
    case 'actions':
      return listOf(block['elements'])
        .map((element) => control(element, names))
        .join(' ');
    case 'plan':
      return [
        textOf(block['title']),
        ...listOf(block['tasks']).map((task) => `  ${taskLine(task, names)}`),
      ].join('\n');
    case 'task_card':
      return taskLine(block, names);
    case 'input':
      return `${plain(block['label'], names)}: ${control(objectOf(block['element']), names)}`;
    case 'table':
    case 'data_table':
      return (Array.isArray(block['rows']) ? block['rows'] : [])
        .map((row) =>
          listOf(row)
            .map((cell) =>
              cell['type'] === 'rich_text' ? rich(cell, names) : textOf(cell['text']),
            )
            .join(' | '),
        )
        .join('\n');
    case 'divider':
      return '───';
    case 'image':
      return `[image: ${textOf(block['alt_text'])}]`;
    case 'rich_text':
      return rich(block, names);
    case 'markdown':
      return textOf(block['text']);
    default:
      return plain(block['text'], names);
  }
}

function section(block: JsonObject, names: Names): string {
  const parts = [block['text'], ...listOf(block['fields'])].filter((part) => part !== undefined);
  const text = parts.map((part) => plain(part, names)).join('\n');
  const accessory = objectOf(block['accessory']);
  return accessory['type'] === undefined ? text : `${text} ${control(accessory, names)}`;
}

function taskLine(task: JsonObject, names: Names): string {
  const notes = ['details', 'output']
    .map((key) => rich(objectOf(task[key]), names))
    .filter((note) => note !== '');
  return [`${MARKS[textOf(task['status'])] ?? '?'} ${textOf(task['title'])}`, ...notes].join(' – ');
}

/** Something to press or to fill in. */
function control(element: JsonObject, names: Names): string {
  const type = textOf(element['type']);
  if (type === 'image') return `[image: ${textOf(element['alt_text'])}]`;
  if (type === 'overflow') return '[…]';
  const label = plain(element['text'] ?? element['placeholder'], names);
  const chosen =
    plain(objectOf(element['initial_option'])['text'], names) || textOf(element['initial_value']);
  return type === 'button'
    ? `[${label}]`
    : `[${chosen || label}${type.endsWith('_input') ? '' : ' ▾'}]`;
}

function plain(text: unknown, names: Names): string {
  const { type, text: inside } = objectOf(text);
  return type === 'mrkdwn' ? readable(textOf(inside), names) : textOf(inside);
}

/** Rich text, flattened; list items and paragraphs on lines of their own. */
function rich(block: JsonObject, names: Names): string {
  const inline = (element: JsonObject): string => {
    if (element['type'] === 'user') return `@${names.user(textOf(element['user_id']))}`;
    if (element['type'] === 'channel') return `#${names.channel(textOf(element['channel_id']))}`;
    if (element['type'] === 'emoji') return `:${textOf(element['name'])}:`;
    if (element['type'] === 'link') return textOf(element['text']) || textOf(element['url']);
    return textOf(element['text']) + listOf(element['elements']).map(inline).join('');
  };
  return listOf(block['elements'])
    .flatMap((part) =>
      part['type'] === 'rich_text_list'
        ? listOf(part['elements']).map((item) => `• ${inline(item)}`)
        : [inline(part)],
    )
    .join('\n');
}
