import { type ReactNode, useId } from 'react';
import { Check, Head } from './parts.tsx';
import type { PartProps } from './place.ts';

/**
 * *Edit locking system information*: the licence, and the way to *Settings* in the bottom right
 * corner.
 */
export function LockingSystem({ iloq, act, go }: PartProps): ReactNode {
  const id = useId();
  return (
    <>
      <Head title="Locking system information" back={() => go({ at: 'administration' })} />
      <dl className="iq-facts">
        <dt>Name</dt>
        <dd>{iloq.name}</dd>
      </dl>
      <Check
        label="Locking system is active"
        checked={iloq.active}
        onChange={(to) => void act({ do: 'system', set: 'active', to })}
      />
      <Check
        label="The licence does not end"
        checked={iloq.licenceEnds === null}
        onChange={(to) => void act({ do: 'licence', ends: to ? null : today() })}
      />
      {iloq.licenceEnds !== null && (
        <div className="iq-field">
          <label htmlFor={id}>Licence ends</label>
          <input
            id={id}
            type="date"
            required
            value={iloq.licenceEnds}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') void act({ do: 'licence', ends: value });
            }}
          />
        </div>
      )}
      <div className="iq-foot">
        <button type="button" className="iq-button" onClick={() => go({ at: 'settings' })}>
          Settings
        </button>
      </div>
    </>
  );
}

/** Its *Settings*: whether the Public API may be used at all. */
export function Settings({ iloq, act, go }: PartProps): ReactNode {
  return (
    <>
      <Head title="Settings" back={() => go({ at: 'locking-system' })} />
      <Check
        label="Public API in use"
        checked={iloq.publicApi}
        onChange={(to) => void act({ do: 'system', set: 'publicApi', to })}
      />
      <Check
        label="API access rights in use"
        checked={iloq.apiAccessRights}
        onChange={(to) => void act({ do: 'system', set: 'apiAccessRights', to })}
      />
    </>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);
