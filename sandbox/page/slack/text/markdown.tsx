import { Mrkdwn } from './text.tsx';

/**
 * Standard Markdown (the `markdown` block) in Slack's own marks; headings are bold, list items have
 * dots.
 */
function asMrkdwn(markdown: string): string {
  return markdown
    .split(/(```[\s\S]*?```|`[^`\n]+`)/)
    .map((part, i) =>
      i % 2 === 1 ? escaped(part.replace(/^```\w+\n/, '```\n')) : marks(escaped(part)),
    )
    .join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const marks = (text: string): string =>
  text
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/g, '<$2|$1>')
    .replace(/(?<![*\w])\*(?=[^*\s])([^*\n]*[^*\s])\*(?![*\w])/g, '_$1_')
    .replace(/(?:\*\*|__)(?=\S)([^\n]*?\S)(?:\*\*|__)/g, '*$1*')
    .replace(/~~(?=\S)([^\n]*?\S)~~/g, '~$1~')
    .replace(/^#{1,6} +(.*)$/gm, '*$1*')
    .replace(/^(\s*)[-*+] +/gm, '$1• ');

export const Markdown = ({ text }: { readonly text: string }) => <Mrkdwn text={asMrkdwn(text)} />;
