import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type JsonObject, listOf, textOf } from '../../../slack/browser.ts';
import { numbered } from '../text/numbered.ts';
import { isSafe } from '../text/parts.tsx';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';
import { usePlace } from './use-place.ts';

const width = 240;

/** "⋯": a menu of a few more things to do. */
export function Overflow(props: ElementProps) {
  const { busy, press } = useElement(props);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const place = usePlace(button, isOpen, width);
  const isPlaced = place !== null;
  useEffect(() => {
    if (isPlaced) menu.current?.querySelector('button')?.focus();
  }, [isPlaced]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  function choose(option: JsonObject): void {
    close();
    const url = textOf(option['url']);
    if (url !== '' && isSafe(url)) open(url, '_blank', 'noreferrer');
    press({ type: 'overflow', selected_option: option });
  }
  function onKeyDown(event: KeyboardEvent): void {
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (next !== undefined) items.at(next % items.length)?.focus();
    if (event.key === 'Tab' || !(event.key === 'Escape' || next !== undefined)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <>
      <button
        type="button"
        ref={button}
        className={`button button-overflow${busy ? ' button-busy' : ''}`}
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        ⋯
      </button>
      {place && (
        <div
          role="menu"
          aria-label="More actions"
          ref={menu}
          className="popup"
          style={place}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          onBlur={({ relatedTarget }) => menu.current?.contains(relatedTarget) || setOpen(false)}
        >
          {numbered(listOf(props.element['options'])).map(({ key, item }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              className="option"
              onClick={() => choose(item)}
            >
              {plainOf(item['text'])}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
