import type { ChannelView, SlackView } from '../protocol.ts';
import { Avatar } from './messages/avatar.tsx';
import { unreadIn } from './messages/rows.ts';
import type { Place } from './place.ts';

interface SidebarProps {
  readonly slack: SlackView;
  readonly place: Place;
  /** The channel that is shown. */
  readonly shown: string | undefined;
  onOpen(channel: string): void;
}

/** Channels and direct messages; what has not been read is bold and counted. */
export function Sidebar({ slack, place, shown, onOpen }: SidebarProps) {
  const item = (channel: ChannelView) => {
    const unread = unreadIn(
      slack.messages[channel.id] ?? [],
      slack.me,
      place.read[channel.id] ?? '',
    );
    const isDirect = channel.kind === 'direct-message';
    return (
      <li key={channel.id}>
        <button
          type="button"
          className={`channel${unread > 0 ? ' channel-unread' : ''}`}
          data-tour={isDirect ? 'direct-message' : `channel-${channel.name}`}
          aria-current={channel.id === shown ? 'page' : undefined}
          onClick={() => onOpen(channel.id)}
        >
          {isDirect ? (
            <Avatar id={channel.id} name={channel.name} isApp={true} size={20} />
          ) : (
            <span className="channel-sign" aria-hidden="true">
              #
            </span>
          )}
          <span className="channel-name">{channel.name}</span>
          {unread > 0 && (
            <span className="channel-count">
              {unread} <span className="hidden">unread</span>
            </span>
          )}
        </button>
      </li>
    );
  };
  const channels = slack.channels.filter(({ kind, archived }) => kind === 'channel' && !archived);
  const direct = slack.channels.filter(({ kind }) => kind === 'direct-message');
  return (
    <nav className="sidebar" aria-label="Channels and direct messages">
      <h2 className="workspace">Local workspace</h2>
      <h3>Channels</h3>
      <ul>{channels.map(item)}</ul>
      <h3>Apps</h3>
      <ul>{direct.map(item)}</ul>
    </nav>
  );
}
