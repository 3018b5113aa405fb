import { expect } from 'vitest';
import { blockProblems, type Surface } from '../../sandbox/slack/index.ts';
import { isObject, type JsonObject, listOf } from '../../sandbox/slack/json.ts';
import { readPress } from '../../src/setup/index.ts';
import { contentOf, type Message, shortened } from '../../src/slack/messages/index.ts';
import type { Catalogue } from '../../src/text/index.ts';
import { en } from '../text/english.ts';
import { notInWords } from './not-in-words.ts';

/** Every string and every object below a value; of a string, whether Slack reads markup in it. */
function eachIn(value: unknown, see: (each: string | JsonObject, markup: boolean) => void): void {
  const go = (each: unknown, markup: boolean): void => {
    if (typeof each === 'string') see(each, markup);
    else if (Array.isArray(each)) for (const one of each) go(one, markup);
    else if (isObject(each)) {
      see(each, markup);
      const mrkdwn = each['type'] === 'mrkdwn';
      for (const key in each) go(each[key], mrkdwn);
    }
  };
  go(value, false);
}

export function buttonsIn(value: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  eachIn(value, (each) => {
    if (typeof each !== 'string' && each['type'] === 'button') found.push(each);
  });
  return found;
}

/** The lines of menus that act at once: those that are no input of a form. */
function linesOfMenus(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(linesOfMenus);
  if (!isObject(value)) return [];
  const { type, options } = value;
  return [
    ...(type === 'static_select' || type === 'overflow' ? listOf(options) : []),
    ...('elements' in value || 'blocks' in value ? Object.values(value).flatMap(linesOfMenus) : []),
  ];
}

/** The bot's own: a person or a channel by ID, a moment in the reader's time zone. */
const own =
  /<@[UW][A-Z0-9-]+>|<#C[A-Z0-9]+>|<!date\^\d+\^(?:\{date_short_pretty\} ?)?(?:\{time\})?\|[-\d: ]+(?: UTC)?>/gu;
/** Its links lead to messages of its own. */
const link = /<https:\/\/acme\.slack\.com\/archives\/[^<>|]*\|([^<>]*)>/gu;
const live = (text: string) => text.replaceAll(own, '').replaceAll(link, '$1').includes('<');

/** All that is wrong with something that goes to Slack. */
export function problemsOf(surface: Surface, sent: unknown): string[] {
  const problems = blockProblems(surface, sent);
  eachIn(sent, (each, markup) => {
    if (typeof each !== 'string') {
      if (each['type'] === 'mrkdwn' && each['verbatim'] !== true)
        problems.push(`Slack makes mentions and links of it by itself: ${JSON.stringify(each)}`);
      return;
    }
    if (!each.isWellFormed()) problems.push(`half a character in ${JSON.stringify(each)}`);
    for (const [, words = ''] of each.matchAll(link))
      if (/[*_~`]/u.test(words)) problems.push(`marks in the words of a link: ${words}`);
    if (markup && live(each)) problems.push(`live markup in ${JSON.stringify(each)}`);
  });
  for (const each of [...buttonsIn(sent), ...linesOfMenus(sent)]) {
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
