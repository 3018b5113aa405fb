import { variables } from './variables.ts';

/** Where a blank has a meaning. */
const mayHoldBlanks = [
  'ADMINS',
  'BACKUP_CRON',
  'BACKUP_DIR',
  'BACKUP_KEY',
  'CREDENTIALS_KEY',
  'DATA_DIR',
  'DIGEST_CRON',
  'ILOQ_ALLOWED_ORIGINS',
  'NO_PROXY',
];

/** Those of a proxy are written in either case; elsewhere a name has one. */
const eitherCase = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'];

/** Its value without blanks around it; empty where it is not set. */
export function readValue(
  environment: Readonly<Record<string, string | undefined>>,
  name: string,
): string {
  const value = environment[name]?.trim() ?? '';
  if (value !== '' || !eitherCase.includes(name)) return value;
  return environment[name.toLowerCase()]?.trim() ?? '';
}

/**
 * What came with a value that is not part of it: `docker --env-file` keeps quotes and notes, which
 * `.env` may have, and an editor's byte order mark becomes part of the first name.
 */
export function* uncleanIn(
  environment: Readonly<Record<string, string | undefined>>,
  set: Readonly<Record<string, string>>,
): Generator<readonly [variable: string, what: string]> {
  for (const name of variables)
    if (environment[`\uFEFF${name}`] !== undefined)
      yield [
        name,
        'cannot be read: the file that sets it begins with a byte order mark. Save it as UTF-8 without one.',
      ];
  for (const [name, value] of Object.entries(set)) {
    if (/^(["'`]).*\1$/su.test(value))
      yield [name, `is in quotes, which would be part of it here. Example: ${name}=value`];
    else if (/\s#/u.test(value))
      yield [name, 'has a note (#) behind its value. Put the note on a line of its own.'];
    else if (/\s/u.test(value) && !mayHoldBlanks.includes(name))
      yield [name, 'has a blank in its value. Copy it again, without blanks.'];
  }
}
