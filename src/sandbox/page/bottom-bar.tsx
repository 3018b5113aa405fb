export type Pane = 'slack' | 'iloq' | 'faults';

const PANES: readonly (readonly [pane: Pane, label: string, sign: string])[] = [
  ['slack', 'Slack', '💬'],
  ['iloq', 'iLOQ Manager', '🔑'],
  ['faults', 'Faults', '⚡'],
];

interface BottomBarProps {
  readonly pane: Pane;
  onChoose(pane: Pane): void;
}

/** On a phone: one pane at a time. */
export const BottomBar = ({ pane, onChoose }: BottomBarProps) => (
  <nav className="bottom-bar" aria-label="Panes">
    {PANES.map(([each, label, sign]) => (
      <button
        key={each}
        type="button"
        data-tour={`pane-${each}`}
        aria-current={each === pane ? 'page' : undefined}
        onClick={() => onChoose(each)}
      >
        <span aria-hidden="true">{sign}</span>
        {label}
      </button>
    ))}
  </nav>
);
