import { createContext } from 'react';
import { type JsonObject, textOf } from '../../slack/browser.ts';
import type { SlackView } from '../protocol.ts';

/** The path of the file that a `slack_file` object means, where the person can see it. */
export type FileLookup = (slackFile: JsonObject) => string | undefined;

export const FilesContext = createContext<FileLookup>(() => undefined);

export function filesIn({ messages }: Pick<SlackView, 'messages'>): FileLookup {
  const all = Object.values(messages).flatMap((list) => list.flatMap(({ files }) => files));
  return (slackFile) => {
    const id = textOf(slackFile['id']);
    const url = textOf(slackFile['url']);
    return all.find((file) => file.id === id || (url !== '' && file.url === url))?.url;
  };
}
