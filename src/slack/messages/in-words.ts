import { type Catalogue, safe, withoutLinks } from '../../text/index.ts';
import {
  classicBlocks,
  hasDataTable,
  hasNewBlocks,
  planInWords,
  tabled,
  tableLines,
} from './classic.ts';
import type { Control, Message, MessageBlock } from './message.ts';

/** What Slack gets of a message: the blocks, and what stands for them where they are not drawn. */
export interface Content {
  readonly text: string;
  readonly blocks: MessageBlock[];
}

/**
 * A message as Slack gets it. Its `text` is all that a screen reader says and a notification shows
 * (reference of chat.postMessage), so it is made of what the blocks say, here and nowhere else.
 */
export const contentOf = (t: Catalogue, message: Message): Content => ({
  text: inWords(t, message),
  blocks: [...message.blocks],
});

/** A message, then the same ever plainer, for a Slack that does not have its blocks yet. */
export function* waysToSay(t: Catalogue, message: Message): Iterable<Content> {
  yield contentOf(t, message);
  if (hasDataTable(message)) yield contentOf(t, tabled(message));
  if (hasNewBlocks(message)) yield contentOf(t, classic(message));
  yield { text: inWords(t, withoutButtons(message)), blocks: [] };
}

// "The `text` field cannot exceed 4,000 characters" (errors of chat.update), and they are counted
// as bytes of UTF-8 (openclaw/openclaw#115027, measured). A post holds 40,000.
const longestEditBytes = 4_000;

/** What Slack takes of it where it edits: the blocks are whole, the words end at a blank. */
export function shortened({ text, blocks }: Content): Content {
  if (Buffer.byteLength(text) <= longestEditBytes) return { text, blocks };
  const fitting = Buffer.from(text)
    .subarray(0, longestEditBytes - 4)
    .toString();
  // Half a word goes, and with it half a character; then markup of which the end is missing.
  const words = fitting.replace(/\s\S*$/u, '').replace(/<[^>]*$/u, '');
  return { text: `${words} …`, blocks };
}

/** The same without the blocks that an older Slack refuses. */
export const classic = (message: Message): Message => ({
  ...message,
  blocks: classicBlocks(message.blocks),
});

/** The same where nothing can be pressed. */
export const withoutButtons = (message: Message): Message => ({
  ...message,
  blocks: message.blocks.flatMap((block): MessageBlock[] => {
    if (block.type === 'actions') return [];
    if (block.type !== 'section') return [block];
    const { accessory: _, ...rest } = block;
    return [rest];
  }),
});

/** Everything that a message says, in mrkdwn, a line for each block at least. */
export function inWords(t: Catalogue, { headline = '', blocks }: Message): string {
  const lines = blocks
    .flatMap((block) => wordsOf(t, block))
    .map(withoutLinks)
    .filter((line) => line !== '' && !headline.includes(line));
  return [...(headline === '' ? [] : [headline]), ...lines].join('\n');
}

function wordsOf(t: Catalogue, block: MessageBlock): string[] {
  switch (block.type) {
    case 'header':
      return [safe(block.text.text)];
    case 'section':
      return [block.text.text, ...(block.accessory ? [controlsOf(t, [block.accessory])] : [])];
    case 'context':
      return [block.elements.map(({ text }) => text).join(' · ')];
    case 'actions':
      return [controlsOf(t, block.elements)];
    case 'plan':
      return planInWords(t, block);
    case 'table':
    case 'data_table':
      return tableLines(block);
    case 'divider':
      return [];
  }
}

const controlsOf = (t: Catalogue, controls: readonly Control[]): string =>
  t.controlsInWords(controls.flatMap(labelsOf).map(safe));

function labelsOf(control: Control): string[] {
  switch (control.type) {
    case 'button':
      return [control.text.text];
    case 'overflow':
      return control.options.map(({ text }) => text.text);
    case 'static_select':
      return [control.initial_option?.text.text ?? control.placeholder?.text ?? ''];
  }
}
