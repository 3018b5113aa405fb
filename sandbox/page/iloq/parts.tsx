import { type ReactNode, useId } from 'react';

/** A checkbox with its label, word by word as iLOQ Manager has it. */
export function Check(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (to: boolean) => void;
  readonly disabled?: boolean;
  /** Stands beneath, and is read with the label. */
  readonly hint?: string | undefined;
}): ReactNode {
  const id = useId();
  return (
    <div className="iq-check">
      <input
        id={id}
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="iq-hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}

/** A field to type into. */
export function Field(props: {
  readonly label: string;
  readonly name: string;
  readonly defaultValue?: string;
  readonly placeholder?: string;
}): ReactNode {
  const id = useId();
  return (
    <div className="iq-field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        name={props.name}
        required
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        defaultValue={props.defaultValue}
        placeholder={props.placeholder}
      />
    </div>
  );
}

/** The head of a place below a tab, with the way back. */
export function Head(props: { readonly title: string; readonly back: () => void }): ReactNode {
  return (
    <div className="iq-head">
      <button type="button" className="iq-button iq-back" aria-label="Back" onClick={props.back}>
        ‹
      </button>
      <h3>{props.title}</h3>
    </div>
  );
}

/** What a form holds under this name, trimmed. */
export function typed(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value.trim() : '';
}
