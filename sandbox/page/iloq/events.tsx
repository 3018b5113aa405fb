import { type ReactNode, useState } from 'react';
import type { IloqDeed } from '../protocol.ts';
import type { PartProps } from './place.ts';

type EventName = Extract<IloqDeed, { do: 'event' }>['event'];

/** What can happen, in words, and the event of iLOQ's that tells it. */
const happenings: readonly {
  readonly event: EventName;
  readonly label: string;
  readonly told: string;
}[] = [
  { event: 'key_added', label: 'Key added', told: 'key_added' },
  { event: 'key_blocklisted', label: 'Key blocklisted', told: 'key_blocklisted' },
  { event: 'failed_access', label: 'Failed access', told: 'device_log_arrived' },
];

/**
 * Lets something happen in the building, of which iLOQ sends a webhook to whoever has subscribed to
 * it.
 */
export function Events({ iloq, act }: PartProps): ReactNode {
  const [answer, setAnswer] = useState<string | null>(null);

  async function happen(event: EventName): Promise<void> {
    setAnswer(null);
    const { error, note } = await act({ do: 'event', event });
    setAnswer(error ?? note ?? 'Sent.');
  }

  return (
    <>
      <p>
        Let something happen in the building, and iLOQ sends a webhook to whoever has subscribed to
        it.
      </p>
      <ul className="iq-list">
        {happenings.map(({ event, label, told }) => (
          <li key={event} className="iq-row">
            <span className="iq-row-words">
              <span className="iq-row-name">{label}</span>
              <span className="iq-row-more">
                <code>{told}</code> ·{' '}
                {iloq.subscribed.includes(told)
                  ? 'somebody has subscribed'
                  : 'nobody has subscribed'}
              </span>
            </span>
            <button
              type="button"
              className="iq-button"
              aria-label={`Send: ${label}`}
              onClick={() => void happen(event)}
            >
              Send
            </button>
          </li>
        ))}
      </ul>
      <p className="iq-answer" role="status">
        {answer}
      </p>
      {iloq.subscribed.length === 0 && (
        <p className="iq-hint">
          To subscribe: finish the set-up of a site, then type <code>/livion alerts</code> and its
          name in Slack, and press
          <em> iLOQ’s events</em>.
        </p>
      )}
    </>
  );
}
