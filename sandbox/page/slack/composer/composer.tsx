import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { SlackView } from '../../protocol.ts';
import { Attach, Attached } from './attach.tsx';
import { complete, type Suggestion } from './completion.ts';
import { Suggestions } from './suggestions.tsx';

interface ComposerProps {
  readonly slack: SlackView;
  readonly label: string;
  readonly inThread: boolean;
  readonly draft: string;
  onDraft(text: string): void;
  /** False where nothing was sent, and the text is to stay; `file`: the name of one, or null. */
  onSend(written: { readonly text: string; readonly file: string | null }): boolean;
}

/**
 * Where one writes: Enter sends, Shift and Enter begin a line; commands, people and channels are
 * completed.
 */
export function Composer({ slack, label, inThread, draft, onDraft, onSend }: ComposerProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState(draft.length);
  const [marked, setMarked] = useState(0);
  const [file, setFile] = useState<string | null>(null);
  const [hiddenFor, setHiddenFor] = useState<string | null>(null);
  /** Where the cursor goes with what was taken. */
  const goesTo = useRef<number>(undefined);
  const completion =
    hiddenFor === draft ? null : complete(draft.slice(0, cursor), { ...slack, inThread });

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = draft === '' ? '' : `${area.scrollHeight}px`;
    if (goesTo.current !== undefined) area.setSelectionRange(goesTo.current, goesTo.current);
    goesTo.current = undefined;
  }, [draft]);

  function write(text: string, at: number): void {
    goesTo.current = undefined;
    onDraft(text);
    setCursor(at);
    setMarked(0);
    setHiddenFor(null);
  }
  function take({ insert }: Suggestion): void {
    const start = `${draft.slice(0, completion?.from ?? 0)}${insert}`;
    write(start + draft.slice(cursor).trimStart(), start.length);
    goesTo.current = start.length;
    field.current?.focus();
  }
  function send(): void {
    if (!onSend({ text: draft, file })) return;
    write('', 0);
    setFile(null);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const suggestions = completion?.suggestions ?? [];
    const suggestion = suggestions[marked];
    if (suggestion && event.key === 'ArrowDown') setMarked((marked + 1) % suggestions.length);
    else if (suggestion && event.key === 'ArrowUp')
      setMarked((marked + suggestions.length - 1) % suggestions.length);
    else if (suggestion && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey)
      take(suggestion);
    else if (suggestion && event.key === 'Escape') setHiddenFor(draft);
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  }

  return (
    <div className="composer-place">
      {completion && (
        <Suggestions
          id={id}
          completion={completion}
          marked={marked}
          onChoose={take}
          onMark={setMarked}
        />
      )}
      {file !== null && <Attached name={file} onRemove={() => setFile(null)} />}
      <div className="composer" data-tour={inThread ? undefined : 'composer'}>
        <Attach onChoose={setFile} />
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={label}
          aria-haspopup="listbox"
          aria-controls={completion ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={completion ? `${id}-${marked}` : undefined}
          value={draft}
          onChange={({ target }) => write(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => setCursor(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className="send"
          aria-label="Send now"
          disabled={draft.trim() === '' && file === null}
          onClick={send}
        >
          <svg viewBox="0 0 20 20" width="18" height="18" fill="currentColor" aria-hidden="true">
            <path d="M2.5 3.3 18 10 2.5 16.7l1.4-5.7L12 10 3.9 9Z" />
          </svg>
        </button>
      </div>
      <div className="composer-hint" aria-hidden="true">
        {draft !== '' && (
          <>
            <b>Shift + Enter</b> to add a new line
          </>
        )}
      </div>
    </div>
  );
}
