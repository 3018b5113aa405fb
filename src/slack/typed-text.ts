import { longestTyped, type Mention, type Typed } from '../setup/reading/index.ts';
import { withEmoji } from './emoji.ts';

/**
 * Reads what Slack sends of what a person typed, emoji as characters.
 * @returns undefined where it is longer than anybody reads: it was not looked at then
 */
export const readSent = async (sent: string): Promise<Typed | undefined> =>
  sent.length > longestTyped ? undefined : typedText(await withEmoji(sent));

/**
 * Reads what Slack sends of what a person typed: it escapes `&<>`, and makes `<…>` of mentions,
 * links and addresses (Slack's reference, "Formatting text for app surfaces"). Of a link the target
 * counts, unless the label is the same without what Slack added to it.
 */
export function typedText(sent: string): Typed {
  const typed: (string | Mention)[] = [];
  let text = '';
  let end = 0;
  for (const { index, 0: whole, 1: target = '', 2: label } of sent.matchAll(
    /<([^<>|]*)(?:\|([^<>]*))?>/gu,
  )) {
    text += sent.slice(end, index);
    end = index + whole.length;
    const part = partOf(target, label || undefined);
    if (typeof part === 'string') text += part;
    else {
      typed.push(unescaped(text), part);
      text = '';
    }
  }
  return [...typed, unescaped(text + sent.slice(end))].filter((part) => part !== '');
}

function partOf(target: string, label: string | undefined): string | Mention {
  const sign = target.charAt(0);
  const name = label === undefined ? {} : { name: unescaped(label) };
  if (sign === '@') return { kind: 'person', id: target.slice(1), ...name };
  if (sign === '#') return { kind: 'channel', id: target.slice(1), ...name };
  // A group, everybody, or a date.
  if (sign === '!') return label ?? `@${target.slice(1).split('^', 1)[0]}`;
  const added = /^(?:https?:\/\/|mailto:|tel:)/u.exec(target)?.[0] ?? '';
  const bare = target.slice(added.length);
  if (label === bare || (label !== undefined && `${label}/` === bare)) return label;
  return added.startsWith('http') ? target : bare;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What stands behind a mention of the bot at the beginning: `<@U1>, status Kamppi`. */
export function behindMention(typed: Typed, bot: string): Typed {
  const at = typed.findIndex((part) => typeof part !== 'string' || part.trim() !== '');
  const first = typed[at];
  if (typeof first !== 'object' || first.id !== bot) return typed;
  const [next, ...others] = typed.slice(at + 1);
  if (typeof next !== 'string') return next ? [next, ...others] : [];
  const behind = next.replace(/^[\s,:;.!–—-]+/u, '');
  return behind === '' ? others : [behind, ...others];
}
