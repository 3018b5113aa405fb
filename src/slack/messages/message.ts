import type {
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  SectionBlock,
} from '@slack/types';
import { clip } from '../../text/index.ts';

/**
 * A message as it is posted: the blocks, and the same in words for apps and notifications that draw
 * no blocks.
 */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** Plain text: Slack reads no markup in it. */
export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: { type: 'plain_text', text: clip(text, 150), emoji: true },
});

/** A message of nothing but a sentence or two, in mrkdwn. */
export const words = (text: string): Message => ({ text, blocks: [section(text)] });

/** mrkdwn of at most 3,000 characters. */
export const section = (text: string): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: cut(text) },
});

export const context = (...texts: string[]): ContextBlock => ({
  type: 'context',
  elements: texts.map((text) => ({ type: 'mrkdwn', text: cut(text) })),
});

export const divider: DividerBlock = { type: 'divider' };

const longest = 2_900;

/** Cut at the end of a line, so that no markup is left open. */
export function cut(text: string): string {
  if (text.length <= longest) return text;
  const lines: string[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    if (length + line.length + 1 > longest) break;
    lines.push(line);
    length += line.length + 1;
  }
  return [...lines, '…'].join('\n');
}
