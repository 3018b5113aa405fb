import type { MessageView } from '../../protocol.ts';
import { dayOf, type Viewer } from '../text/dates.ts';

/** What stands in a list of messages, from above to below. */
export type Row =
  | { readonly is: 'day'; readonly key: string; readonly at: Date }
  | { readonly is: 'new'; readonly key: string }
  /** Below a thread's first message. */
  | { readonly is: 'replies'; readonly key: string; readonly count: number }
  /** A compact one goes on from the one before it: no picture, no name. */
  | {
      readonly is: 'message';
      readonly key: string;
      readonly message: MessageView;
      readonly compact: boolean;
    };

/** Slack groups what one person writes within five minutes. */
const together = 5 * 60_000;

export const momentOf = ({ ts }: MessageView): Date => new Date(Number(ts) * 1000);

export interface RowsOptions {
  readonly viewer: Viewer;
  readonly me: string;
  /** The `ts` up to which everything had been read when the channel was opened; null: no line. */
  readonly newFrom: string | null;
  /** A thread has no lines between days, but one below its first message. */
  readonly inThread: boolean;
}

export function rowsOf(
  messages: readonly MessageView[],
  { viewer, me, newFrom, inThread }: RowsOptions,
): readonly Row[] {
  const rows: Row[] = [];
  const firstNew =
    newFrom === null ? undefined : messages.find(({ ts, user }) => ts > newFrom && user !== me);
  let before: MessageView | undefined;
  for (const message of messages) {
    const at = momentOf(message);
    const isNewDay = !before || dayOf(momentOf(before), viewer) !== dayOf(at, viewer);
    if (isNewDay && !inThread) rows.push({ is: 'day', key: `day-${message.ts}`, at });
    const isFirstReply = inThread && before !== undefined && before === messages[0];
    if (isFirstReply) rows.push({ is: 'replies', key: 'replies', count: messages.length - 1 });
    const isFirstNew = message === firstNew && before !== undefined;
    if (isFirstNew) rows.push({ is: 'new', key: 'new' });
    const compact =
      !isNewDay && !isFirstNew && !isFirstReply && before !== undefined && goesOn(before, message);
    rows.push({ is: 'message', key: message.ts, message, compact });
    before = message;
  }
  return rows;
}

const goesOn = (before: MessageView, message: MessageView): boolean =>
  before.user === message.user &&
  before.onlyForYou === message.onlyForYou &&
  momentOf(message).getTime() - momentOf(before).getTime() < together;

/** What is shown in a channel's main line. */
export const mainLine = (messages: readonly MessageView[]): readonly MessageView[] =>
  messages.filter(({ threadTs }) => threadTs === null);

/** Replies, by the `ts` of the message they answer. */
export const repliesByThread = (
  messages: readonly MessageView[],
): ReadonlyMap<string, readonly MessageView[]> => {
  const threads = Map.groupBy(messages, ({ threadTs }) => threadTs ?? '');
  threads.delete('');
  return threads;
};

/** A thread's first message and its replies. */
export const threadOf = (
  messages: readonly MessageView[],
  thread: string,
): readonly MessageView[] =>
  messages.filter(({ ts, threadTs }) => ts === thread || threadTs === thread);

export const countOfReplies = (count: number): string =>
  count === 1 ? '1 reply' : `${count} replies`;

/** What somebody else wrote after `read`, in the main line or to this person in a thread. */
export const unreadIn = (messages: readonly MessageView[], me: string, read: string): number =>
  messages.filter(
    ({ ts, user, threadTs, text }) =>
      ts > read && user !== me && (threadTs === null || text.includes(`<@${me}>`)),
  ).length;
