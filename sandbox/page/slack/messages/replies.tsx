import type { MessageView } from '../../protocol.ts';
import { dayAndTime, here } from '../text/dates.ts';
import { useNames } from '../text/names.ts';
import { Avatar } from './avatar.tsx';
import { countOfReplies, momentOf } from './rows.ts';

interface RepliesProps {
  readonly replies: readonly MessageView[];
  onOpen(): void;
}

/** "3 replies": who answered, and when last. */
export function Replies({ replies, onOpen }: RepliesProps) {
  const names = useNames();
  const last = replies.at(-1);
  const people = [...new Set(replies.map(({ user }) => user))].slice(0, 4);
  return (
    <button type="button" className="replies" onClick={onOpen}>
      {people.map((id) => (
        <Avatar key={id} id={id} name={names.user(id)} isApp={names.isApp(id)} size={24} />
      ))}
      <b>{countOfReplies(replies.length)}</b>
      {last && (
        <span className="replies-last">Last reply {dayAndTime(momentOf(last), here())}</span>
      )}
    </button>
  );
}
