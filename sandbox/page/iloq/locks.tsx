import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { lockState, toProgram } from './lock-words.ts';
import type { PartProps } from './place.ts';

/** The tab *Locks*. A lock's menu opens with the right mouse button or its own. */
export function Locks({ iloq, act, go }: PartProps): ReactNode {
  const [menu, setMenu] = useState<string | null>(null);
  const waiting = iloq.locks.filter(toProgram);

  async function programAll(): Promise<void> {
    for (const { id } of waiting) await act({ do: 'program', lock: id });
  }
  function onContextMenu(event: MouseEvent, id: string): void {
    event.preventDefault();
    setMenu(id);
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setMenu(null);
  };

  return (
    <>
      <div className="iq-ribbon">
        <button
          type="button"
          className="iq-button"
          data-tour="program"
          disabled={waiting.length === 0}
          onClick={() => void programAll()}
        >
          Order and program {waiting.length === 0 ? '' : `(${waiting.length})`}
        </button>
      </div>
      <ul className="iq-list">
        {iloq.locks.map((lock) => (
          <li
            key={lock.id}
            onContextMenu={(event) => onContextMenu(event, lock.id)}
            onKeyDown={onKeyDown}
          >
            <div className="iq-row">
              <span className="iq-row-words">
                <span className="iq-row-name">{lock.name}</span>
                <span className="iq-row-more">
                  {lockState(lock.state)}
                  {toProgram(lock) && <span className="iq-mark"> · to be programmed</span>}
                </span>
              </span>
              <button
                type="button"
                className="iq-button iq-icon"
                aria-label={`Menu of ${lock.name}`}
                aria-expanded={menu === lock.id}
                onClick={() => setMenu(menu === lock.id ? null : lock.id)}
              >
                <span aria-hidden="true">⋯</span>
              </button>
            </div>
            {menu === lock.id && (
              <LockMenu
                edit={() => go({ at: 'lock', id: lock.id })}
                program={() => {
                  setMenu(null);
                  void act({ do: 'program', lock: lock.id });
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * *Edit Access Rights* → *Edit Lock Settings and Access Rights*, as in iLOQ Manager's right-click
 * menu.
 */
function LockMenu(props: { readonly edit: () => void; readonly program: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="iq-menu">
      <button
        type="button"
        className="iq-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        Edit Access Rights <span aria-hidden="true">{open ? '▾' : '▸'}</span>
      </button>
      {open && (
        <button type="button" className="iq-button iq-sub" onClick={props.edit}>
          Edit Lock Settings and Access Rights
        </button>
      )}
      <button type="button" className="iq-button" onClick={props.program}>
        Order and program
      </button>
    </div>
  );
}
