import { useRef } from 'react';

interface AttachProps {
  onChoose(name: string): void;
}

/** Chooses a photo or another file to send; here only its name leaves the browser. */
export function Attach({ onChoose }: AttachProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        className="attach"
        aria-label="Attach a photo or a file"
        onClick={() => input.current?.click()}
      >
        <span aria-hidden="true">+</span>
      </button>
      <input
        ref={input}
        type="file"
        hidden={true}
        aria-label="The photo or file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onChoose(file.name);
          // The same one can be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

interface AttachedProps {
  readonly name: string;
  onRemove(): void;
}

/** The file that goes with the next message. */
export const Attached = ({ name, onRemove }: AttachedProps) => (
  <div className="attached">
    <span>{name}</span>
    <button
      type="button"
      className="dialog-x"
      aria-label={`Do not send ${name}`}
      onClick={onRemove}
    >
      ×
    </button>
  </div>
);
