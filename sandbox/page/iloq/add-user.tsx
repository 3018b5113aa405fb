import { type FormEvent, type ReactNode, useState } from 'react';
import { Check, Field, Head, typed } from './parts.tsx';
import type { PartProps } from './place.ts';

type Screen = 'add-user' | 'add-user-id' | 'new-person';

/** *Add user* → *Add userID* → *Add new person with user ID*, and the form for it. */
export function AddUser(part: PartProps): ReactNode {
  const [screen, show] = useState<Screen>('add-user');
  switch (screen) {
    case 'add-user':
      return (
        <>
          <Head title="Add user" back={() => part.go({ at: 'administration' })} />
          <Choices label="Add userID" onChoose={() => show('add-user-id')} other="Add key holder" />
        </>
      );
    case 'add-user-id':
      return (
        <>
          <Head title="Add userID" back={() => show('add-user')} />
          <Choices
            label="Add new person with user ID"
            onChoose={() => show('new-person')}
            other="Add user ID for an existing person"
          />
        </>
      );
    case 'new-person':
      return (
        <>
          <Head title="New person with user ID" back={() => show('add-user-id')} />
          <NewPerson {...part} />
        </>
      );
  }
}

function Choices(props: {
  readonly label: string;
  readonly onChoose: () => void;
  readonly other: string;
}): ReactNode {
  return (
    <div className="iq-choices">
      <button type="button" className="iq-button" onClick={props.onChoose}>
        {props.label}
      </button>
      <button type="button" className="iq-button" disabled>
        {props.other}
      </button>
    </div>
  );
}

function NewPerson({ iloq, act, go }: PartProps): ReactNode {
  const [expires, setExpires] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const [userId, password] = [typed(form, 'userId'), typed(form, 'password')];
    if (iloq.users.some((user) => user.userId === userId))
      return setProblem('This user ID is in use.');
    const person = `${typed(form, 'first')} ${typed(form, 'last')}`;
    const { error } = await act({ do: 'add-user', person, userId, password });
    if (error !== null) return setProblem(error);
    if (expires) await act({ do: 'user', userId, set: 'passwordExpired', to: true });
    go({ at: 'user', userId });
  }

  return (
    <form className="iq-form" onSubmit={(event) => void add(event)}>
      <Field label="First name" name="first" placeholder="KeyAutomat" />
      <Field label="Last name" name="last" placeholder="API" />
      <Field label="User ID" name="userId" placeholder="api.keyautomat" />
      <Field label="Password" name="password" />
      <Check
        label="Password expiration"
        checked={expires}
        onChange={setExpires}
        hint="In this sandbox such a password has expired at once."
      />
      {problem !== null && (
        <p className="iq-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="iq-foot">
        <button type="submit" className="iq-button iq-main">
          Save
        </button>
      </div>
    </form>
  );
}
