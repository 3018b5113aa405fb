import { placedElements, type StateValues, textOf, valueField } from '../../slack/browser.ts';

/** What Slack's client refuses before a form goes to the bot, by block ID. */
export function inputProblems(blocks: unknown, values: StateValues): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { blockId, element, input } of placedElements(blocks)) {
    if (input === 'none') continue;
    const value = values[blockId]?.[textOf(element['action_id'])]?.[valueField(element['type']) ?? ''];
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (isEmpty && input === 'required') problems[blockId] = 'Please complete this required field.';
    const problem =
      typeof value === 'string' && !isEmpty ? wrongText(textOf(element['type']), value, element['min_length']) : null;
    if (problem !== null) problems[blockId] = problem;
  }
  return problems;
}

function wrongText(type: string, value: string, least: unknown): string | null {
  if (typeof least === 'number' && value.length < least) return `This must be at least ${least} characters.`;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) return 'This must be a valid email address.';
  if (type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'This must be a valid URL.';
  if (type === 'number_input' && !/^-?\d+(?:\.\d+)?$/.test(value)) return 'This must be a number.';
  return null;
}
