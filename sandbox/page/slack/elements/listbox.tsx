import { type CSSProperties, Fragment, useEffect, useRef } from 'react';
import type { Option } from './options.ts';

interface ListboxProps {
  readonly id: string;
  readonly place: CSSProperties;
  /** Null while they are on their way. */
  readonly options: readonly Option[] | null;
  readonly marked: number;
  readonly isMulti: boolean;
  isChosen(option: Option): boolean;
  onChoose(option: Option): void;
  onMark(index: number): void;
}

/** The list below a combobox. The text field keeps the focus; the mouse must not take it away. */
export function Listbox({
  id,
  place,
  options,
  marked,
  isMulti,
  isChosen,
  onChoose,
  onMark,
}: ListboxProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${marked}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <div
      className="popup"
      style={place}
      ref={list}
      onPointerDown={(event) => event.preventDefault()}
    >
      {(options === null || options.length === 0) && (
        <div className="popup-note" role="status">
          {options === null ? 'Loading…' : 'No results'}
        </div>
      )}
      <div
        role="listbox"
        id={`${id}-list`}
        aria-label="Options"
        aria-multiselectable={isMulti || undefined}
      >
        {(options ?? []).map((option, index) => (
          <Fragment key={option.key}>
            {option.group !== '' && option.group !== options?.[index - 1]?.group && (
              <div className="popup-group" role="presentation">
                {option.group}
              </div>
            )}
            <button
              type="button"
              role="option"
              tabIndex={-1}
              id={`${id}-${index}`}
              data-index={index}
              aria-selected={isChosen(option)}
              className={`option${index === marked ? ' option-marked' : ''}`}
              onClick={() => onChoose(option)}
              onPointerMove={() => onMark(index)}
            >
              {option.label}
              {option.more !== '' && <small>{option.more}</small>}
            </button>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
