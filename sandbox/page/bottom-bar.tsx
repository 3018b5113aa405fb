export type Pane = 'slack' | 'iloq' | 'faults';

/** Each with the path of its sign, in a square of 20. */
const PANES: readonly (readonly [pane: Pane, label: string, sign: string])[] = [
  [
    'slack',
    'Slack',
    'M10 3.5c4 0 7 2.4 7 5.5s-3 5.5-7 5.5l-2-.3L4.5 16.5l.7-3C3.8 12.4 3 10.8 3 9c0-3.1 3-5.5 7-5.5Z',
  ],
  [
    'iloq',
    'iLOQ Manager',
    'M7 3.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Zm2.5 6 7 7m-2.5-2.5-1.8 1.8',
  ],
  ['faults', 'Faults', 'M11 2.5 4.5 11.5h5L9 17.5l6.5-9h-5Z'],
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
        <svg
          viewBox="0 0 20 20"
          width="22"
          height="22"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
        >
          <path d={sign} strokeLinejoin="round" strokeLinecap="round" />
        </svg>
        {label}
      </button>
    ))}
  </nav>
);
