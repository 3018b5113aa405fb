import { memo, type ReactNode, useMemo } from 'react';
import type { MessageView } from '../../protocol.ts';
import { dividerDay, here } from '../text/dates.ts';
import { useNames } from '../text/names.ts';
import { Message } from './message.tsx';
import { countOfReplies, type Row, repliesByThread, rowsOf } from './rows.ts';

interface RowsProps {
  readonly channel: string;
  readonly messages: readonly MessageView[];
  /** All messages of the channel, for counts of replies. */
  readonly all: readonly MessageView[];
  readonly newFrom: string | null;
  readonly onOpenThread?: ((ts: string) => void) | undefined;
}

/** Messages and the lines between them; drawn anew only where one of them is another. */
export const Rows = memo(function Rows({ messages, all, newFrom, ...rest }: RowsProps) {
  const { me } = useNames();
  const inThread = rest.onOpenThread === undefined;
  const threads = useMemo(() => repliesByThread(all), [all]);
  return rowsOf(messages, { viewer: here(), me, newFrom, inThread }).map((row) => (
    <RowView key={row.key} row={row} threads={threads} {...rest} />
  ));
});

type RowViewProps = Pick<RowsProps, 'channel' | 'onOpenThread'> & {
  readonly row: Row;
  readonly threads: ReadonlyMap<string, readonly MessageView[]>;
};

function RowView({ row, channel, threads, onOpenThread }: RowViewProps): ReactNode {
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
          replies={onOpenThread && threads.get(row.message.ts)}
          onOpenThread={onOpenThread}
        />
      );
  }
}
