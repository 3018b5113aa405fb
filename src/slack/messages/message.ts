import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DataTableBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  Overflow,
  PlanBlock,
  SectionBlock,
  StaticSelect,
  TableBlock,
} from '@slack/types';
import { clip } from '../../text/index.ts';

export interface Section extends SectionBlock {
  text: MrkdwnElement;
  accessory?: Button;
}
export interface Context extends ContextBlock {
  elements: MrkdwnElement[];
}
export type Control = Button | StaticSelect | Overflow;
export interface Actions extends ActionsBlock {
  elements: Control[];
}

/** Blocks that Slack takes in messages, and that can be told in words (`inWords`). */
export type MessageBlock =
  | Section
  | Context
  | HeaderBlock
  | DividerBlock
  | Actions
  | PlanBlock
  | TableBlock
  | DataTableBlock;

/** A message, as apps draw it; the words for others are made of it where it is sent. */
export interface Message {
  /** What a notification begins with, where the first block does not say it. In mrkdwn. */
  readonly headline?: string;
  readonly blocks: readonly MessageBlock[];
}

/** Plain text: Slack reads no markup in it. */
export const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

export const header = (text: string): HeaderBlock => ({
  type: 'header',
  text: plain(clip(text, 150)),
});

/** A message of nothing but a sentence or two, in mrkdwn. */
export const words = (text: string): Message => ({ blocks: [section(text)] });

/**
 * Slack reads the markup, and looks for nothing else in it: a site that is called `@channel` or
 * `evil.example` calls nobody and leads nowhere (reference, "Text object": `verbatim`).
 */
export const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** mrkdwn of at most 3,000 characters. */
export const section = (text: string): Section => ({ type: 'section', text: mrkdwn(cut(text)) });

/** Lines, as many to a section as it holds. */
export function sections(lines: readonly string[]): Section[] {
  const texts: string[] = [];
  let text = '';
  for (const line of lines) {
    const both = text === '' ? line : `${text}\n${line}`;
    if (both.length > longest && text !== '') {
      texts.push(text);
      text = line;
    } else text = both;
  }
  return (text === '' ? texts : [...texts, text]).map(section);
}

export const context = (...texts: string[]): Context => ({
  type: 'context',
  elements: texts.map((text) => mrkdwn(cut(text))),
});

export const divider: DividerBlock = { type: 'divider' };

const longest = 2_900;

/** Cut at the end of a line, so that no markup is left open. */
function cut(text: string): string {
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
