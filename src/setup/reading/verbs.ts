/** Every command. */
export const verbs = [
  'setup',
  'status',
  'sites',
  'verify',
  'alerts',
  'role',
  'language',
  'site',
  'diag',
  'help',
] as const;
export type Verb = (typeof verbs)[number];
