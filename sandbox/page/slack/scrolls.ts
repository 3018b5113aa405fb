/** What scrolls is named, and reached by the keyboard. */
export const scrolls = (label: string) =>
  ({ role: 'region', tabIndex: 0, 'aria-label': label }) as const;
