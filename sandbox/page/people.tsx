import type { SlackView } from './protocol.ts';
import { Avatar } from './slack/index.ts';

interface PeopleProps {
  readonly slack: SlackView;
  onChoose(id: string): void;
}

/** Who one is in Slack. */
export const People = ({ slack, onChoose }: PeopleProps) => (
  <fieldset className="people" data-tour="person">
    <legend className="hidden">You are</legend>
    {slack.people.map(({ id, realName, part }) => (
      <button
        key={id}
        type="button"
        data-tour={`person-${part}`}
        aria-pressed={id === slack.me}
        onClick={() => onChoose(id)}
      >
        <Avatar id={id} name={realName} isApp={false} size={28} />
        <span className="person-words">
          <b>{realName}</b>
          <small>{part}</small>
        </span>
      </button>
    ))}
  </fieldset>
);
