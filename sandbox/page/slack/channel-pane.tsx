import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ChannelView, MessageView, SlackView } from '../protocol.ts';
import { Composer } from './composer/composer.tsx';
import { whatIsTyped } from './composer/what-is-typed.ts';
import { useDeeds } from './deeds.ts';
import { HomeTab } from './home-tab.tsx';
import { Avatar } from './messages/avatar.tsx';
import { MessageList } from './messages/message-list.tsx';
import { mainLine } from './messages/rows.ts';
import type { Move, Place } from './place.ts';

interface ChannelPaneProps {
  readonly slack: SlackView;
  readonly channel: ChannelView;
  readonly place: Place;
  go(move: Move): void;
  refuse(because: string): void;
}

const none: readonly MessageView[] = [];

/** A channel, or the direct message with the bot and its home. */
export function ChannelPane({ slack, channel, place, go, refuse }: ChannelPaneProps) {
  const send = useDeeds();
  const isDirect = channel.kind === 'direct-message';
  const all = slack.messages[channel.id] ?? none;
  const messages = useMemo(() => mainLine(all), [all]);
  const [sent, setSent] = useState(0);
  const openThread = useCallback((ts: string) => go({ to: 'thread', ts }), [go]);
  const shows = isDirect ? place.tab : 'messages';
  const last = all.at(-1)?.ts;
  useEffect(() => {
    if (last !== undefined && shows === 'messages')
      go({ to: 'read', channel: channel.id, ts: last });
  }, [last, shows, channel.id, go]);

  const name = isDirect ? channel.name : `#${channel.name}`;
  return (
    <section className="pane" aria-label={name}>
      <header className="pane-head">
        <button
          type="button"
          className="back"
          data-tour="channels"
          aria-label="Back to the list of channels"
          onClick={() => go({ to: 'list' })}
        >
          ‹
        </button>
        {isDirect && <Avatar id={channel.id} name={channel.name} isApp={true} size={24} />}
        <h2>
          {!isDirect && <span aria-hidden="true"># </span>}
          {channel.name}
        </h2>
        {isDirect && <span className="app-badge">APP</span>}
      </header>
      {isDirect && (
        <div className="tabs">
          {(['home', 'messages'] as const).map((tab) => (
            <button
              key={tab}
              data-tour={tab}
              type="button"
              aria-current={shows === tab ? 'page' : undefined}
              onClick={() => {
                go({ to: 'tab', tab });
                if (tab === 'home') send({ do: 'open-home' });
              }}
            >
              {tab === 'home' ? 'Home' : 'Messages'}
            </button>
          ))}
        </div>
      )}
      {shows === 'home' ? (
        <HomeTab home={slack.home} />
      ) : (
        <>
          <MessageList
            key={channel.id}
            label={`Messages in ${name}`}
            channel={channel.id}
            messages={messages}
            all={all}
            newFrom={place.newFrom}
            before={<Beginning name={name} isDirect={isDirect} />}
            sent={sent}
            onOpenThread={openThread}
          />
          <Composer
            key={`${channel.id}-composer`}
            slack={slack}
            label={`Message ${name}`}
            inThread={false}
            draft={place.drafts[channel.id] ?? ''}
            onDraft={(text) => go({ to: 'draft', key: channel.id, text })}
            onSend={(written) => {
              const typed = whatIsTyped(written, channel.id, null);
              if (typed.is === 'refused') refuse(typed.because);
              if (typed.is === 'deed') {
                send(typed.deed);
                setSent(sent + 1);
              }
              return typed.is === 'deed';
            }}
          />
        </>
      )}
    </section>
  );
}

const Beginning = ({ name, isDirect }: { readonly name: string; readonly isDirect: boolean }) => (
  <div className="beginning">
    <b>{name}</b>
    <p>
      {isDirect
        ? 'This is the very beginning of your direct message history with the app. Type /livion setup and the name of a site.'
        : `This is the very beginning of the ${name} channel.`}
    </p>
  </div>
);
