import { type FormEvent, type ReactNode, useState } from 'react';
import { usageRights } from '../../../src/checklist/index.ts';
import { Check, Field, Head, typed } from './parts.tsx';
import type { PartProps } from './place.ts';

/** A user: the password, what can have happened to it, and the usage rights. */
export function User({
  iloq,
  act,
  go,
  userId,
}: PartProps & { readonly userId: string }): ReactNode {
  const user = iloq.users.find((each) => each.userId === userId);
  if (!user)
    return <Head title="This user is no longer there" back={() => go({ at: 'administration' })} />;
  const select = (label: string, selected: boolean) =>
    act({ do: 'right', userId, label, selected });
  const missing = usageRights.filter(({ label }) => !user.rights.includes(label));
  return (
    <>
      <Head title={user.userId} back={() => go({ at: 'administration' })} />
      <p className="iq-hint">{user.person}</p>
      <fieldset className="iq-group" data-tour="rights">
        <legend>Usage rights</legend>
        {usageRights.map(({ label }) => (
          <Check
            key={label}
            label={label}
            checked={user.rights.includes(label)}
            onChange={(selected) => void select(label, selected)}
          />
        ))}
        <p className="iq-hint">
          {usageRights.length - missing.length} of {usageRights.length} are selected.
        </p>
      </fieldset>
      <Password
        key={user.password}
        password={user.password}
        save={(to) => act({ do: 'password', userId, to })}
      />
      <fieldset className="iq-group">
        <legend>What can have happened</legend>
        <Check
          label="The password has expired"
          checked={user.passwordExpired}
          onChange={(to) => void act({ do: 'user', userId, set: 'passwordExpired', to })}
        />
        <Check
          label="The user is locked out"
          checked={user.lockedOut}
          onChange={(to) => void act({ do: 'user', userId, set: 'lockedOut', to })}
        />
      </fieldset>
    </>
  );
}

/**
 * Shown on demand: this iLOQ is a sandbox, and whoever plays must be able to type it into the bot's
 * form.
 */
function Password(props: {
  readonly password: string;
  readonly save: (to: string) => Promise<unknown>;
}): ReactNode {
  const [shown, setShown] = useState(false);

  function change(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    void props.save(typed(event.currentTarget, 'password'));
  }

  return (
    <form className="iq-group iq-password" onSubmit={change}>
      {shown ? (
        <>
          <Field label="Password" name="password" defaultValue={props.password} />
          <button type="submit" className="iq-button">
            Change
          </button>
        </>
      ) : (
        <>
          <span>
            Password <span aria-hidden="true">••••••••</span>
          </span>
          <button type="button" className="iq-button" onClick={() => setShown(true)}>
            Show or change the password
          </button>
        </>
      )}
    </form>
  );
}
