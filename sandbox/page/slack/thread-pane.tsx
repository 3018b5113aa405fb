import { useMemo, useState } from 'react';
import type { ChannelView, SlackView } from '../protocol.ts';
import { Composer } from './composer/composer.tsx';
import { whatIsTyped } from './composer/what-is-typed.ts';
import { useDeeds } from './deeds.ts';
import { MessageList } from './messages/message-list.tsx';
import { threadOf } from './messages/rows.ts';
import type { Move, Place } from './place.ts';

interface ThreadPaneProps {
  readonly slack: SlackView;
  readonly channel: ChannelView;
  /** The `ts` of the first message. */
  readonly thread: string;
  readonly place: Place;
  go(move: Move): void;
  refuse(because: string): void;
}

/** A message and its replies, beside the channel. */
export function ThreadPane({ slack, channel, thread, place, go, refuse }: ThreadPaneProps) {
  const send = useDeeds();
  const all = slack.messages[channel.id];
  const messages = useMemo(() => threadOf(all ?? [], thread), [all, thread]);
  const [sent, setSent] = useState(0);
  return (
    <aside className="pane thread" aria-label="Thread">
      <header className="pane-head">
        <h2>Thread</h2>
        <span className="pane-sub">
          {channel.kind === 'channel' ? `# ${channel.name}` : channel.name}
        </span>
        <button
          type="button"
          className="dialog-x"
          aria-label="Close the thread"
          onClick={() => go({ to: 'thread', ts: null })}
        >
          ×
        </button>
      </header>
      <MessageList
        key={thread}
        label="Messages of the thread"
        channel={channel.id}
        messages={messages}
        all={messages}
        newFrom={null}
        sent={sent}
      />
      <Composer
        key={`${thread}-composer`}
        slack={slack}
        label="Reply…"
        inThread={true}
        draft={place.drafts[thread] ?? ''}
        onDraft={(text) => go({ to: 'draft', key: thread, text })}
        onSend={(written) => {
          const typed = whatIsTyped(written, channel.id, thread);
          if (typed.is === 'refused') refuse(typed.because);
          if (typed.is === 'deed') {
            send(typed.deed);
            setSent(sent + 1);
          }
          return typed.is === 'deed';
        }}
      />
    </aside>
  );
}
