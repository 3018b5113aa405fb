export type PasswordProblem =
  | 'empty'
  | 'no-upper-case'
  | 'no-lower-case'
  | 'no-digit'
  | 'contains-user-id';

/**
 * The rules of iLOQ Manager that can be checked from outside (iLOQ 5 Series manual): a Latin
 * upper-case letter, a lower-case one and a digit, and not the user ID in it, whatever its case.
 * The minimum length is set per system and the last six passwords are iLOQ's to know, so neither is
 * judged here. No problem: an empty list.
 */
export function passwordProblems(password: string, userId: string): PasswordProblem[] {
  if (password === '') return ['empty'];
  const problems: PasswordProblem[] = [];
  if (!/(?=\p{Script=Latin})\p{Lu}/u.test(password)) problems.push('no-upper-case');
  if (!/(?=\p{Script=Latin})\p{Ll}/u.test(password)) problems.push('no-lower-case');
  if (!/[0-9]/.test(password)) problems.push('no-digit');
  if (userId !== '' && password.toLowerCase().includes(userId.toLowerCase()))
    problems.push('contains-user-id');
  return problems;
}

/**
 * Whether blanks, or characters that nobody sees, stand at its ends: they may belong to it, or may
 * have come with a copy.
 */
export function hasBlankEnds(password: string): boolean {
  return /^[\s\p{Cf}]|[\s\p{Cf}]$/u.test(password);
}
