/** Slack's mrkdwn, read. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly is: 'link'; readonly url: string; readonly label: string }
  | { readonly is: 'user' | 'channel'; readonly id: string; readonly label: string }
  | { readonly is: 'broadcast'; readonly name: string }
  | {
      readonly is: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly url: string;
      readonly label: string;
    }
  | { readonly is: 'emoji'; readonly name: string };

export type Paragraph =
  | { readonly is: 'lines' | 'quote'; readonly inside: readonly Inline[] }
  | { readonly is: 'pre'; readonly text: string };

const STYLES: Readonly<Record<string, 'bold' | 'italic' | 'strike'>> = {
  '*': 'bold',
  _: 'italic',
  '~': 'strike',
};
const BEFORE = /[\s([{"'“»–—:/•*_~-]$/;
const AFTER = /^[\s.,;:!?)\]}"'”«–—/*_~…-]/;
const SPECIAL = /^<([^<>\n]+)>/;
const CODE = /^`([^`\n]+)`/;
const EMOJI = /^:([a-z0-9_+-]+):/;
const ADDRESS = /^https?:\/\/[^\s<>|*`"]*[^\s<>|*`".,;:!?)\]}']/;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A whole text: preformatted parts, quotes (lines that begin with `>`), and the rest. */
export function readMrkdwn(text: string): readonly Paragraph[] {
  return text.split(/```\n?([\s\S]+?)\n?```\n?/).flatMap((part, i): readonly Paragraph[] => {
    if (i % 2 === 1)
      return [{ is: 'pre', text: unescaped(part).replace(/<(?:[^<>|\n]+\|)?([^<>|\n]+)>/g, '$1') }];
    return part === '' ? [] : quotesAndLines(part);
  });
}

function quotesAndLines(text: string): readonly Paragraph[] {
  const runs: { is: 'lines' | 'quote'; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const is = quoted ? 'quote' : 'lines';
    const last = runs.at(-1);
    if (last?.is === is) last.lines.push(quoted?.[1] ?? line);
    else runs.push({ is, lines: [quoted?.[1] ?? line] });
  }
  return runs.map(({ is, lines }) => ({ is, inside: readInline(lines.join('\n')) }));
}

/** One run of text: styles, code, mentions, links, dates, emoji. */
function readInline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const next = atomAt(text, at) ?? styledAt(text, at);
    if (next === null) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== '') found.push({ is: 'text', text: unescaped(plain) });
    plain = '';
    found.push(next.inline);
    at += next.length;
  }
  if (plain !== '') found.push({ is: 'text', text: unescaped(plain) });
  return found;
}

interface Found {
  readonly inline: Inline;
  readonly length: number;
}

/** What stands as a whole: nothing inside it is read as style. */
function atomAt(text: string, at: number): Found | null {
  const rest = text.slice(at);
  switch (text.charAt(at)) {
    case '`':
      return found(CODE.exec(rest), (inside) => ({
        is: 'code',
        text: unescaped(inside.replace(/<([^<>|\n]+)(?:\|[^<>\n]*)?>/g, '$1')),
      }));
    case '<':
      return found(SPECIAL.exec(rest), special);
    case ':':
      return found(EMOJI.exec(rest), (name) => ({ is: 'emoji', name }));
    case 'h': {
      const address = /[\w/]$/.test(text.slice(0, at)) ? null : ADDRESS.exec(rest);
      return (
        address && {
          inline: { is: 'link', url: unescaped(address[0]), label: '' },
          length: address[0].length,
        }
      );
    }
    default:
      return null;
  }
}

const found = (match: RegExpExecArray | null, read: (inside: string) => Inline): Found | null =>
  match && { inline: read(match[1] ?? ''), length: match[0].length };

function special(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescaped(inside.slice(bar + 1));
  if (target.startsWith('@')) return { is: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { is: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) {
    const [, seconds = '', format = '', url = ''] = target.split('^');
    return { is: 'date', seconds: Number(seconds), format, url: unescaped(url), label };
  }
  if (target.startsWith('!'))
    return { is: 'broadcast', name: label.replace(/^@/, '') || target.slice(1) };
  return { is: 'link', url: unescaped(target), label };
}

/**
 * `*bold*`, `_italic_`, `~struck~`: closed on the same line, at the edges of words, without a space
 * inside the marks.
 */
function styledAt(text: string, at: number): Found | null {
  const mark = text.charAt(at);
  const is = STYLES[mark];
  if (
    is === undefined ||
    (at > 0 && !BEFORE.test(text.slice(0, at))) ||
    /^(?:\s|$)/.test(text.slice(at + 1))
  )
    return null;
  for (let end = at + 1; end < text.length && text.charAt(end) !== '\n'; end += 1) {
    if (text.charAt(end) === mark) {
      const inside = text.slice(at + 1, end);
      return closes(text, at, end)
        ? { inline: { is, inside: readInline(inside) }, length: inside.length + 2 }
        : null;
    }
    end += Math.max(0, (atomAt(text, end)?.length ?? 0) - 1);
  }
  return null;
}

const closes = (text: string, start: number, end: number): boolean =>
  end > start + 1 &&
  !/\s/.test(text.charAt(end - 1)) &&
  (end + 1 === text.length || AFTER.test(text.slice(end + 1)));
