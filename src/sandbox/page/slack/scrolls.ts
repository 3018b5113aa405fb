/** What scrolls is reached by the keyboard, too. */
export const scrolls = { role: 'region', tabIndex: 0 } as const;
