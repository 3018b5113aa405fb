import { type ReactNode, useId } from 'react';
import type { AccessRightView, LockView } from '../protocol.ts';
import { lockStates, toProgram } from './lock-words.ts';
import { Check, Head } from './parts.tsx';
import type { PartProps } from './place.ts';

/** *Edit Lock Settings and Access Rights* of one lock. */
export function Lock({ iloq, act, go, id }: PartProps & { readonly id: string }): ReactNode {
  const field = useId();
  const lock = iloq.locks.find((each) => each.id === id);
  if (!lock) return <Head title="This lock is no longer there" back={() => go({ at: 'locks' })} />;
  return (
    <>
      <Head title={lock.name} back={() => go({ at: 'locks' })} />
      <Check
        label="Allow API Access Rights"
        checked={lock.apiAllowed}
        onChange={(to) => void act({ do: 'allow-api', id, to })}
      />
      <div className="iq-field">
        <label htmlFor={field}>State</label>
        <select
          id={field}
          value={lock.state}
          onChange={(event) =>
            void act({ do: 'lock', id, state: Number(event.currentTarget.value) })
          }
        >
          {lockStates.map((name, state) => (
            <option key={name} value={state}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="iq-group">
        <legend>Access rights</legend>
        {iloq.accessRights.map((right) => (
          <Check
            key={right.id}
            label={right.name}
            checked={lock.planned.includes(right.id)}
            disabled={right.api && !lock.apiAllowed && !lock.planned.includes(right.id)}
            hint={hint(lock, right)}
            onChange={(to) => void act({ do: 'plan', lock: id, accessRight: right.id, to })}
          />
        ))}
      </fieldset>
      <div className="iq-foot">
        <button
          type="button"
          className="iq-button iq-main"
          disabled={!toProgram(lock)}
          onClick={() => void act({ do: 'program', lock: id })}
        >
          Order and program
        </button>
      </div>
    </>
  );
}

/** What is to be known of an access right on this lock, if anything. */
function hint(lock: LockView, right: AccessRightView): string | undefined {
  const [planned, programmed] = [
    lock.planned.includes(right.id),
    lock.programmed.includes(right.id),
  ];
  const words = [
    ...(right.api ? ['API access'] : []),
    ...(right.active ? [] : ['no longer in use']),
    ...(planned && !programmed ? ['to be programmed'] : []),
    ...(!planned && programmed ? ['still in the lock until it is programmed'] : []),
    ...(right.api && !lock.apiAllowed && !planned ? ['this lock does not allow it'] : []),
  ];
  return words.length === 0 ? undefined : words.join(' · ');
}
