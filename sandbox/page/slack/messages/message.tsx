import { memo, useState } from 'react';
import type { MessageView } from '../../protocol.ts';
import { useDeeds } from '../deeds.ts';
import { asTyped } from '../text/as-typed.ts';
import { dayAndTime, here, timeOf } from '../text/dates.ts';
import { useNames } from '../text/names.ts';
import { Avatar } from './avatar.tsx';
import { Body } from './body.tsx';
import { Edit, OwnActions } from './own.tsx';
import { Replies } from './replies.tsx';
import { momentOf } from './rows.ts';

interface MessageProps {
  readonly channel: string;
  readonly message: MessageView;
  readonly compact: boolean;
  readonly replies?: readonly MessageView[] | undefined;
  /** Undefined where replies have no place: in a thread, or to what only one person sees. */
  readonly onOpenThread?: ((ts: string) => void) | undefined;
}

/** Not drawn again while it is the same. */
export const Message = memo(function Message({
  channel,
  message,
  compact,
  replies = [],
  onOpenThread,
}: MessageProps) {
  const names = useNames();
  const send = useDeeds();
  const [editing, setEditing] = useState(false);
  const isApp = names.isApp(message.user);
  const isMine = message.user === names.me;
  const name = names.user(message.user);
  const viewer = here();
  const at = momentOf(message);
  const time = (
    <time className="message-time" dateTime={at.toISOString()} title={dayAndTime(at, viewer)}>
      {compact ? timeOf(at, viewer).replace(/\s?[AP]M$/i, '') : timeOf(at, viewer)}
    </time>
  );
  const kind = `message${compact ? ' message-compact' : ''}${message.onlyForYou ? ' message-ephemeral' : ''}`;
  return (
    <article className={kind} data-ts={message.ts} aria-label={`${name}, ${timeOf(at, viewer)}`}>
      {message.onlyForYou && !compact && <OnlyYou />}
      <div className="message-side">
        {compact ? time : <Avatar id={message.user} name={name} isApp={isApp} size={36} />}
      </div>
      <div className="message-main">
        {!compact && (
          <div className="message-head">
            <b className="message-name">{name}</b>
            {isApp && <span className="app-badge">APP</span>}
            {time}
          </div>
        )}
        {editing ? (
          <Edit
            text={asTyped(message.text)}
            onCancel={() => setEditing(false)}
            onSave={(text) => {
              setEditing(false);
              send({ do: 'edit', at: { channel, ts: message.ts }, text });
            }}
          />
        ) : (
          <Body channel={channel} message={message} />
        )}
        {replies.length > 0 && onOpenThread && (
          <Replies replies={replies} onOpen={() => onOpenThread(message.ts)} />
        )}
      </div>
      {!message.onlyForYou && (
        <div className="message-actions">
          {isMine && (
            <OwnActions
              onEdit={() => setEditing(true)}
              onDelete={() => send({ do: 'delete', at: { channel, ts: message.ts } })}
            />
          )}
          {onOpenThread && <Reply onClick={() => onOpenThread(message.ts)} />}
        </div>
      )}
    </article>
  );
});

const Reply = ({ onClick }: { onClick(): void }) => (
  <button type="button" title="Reply in thread" onClick={onClick}>
    <svg
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M10 3c4 0 7 2.5 7 6s-3 6-7 6c-.8 0-1.6-.1-2.3-.3L4 16.5l.9-3C3.7 12.4 3 10.8 3 9c0-3.5 3-6 7-6Z" />
    </svg>
    <span className="hidden">Reply in thread</span>
  </button>
);

const OnlyYou = () => (
  <div className="only-you">
    <svg
      viewBox="0 0 20 20"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Z" />
      <circle cx="10" cy="10" r="2.2" />
    </svg>
    Only visible to you
  </div>
);
