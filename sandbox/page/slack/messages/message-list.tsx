import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { MessageView } from '../../protocol.ts';
import { dividerDay, here } from '../text/dates.ts';
import { useNames } from '../text/names.ts';
import { Message } from './message.tsx';
import { countOfReplies, type Row, repliesTo, rowsOf } from './rows.ts';

interface MessageListProps {
  readonly label: string;
  readonly channel: string;
  readonly messages: readonly MessageView[];
  /** All messages of the channel, for counts of replies. */
  readonly all: readonly MessageView[];
  readonly newFrom: string | null;
  readonly before?: ReactNode;
  readonly onOpenThread?: (ts: string) => void;
}

/** Pixels from the end within which new messages are followed. */
const nearEnd = 120;
const log = (label: string) => ({ role: 'log', tabIndex: 0, 'aria-label': label }) as const;

/** Messages, the newest at the end and in view, unless somebody has scrolled up to read. */
export function MessageList({ label, messages, newFrom, before, ...rest }: MessageListProps) {
  const names = useNames();
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const scrolledTo = useRef(0);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || !content.current) return;
    const toEnd = () => {
      if (follows.current) box.scrollTop = box.scrollHeight;
    };
    toEnd();
    const observer = new ResizeObserver(toEnd);
    observer.observe(content.current);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      {...log(label)}
      className="messages"
      ref={list}
      onScroll={({ currentTarget: box }) => {
        const isNearEnd = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
        // What has grown since is followed; only somebody who scrolls up is not.
        follows.current = isNearEnd || (follows.current && box.scrollTop >= scrolledTo.current);
        scrolledTo.current = box.scrollTop;
      }}
    >
      <div ref={content}>
        {before}
        {rowsOf(messages, {
          viewer: here(),
          me: names.me,
          newFrom,
          inThread: rest.onOpenThread === undefined,
        }).map((row) => (
          <RowView key={row.key} row={row} {...rest} />
        ))}
      </div>
    </div>
  );
}

type RowViewProps = Pick<MessageListProps, 'channel' | 'all' | 'onOpenThread'> & {
  readonly row: Row;
};

function RowView({ row, channel, all, onOpenThread }: RowViewProps): ReactNode {
  const names = useNames();
  switch (row.is) {
    case 'day':
      return (
        <div className="day">
          <span>{dividerDay(row.at, here())}</span>
        </div>
      );
    case 'new':
      return (
        <div className="new-line">
          <span>New</span>
        </div>
      );
    case 'replies':
      return <div className="reply-line">{countOfReplies(row.count)}</div>;
    case 'message':
      return (
        <Message
          channel={channel}
          message={row.message}
          compact={row.compact}
          replies={onOpenThread ? repliesTo(all, row.message.ts) : []}
          isApp={names.isApp(row.message.user)}
          onOpenThread={onOpenThread}
        />
      );
  }
}
