import { useEffect, useRef } from 'react';
import type { JsonObject } from '../../../slack/browser.ts';
import { plainOf, Text } from '../text/text.tsx';

interface ConfirmProps {
  readonly dialog: JsonObject;
  onAnswer(isYes: boolean): void;
}

/** "Are you sure?", before something is done. */
export function Confirm({ dialog, onAnswer }: ConfirmProps) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  const style = dialog['style'] === 'danger' ? 'button-danger' : 'button-primary';
  return (
    <dialog
      ref={box}
      className="dialog confirm"
      aria-label={plainOf(dialog['title'])}
      onCancel={() => onAnswer(false)}
    >
      <h2 className="dialog-title">{plainOf(dialog['title'])}</h2>
      <div className="dialog-body">
        <Text of={dialog['text']} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button button-large" onClick={() => onAnswer(false)}>
          {plainOf(dialog['deny']) || 'Cancel'}
        </button>
        <button
          type="button"
          className={`button button-large ${style}`}
          onClick={() => onAnswer(true)}
        >
          {plainOf(dialog['confirm']) || 'OK'}
        </button>
      </footer>
    </dialog>
  );
}
