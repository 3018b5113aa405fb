import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { MessageView } from '../../protocol.ts';
import { useNames } from '../text/names.ts';
import { Rows } from './row-views.tsx';

interface MessageListProps {
  readonly label: string;
  readonly channel: string;
  readonly messages: readonly MessageView[];
  /** All messages of the channel, for counts of replies. */
  readonly all: readonly MessageView[];
  readonly newFrom: string | null;
  /** How often the person has sent something from here: what comes of it is shown. */
  readonly sent: number;
  readonly before?: ReactNode;
  readonly onOpenThread?: (ts: string) => void;
}

/** Pixels from the end within which new messages are followed. */
const nearEnd = 120;
const log = (label: string) => ({ role: 'log', tabIndex: 0, 'aria-label': label }) as const;

/** Messages, the newest at the end and in view, unless somebody has scrolled up to read. */
export function MessageList({ label, before, sent, ...rows }: MessageListProps) {
  const { me } = useNames();
  const list = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  /** Where the list stood, and how long it was then. */
  const stood = useRef({ at: 0, of: 0 });
  /** The newest message when somebody scrolled up; null while the end is in view. */
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const newest = rows.messages.at(-1)?.ts ?? '';
  const unseen =
    leftAt === null ? 0 : rows.messages.filter(({ ts, user }) => ts > leftAt && user !== me).length;

  const toEnd = useCallback((): void => {
    const box = list.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    stood.current = { at: box.scrollTop, of: box.scrollHeight };
    follows.current = true;
    setLeftAt(null);
  }, []);
  useLayoutEffect(() => {
    const box = list.current;
    if (!box || !content.current) return;
    const follow = () => follows.current && toEnd();
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(content.current);
    observer.observe(box);
    return () => observer.disconnect();
  }, [toEnd]);
  useLayoutEffect(() => {
    if (sent > 0) toEnd();
  }, [sent, toEnd]);
  return (
    <div className="messages-place">
      <div
        {...log(label)}
        className="messages"
        ref={list}
        onScroll={({ currentTarget: box }) => {
          const isNearEnd = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
          // What has grown or shrunk since is followed; only somebody who scrolls up is not.
          const isMoved = box.scrollHeight === stood.current.of && box.scrollTop < stood.current.at;
          follows.current = isNearEnd || (follows.current && !isMoved);
          stood.current = { at: box.scrollTop, of: box.scrollHeight };
          setLeftAt((left) => (follows.current ? null : (left ?? newest)));
        }}
      >
        <div ref={content}>
          {before}
          <Rows {...rows} />
        </div>
      </div>
      {unseen > 0 && (
        <button type="button" className="unseen" onClick={toEnd}>
          {unseen === 1 ? '1 new message' : `${unseen} new messages`}
          <span aria-hidden="true"> ↓</span>
        </button>
      )}
    </div>
  );
}
