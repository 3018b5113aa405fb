import type { PasswordProblem } from '../../credentials/index.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export function passwordProblemText(problem: PasswordProblem): string {
  switch (problem) {
    case 'empty':
      return 'Please enter the password.';
    case 'no-upper-case':
      return 'An upper-case letter is missing.';
    case 'no-lower-case':
      return 'A lower-case letter is missing.';
    case 'no-digit':
      return 'A digit is missing.';
    case 'contains-user-id':
      return 'The user ID must not be in it.';
  }
}

/** Blanks at the ends of a password are asked about in the form. */
export const blankTexts = {
  question: 'There is a blank at the beginning or the end. Does it belong to the password?',
  drop: 'No, leave it out',
  keep: 'Yes, it belongs to it',
  choose: 'Please choose one.',
};
