import { expect } from 'vitest';
import { blockProblems, type Surface } from '../../sandbox/slack/index.ts';
import { readPress } from '../../src/setup/index.ts';
import { contentOf, type Message, shortened } from '../../src/slack/messages/index.ts';
import * as en from '../../src/text/en/index.ts';
import type { Catalogue } from '../../src/text/index.ts';
import { notInWords } from './not-in-words.ts';

/** Every string below a value, with whether Slack reads markup in it. */
function* stringsIn(value: unknown, markup = false): Generator<{ text: string; markup: boolean }> {
  if (typeof value === 'string') yield { text: value, markup };
  else if (Array.isArray(value)) for (const each of value) yield* stringsIn(each, markup);
  else if (typeof value === 'object' && value !== null) {
    const mrkdwn = 'type' in value && value.type === 'mrkdwn';
    for (const each of Object.values(value)) yield* stringsIn(each, mrkdwn);
  }
}

export function* buttonsIn(value: unknown): Generator<{ readonly [key: string]: unknown }> {
  if (Array.isArray(value)) for (const each of value) yield* buttonsIn(each);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'button') yield { ...value };
    for (const each of Object.values(value)) yield* buttonsIn(each);
  }
}

/** Buttons, and the lines of menus that act at once. */
function* pressableIn(value: unknown): Generator<{ readonly [key: string]: unknown }> {
  yield* buttonsIn(value);
  if (Array.isArray(value)) for (const each of value) yield* pressableIn(each);
  else if (typeof value === 'object' && value !== null) {
    if (
      'type' in value &&
      (value.type === 'static_select' || value.type === 'overflow') &&
      'options' in value &&
      Array.isArray(value.options)
    )
      for (const option of value.options) yield { ...option };
    if ('elements' in value || 'blocks' in value)
      for (const each of Object.values(value)) yield* pressableIn(each);
  }
}

/** The bot's own: a person or a channel by ID, a moment in the reader's time zone. */
const own =
  /<@[UW][A-Z0-9-]+>|<#C[A-Z0-9]+>|<!date\^\d+\^(?:\{date_short_pretty\} ?)?(?:\{time\})?\|[-\d: ]+(?: UTC)?>/gu;
/** Its links lead to messages of its own. */
const link = /<https:\/\/acme\.slack\.com\/archives\/[^<>|]*\|([^<>]*)>/gu;
const live = (text: string) => text.replaceAll(own, '').replaceAll(link, '$1').includes('<');

/** Texts in which Slack would look for addresses, channels and people by itself (`verbatim`). */
function* searchedIn(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) for (const each of value) yield* searchedIn(each);
  else if (typeof value === 'object' && value !== null) {
    const isMarkup = 'type' in value && value.type === 'mrkdwn';
    if (isMarkup && !('verbatim' in value && value.verbatim === true)) yield value;
    for (const each of Object.values(value)) yield* searchedIn(each);
  }
}

/** All that is wrong with something that goes to Slack. */
export function problemsOf(surface: Surface, sent: unknown): string[] {
  const problems = blockProblems(surface, sent);
  for (const { text, markup } of stringsIn(sent)) {
    if (!text.isWellFormed()) problems.push(`half a character in ${JSON.stringify(text)}`);
    for (const [, words = ''] of text.matchAll(link))
      if (/[*_~`]/u.test(words)) problems.push(`marks in the words of a link: ${words}`);
    if (markup && live(text)) problems.push(`live markup in ${JSON.stringify(text)}`);
  }
  for (const each of searchedIn(sent))
    problems.push(`Slack makes mentions and links of it by itself: ${JSON.stringify(each)}`);
  for (const each of pressableIn(sent)) {
    if (each['url'] !== undefined) continue;
    const press = typeof each['value'] === 'string' ? readPress(each['value']) : undefined;
    if (!press) problems.push(`a button that cannot be read: ${JSON.stringify(each)}`);
  }
  return problems;
}

/** All that is wrong with a message in English. */
export const messageProblems = (message: Message): string[] => problemsOfMessage(en, message);

export function problemsOfMessage(t: Catalogue, message: Message): string[] {
  const { text, blocks } = contentOf(t, message);
  const problems = problemsOf('message', { text, blocks });
  for (const said of notInWords(text, blocks)) problems.push(`not in words: ${said}`);
  const edit = shortened({ text, blocks });
  if (Buffer.byteLength(edit.text) > 4_000) problems.push('too long where it is edited');
  if (live(edit.text)) problems.push(`live markup where it is cut: ${JSON.stringify(edit.text)}`);
  if (text.trim() === '') problems.push('no text in words');
  if (live(text)) problems.push(`live markup in the text ${JSON.stringify(text)}`);
  if (!text.isWellFormed()) problems.push('half a character in the text');
  return problems;
}

/** Fails with all that is wrong. */
export const none = (problems: readonly string[]) => {
  if (problems.length > 0) expect(problems).toEqual([]);
};
