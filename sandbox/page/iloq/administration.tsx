import type { ReactNode } from 'react';
import { usageRights } from '../../../src/checklist/index.ts';
import type { UserView } from '../protocol.ts';
import type { PartProps } from './place.ts';

/** The tab *Administration*: the locking system's information, and its users. */
export function Administration({ iloq, go }: PartProps): ReactNode {
  return (
    <>
      <div className="iq-ribbon">
        <button type="button" className="iq-button" onClick={() => go({ at: 'locking-system' })}>
          Edit locking system information
        </button>
        <button type="button" className="iq-button" onClick={() => go({ at: 'add-user' })}>
          Add user
        </button>
      </div>
      <h3>Users</h3>
      {iloq.users.length === 0 && <p className="iq-hint">Nobody has a user ID yet.</p>}
      <ul className="iq-list">
        {iloq.users.map((user) => (
          <li key={user.userId}>
            <button
              type="button"
              className="iq-row"
              data-tour="user"
              onClick={() => go({ at: 'user', userId: user.userId })}
            >
              <span className="iq-row-words">
                <span className="iq-row-name">{user.userId}</span>
                <span className="iq-row-more">{[user.person, ...standing(user)].join(' · ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const standing = ({ rights, lockedOut, passwordExpired }: UserView): string[] => [
  `${rights.length} of ${usageRights.length} usage rights`,
  ...(lockedOut ? ['locked out'] : []),
  ...(passwordExpired ? ['password expired'] : []),
];
