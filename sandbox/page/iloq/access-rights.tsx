import { type FormEvent, type ReactNode, useState } from 'react';
import type { AccessRightView } from '../protocol.ts';
import { Check, Field, typed } from './parts.tsx';
import type { PartProps } from './place.ts';

/**
 * The tab *Access rights*: API access of an existing one cannot be changed, but it can be
 * duplicated with it.
 */
export function AccessRights({ iloq, act }: PartProps): ReactNode {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <ul className="iq-list">
      {iloq.accessRights.map((right) => (
        <li key={right.id}>
          <div className="iq-row">
            <span className="iq-row-words">
              <span className="iq-row-name">{right.name}</span>
              <span className="iq-row-more">
                API access {right.api ? 'on' : 'off'} ·{' '}
                {right.active ? 'active' : 'no longer in use'}
              </span>
            </span>
            <button
              type="button"
              className="iq-button"
              aria-label={`${right.active ? 'Take out of use' : 'Take into use'}: ${right.name}`}
              onClick={() => void act({ do: 'access-right', id: right.id, active: !right.active })}
            >
              {right.active ? 'Off' : 'On'}
            </button>
            <button
              type="button"
              className="iq-button"
              aria-label={`Duplicate ${right.name}`}
              aria-expanded={copied === right.id}
              onClick={() => setCopied(copied === right.id ? null : right.id)}
            >
              Duplicate
            </button>
          </div>
          {copied === right.id && (
            <Duplicate
              right={right}
              save={(name, api) => {
                setCopied(null);
                void act({ do: 'duplicate', id: right.id, name, api });
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Duplicate(props: {
  readonly right: AccessRightView;
  readonly save: (name: string, api: boolean) => void;
}): ReactNode {
  const [api, setApi] = useState(false);

  function save(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    props.save(typed(event.currentTarget, 'name'), api);
  }

  return (
    <form className="iq-form iq-menu" onSubmit={save}>
      <Field
        label="Name of the new access right"
        name="name"
        defaultValue={`${props.right.name} API`}
      />
      <Check label="API access" checked={api} onChange={setApi} />
      <button type="submit" className="iq-button iq-main">
        Save the duplicate
      </button>
    </form>
  );
}
