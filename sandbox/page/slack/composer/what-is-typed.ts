import type { SlackDeed } from '../../protocol.ts';

/** What Enter does with what is typed: a deed, a refusal in Slack's words, or nothing. */
export type Typed =
  | { readonly is: 'deed'; readonly deed: SlackDeed }
  | { readonly is: 'refused'; readonly because: string }
  | { readonly is: 'nothing' };

/** @param file the name of a file that goes with it, or null */
export function whatIsTyped(
  { text, file }: { readonly text: string; readonly file: string | null },
  channel: string,
  threadTs: string | null,
): Typed {
  if (text.trim() === '' && file === null) return { is: 'nothing' };
  const [command] = file === null ? (/^\/\S*/.exec(text) ?? []) : [];
  if (command !== undefined) {
    if (command.toLowerCase() !== '/livion')
      return { is: 'refused', because: `${command} is not a valid command.` };
    if (threadTs !== null)
      return { is: 'refused', because: '/livion is not supported in threads. Sorry!' };
    return { is: 'deed', deed: { do: 'command', channel, text: text.trim() } };
  }
  const thread = threadTs === null ? {} : { threadTs };
  const attached = file === null ? {} : { file };
  return { is: 'deed', deed: { do: 'say', channel, text: text.trim(), ...thread, ...attached } };
}
