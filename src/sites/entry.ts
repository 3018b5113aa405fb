/** What the journal keeps of a site's life; the text catalogue has words for each. */
export const entryKinds = [
  'answered',
  'done',
  'skipped',
  'put-off',
  'back',
  'status',
  'stopped',
  'resumed',
  'help-asked',
  'needed-locks',
  'password-entered',
  'password-typed',
  'credentials-seen',
  'verification-asked',
  'verification-cancelled',
  'verification-failed',
  'verification-partial',
  'verified',
  'watched',
] as const;
export type EntryKind = (typeof entryKinds)[number];
