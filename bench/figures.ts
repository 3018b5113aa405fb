/** The value below which this part of the samples lies, e.g. 0.99. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** One line of the result. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly aim: string;
  /** Undefined where nothing is aimed at. */
  readonly reached?: boolean;
}

export const milliseconds = (ms: number): string => `${ms < 10 ? ms.toFixed(2) : ms.toFixed(0)} ms`;

export const megabytes = (mb: number): string => `${mb.toFixed(0)} MB`;

/** @param most the aim: less than that */
export const below = (
  what: string,
  value: number,
  most: number,
  inWords: (value: number) => string,
): Figure => ({
  ...{ what, value: inWords(value), aim: `< ${inWords(most)}` },
  reached: value < most,
});

/** @param atMost the aim, as a ratio */
export const ratio = (what: string, value: number, atMost: number): Figure => ({
  what,
  value: `${value.toFixed(2)} ×`,
  aim: `≤ ${atMost} ×`,
  reached: value <= atMost,
});

export const plain = (what: string, value: string): Figure => ({ what, value, aim: '' });

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, aim, reached }) => [
    what,
    value,
    aim,
    reached === undefined ? '' : reached ? 'reached' : 'MISSED',
  ]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}
