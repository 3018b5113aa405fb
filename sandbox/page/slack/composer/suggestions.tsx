import type { Completion, Suggestion } from './completion.ts';

interface SuggestionsProps {
  readonly id: string;
  readonly completion: Completion;
  readonly marked: number;
  onChoose(suggestion: Suggestion): void;
  onMark(index: number): void;
}

/** The list above the composer. */
export const Suggestions = ({ id, completion, marked, onChoose, onMark }: SuggestionsProps) => (
  <div className="suggestions" onPointerDown={(event) => event.preventDefault()}>
    <div className="suggestions-title" aria-hidden="true">
      {completion.title}
    </div>
    <div role="listbox" id={id} aria-label={completion.title}>
      {completion.suggestions.map((suggestion, index) => (
        <button
          key={suggestion.key}
          type="button"
          role="option"
          tabIndex={-1}
          id={`${id}-${index}`}
          aria-selected={index === marked}
          className={`option${index === marked ? ' option-marked' : ''}`}
          onClick={() => onChoose(suggestion)}
          onPointerMove={() => onMark(index)}
        >
          <b>{suggestion.label}</b>
          <small>{suggestion.hint}</small>
        </button>
      ))}
    </div>
    <div className="suggestions-keys" aria-hidden="true">
      ↑↓ to choose · Tab or Enter to take · Esc to leave
    </div>
  </div>
);
