import { BOT } from './types.ts';
import type { Workspace } from './workspace.ts';

const SPECIAL =
  /<[@#][A-Z0-9-]+>|https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@[\w.-]+|#[\w-]+|(?<![\w.-])(?:[\w-]+\.)+(?:com|fi|se|de|net|org|io|eu)(?:[:/][^\s<>]*)?(?![\w-])/g;
const BROADCASTS = ['channel', 'here', 'everyone'];

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * What a person typed, as Slack sends it: `&<>` escaped, people and channels as IDs, and in
 * messages addresses as links (`demo.iloq.com` arrives as `<http://demo.iloq.com|demo.iloq.com>`).
 * In a command with `should_escape` a mention also carries the name. Slack docs "Formatting text
 * for app surfaces" and "Implementing slash commands".
 */
export function asSlackSends(
  workspace: Workspace,
  text: string,
  where: 'message' | 'command',
): string {
  let sent = '';
  let end = 0;
  for (const match of text.matchAll(SPECIAL)) {
    sent += escaped(text.slice(end, match.index)) + special(workspace, match[0], where);
    end = match.index + match[0].length;
  }
  return sent + escaped(text.slice(end));
}

function special(workspace: Workspace, word: string, where: 'message' | 'command'): string {
  const bare = word.replace(/^<?[@#]|>$/g, '');
  if (word.startsWith('@') || word.startsWith('<@')) return mention(workspace, word, bare, where);
  if (word.startsWith('#') || word.startsWith('<#')) {
    const channel = workspace.findChannel(bare);
    return channel ? `<#${channel.id}|${where === 'command' ? channel.name : ''}>` : escaped(word);
  }
  if (where === 'command') return escaped(word);
  const trailing = /[.,;:!?)]+$/.exec(word)?.[0] ?? '';
  const target = escaped(word.slice(0, word.length - trailing.length));
  if (/^https?:/.test(word)) return `<${target}>${trailing}`;
  return `<${word.includes('@') ? 'mailto:' : 'http://'}${target}|${target}>${trailing}`;
}

function mention(
  workspace: Workspace,
  word: string,
  name: string,
  where: 'message' | 'command',
): string {
  const everybody = [{ id: BOT.userId, name: BOT.name }, ...workspace.people.values()];
  const found = everybody.find((one) => one.id === name || one.name === name.toLowerCase());
  if (found) return where === 'command' ? `<@${found.id}|${found.name}>` : `<@${found.id}>`;
  return BROADCASTS.includes(name) && where === 'message' ? `<!${name}>` : escaped(word);
}
