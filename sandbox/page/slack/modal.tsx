import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { isObject } from '../../slack/browser.ts';
import type { ViewView } from '../protocol.ts';
import { useDeeds } from './deeds.ts';
import { useValues } from './elements/surface-provider.tsx';
import { valuesOf } from './elements/values.ts';
import { scrolls } from './scrolls.ts';
import { plainOf } from './text/text.tsx';
import { ViewBlocks } from './view.tsx';
import { wordsOfError } from './words-of-errors.ts';

/**
 * The modals, each over the one it was pushed on; only the one in front is seen, the others keep
 * what was typed.
 */
export const Modals = ({ modals }: { readonly modals: readonly ViewView[] }) =>
  modals.map((open, index) => (
    <Modal key={open.id} open={open} isFront={index === modals.length - 1} />
  ));

function Modal({ open, isFront }: { readonly open: ViewView; readonly isFront: boolean }) {
  const id = useId();
  const send = useDeeds();
  const box = useRef<HTMLDialogElement>(null);
  const [values, keep] = useValues(open.view['blocks'], valuesOf(open.state));
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const dialog = box.current;
    if (!isFront) dialog?.close();
    if (!isFront || dialog?.open) return;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('.dialog-body :is(input, textarea)')?.focus();
  }, [isFront]);
  const firstWrong = Object.keys(open.errors)[0];
  useEffect(() => {
    if (firstWrong === undefined) return;
    box.current
      ?.querySelector<HTMLElement>(`[data-block="${CSS.escape(firstWrong)}"] :is(input, textarea)`)
      ?.focus();
  }, [firstWrong]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setTrouble(null);
    setBusy(true);
    const { error } = await send({ do: 'submit', view: open.id, state: values }, true).finally(() =>
      setBusy(false),
    );
    if (error !== null) setTrouble(wordsOfError(error, 'submit'));
  }
  const close = () => send({ do: 'close', view: open.id }, true);

  const { title, submit: submitText, close: closeText } = open.view;
  return (
    <dialog
      ref={box}
      className="dialog modal"
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <form className="dialog-form" onSubmit={submit} noValidate>
        <header className="dialog-head">
          <h2 className="dialog-title" id={`${id}-title`}>
            {plainOf(title)}
          </h2>
          <button type="button" className="dialog-x" aria-label="Close" onClick={close}>
            ×
          </button>
        </header>
        {trouble !== null && (
          <div className="dialog-trouble" role="alert">
            {trouble}
          </div>
        )}
        <div {...scrolls(plainOf(title))} className="dialog-body">
          <ViewBlocks open={open} values={values} keep={keep} errors={open.errors} />
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button button-large" onClick={close}>
            {plainOf(closeText) || 'Close'}
          </button>
          {isObject(submitText) && (
            <button
              type="submit"
              data-tour="modal"
              className={`button button-large button-primary${busy ? ' button-busy' : ''}`}
              aria-busy={busy}
            >
              {plainOf(submitText)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
