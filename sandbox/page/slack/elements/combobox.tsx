import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Listbox } from './listbox.tsx';
import type { Option } from './options.ts';
import { type Source, useOptions } from './use-options.ts';
import { usePlace } from './use-place.ts';

interface ComboboxProps {
  readonly source: Source;
  readonly chosen: readonly Option[];
  /** Undefined: one only. */
  readonly most?: number | undefined;
  readonly placeholder: string;
  readonly busy: boolean;
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  onChange(chosen: readonly Option[]): void;
}

/**
 * A menu that searches as one types (ARIA's combobox with a listbox); several choices stand as
 * chips before the text.
 */
export function Combobox({
  source,
  chosen,
  most,
  placeholder,
  busy,
  onChange,
  ...aria
}: ComboboxProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [marked, setMarked] = useState(0);
  const place = usePlace(box, isOpen);
  const options = useOptions(source, query, isOpen);
  const [single] = most === undefined ? chosen : [];
  const isChosen = (option: Option) => chosen.some(({ key }) => key === option.key);

  const show = () => {
    setOpen(true);
    setMarked(0);
  };
  const hide = () => {
    setOpen(false);
    setQuery('');
  };
  function choose(option: Option): void {
    setQuery('');
    if (most === undefined) {
      setOpen(false);
      onChange([option]);
    } else if (isChosen(option)) onChange(chosen.filter(({ key }) => key !== option.key));
    else if (chosen.length < most) onChange([...chosen, option]);
    input.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const count = options?.length ?? 0;
    const option = isOpen ? options?.[marked] : undefined;
    const isMarking = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (isMarking && !isOpen) show();
    else if (isMarking && count > 0)
      setMarked((marked + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
    else if (event.key === 'Enter' && option) choose(option);
    else if (event.key === 'Enter' && !isOpen) show();
    else if (event.key === 'Escape' && isOpen) hide();
    else if (event.key === 'Backspace' && query === '' && most !== undefined)
      onChange(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      className={`combobox${most === undefined ? '' : ' combobox-multi'}`}
      ref={box}
      aria-busy={busy}
    >
      {most !== undefined &&
        chosen.map((option) => (
          <span key={option.key} className="chip">
            {option.label}
            <button
              type="button"
              aria-label={`Remove ${option.label}`}
              onClick={() => onChange(chosen.filter(({ key }) => key !== option.key))}
            >
              ×
            </button>
          </span>
        ))}
      <input
        ref={input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options?.[marked] ? `${id}-${marked}` : undefined}
        aria-label={aria.labelledBy === undefined ? placeholder || 'Choose' : undefined}
        aria-labelledby={aria.labelledBy}
        aria-describedby={aria.describedBy}
        aria-invalid={aria.invalid}
        autoComplete="off"
        className={single && !isOpen ? 'has-value' : ''}
        value={isOpen ? query : (single?.label ?? '')}
        placeholder={chosen.length === 0 ? placeholder || 'Choose' : (single?.label ?? '')}
        onChange={({ target }) => {
          setQuery(target.value);
          show();
        }}
        onClick={() => (isOpen ? undefined : show())}
        onBlur={hide}
        onKeyDown={onKeyDown}
      />
      {place && (
        <Listbox
          id={id}
          place={place}
          options={options}
          marked={marked}
          isMulti={most !== undefined}
          isChosen={isChosen}
          onChoose={choose}
          onMark={setMarked}
        />
      )}
    </div>
  );
}
