import { type CredentialKey, type KeyProblem, parseCredentialKeys } from '../credentials/index.ts';

/**
 * Reads a variable that holds keys, as `parseCredentialKeys` does.
 * @returns its keys, undefined where it is not set; or what is wrong with it, without its value
 */
export function readKeys(
  variable: 'CREDENTIALS_KEY' | 'BACKUP_KEY',
  value: string | undefined,
):
  | { readonly ok: true; readonly keys: readonly CredentialKey[] | undefined }
  | { readonly ok: false; readonly problem: string } {
  if (value === undefined || value.trim() === '') return { ok: true, keys: undefined };
  const parsed = parseCredentialKeys(value);
  return parsed.ok ? parsed : { ok: false, problem: keyProblem(variable, parsed.problem) };
}

function keyProblem(variable: string, problem: KeyProblem): string {
  const entry = `${variable}: entry ${problem.position}`;
  const example = 'Example: 1:<32 bytes in base64>, made with `openssl rand -base64 32`';
  switch (problem.kind) {
    case 'empty':
      return `${entry} is empty. ${example}`;
    case 'bad-id':
      return `${entry} has an ID that is not 1 to 32 letters, digits, - or _. ${example}`;
    case 'duplicate-id':
      return `${entry} has the ID of an entry before it. ${example}`;
    case 'not-base64':
      return `${entry} is not base64. ${example}`;
    case 'wrong-length':
      return `${entry} has ${problem.bytes} bytes; a key has 32. ${example}`;
  }
}
