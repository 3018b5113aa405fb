import { useCallback, useState } from 'react';

export interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Milliseconds that a toast stays. */
const stays = 8_000;

/** Short notices that go by themselves. */
export function useToasts(): readonly [
  readonly Toast[],
  (text: string) => void,
  (id: number) => void,
] {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const drop = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  const say = useCallback(
    (text: string) => {
      const id = performance.now();
      setToasts((before) =>
        [...before.filter((toast) => toast.text !== text), { id, text }].slice(-3),
      );
      setTimeout(() => drop(id), stays);
    },
    [drop],
  );
  return [toasts, say, drop];
}

interface ToastsProps {
  readonly toasts: readonly Toast[];
  onDrop(id: number): void;
}

export const Toasts = ({ toasts, onDrop }: ToastsProps) => (
  <div className="toasts" role="status">
    {toasts.map(({ id, text }) => (
      <div key={id} className="toast">
        <span aria-hidden="true">⚠</span> {text}
        <button type="button" aria-label="Dismiss" onClick={() => onDrop(id)}>
          ×
        </button>
      </div>
    ))}
  </div>
);
