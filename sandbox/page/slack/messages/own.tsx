import { useState } from 'react';

interface OwnActionsProps {
  onEdit(): void;
  onDelete(): void;
}

/** What one can do with a message of one's own. */
export const OwnActions = ({ onEdit, onDelete }: OwnActionsProps) => (
  <>
    <button type="button" title="Edit message" onClick={onEdit}>
      <span aria-hidden="true">✎</span>
      <span className="hidden">Edit message</span>
    </button>
    <button type="button" title="Delete message" onClick={onDelete}>
      <span aria-hidden="true">🗑</span>
      <span className="hidden">Delete message</span>
    </button>
  </>
);

interface EditProps {
  readonly text: string;
  onSave(text: string): void;
  onCancel(): void;
}

/** A message while its author changes it: Enter saves, Escape leaves it. */
export function Edit({ text, onSave, onCancel }: EditProps) {
  const [now, setNow] = useState(text);
  const save = () => (now.trim() === '' || now === text ? onCancel() : onSave(now.trim()));
  return (
    <div className="message-edit">
      <textarea
        rows={2}
        aria-label="Edit message"
        value={now}
        ref={(field) => field?.focus()}
        onChange={({ currentTarget }) => setNow(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          save();
        }}
      />
      <button type="button" className="button" onClick={onCancel}>
        Cancel
      </button>
      <button type="button" className="button button-primary" onClick={save}>
        Save
      </button>
    </div>
  );
}
