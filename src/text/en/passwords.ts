import type { PasswordProblem } from '../../credentials/index.ts';

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Readonly<Record<PasswordProblem, string>> = {
  empty: 'Please enter the password.',
  'no-upper-case': 'An upper-case letter is missing.',
  'no-lower-case': 'A lower-case letter is missing.',
  'no-digit': 'A digit is missing.',
  'contains-user-id': 'The user ID must not be in it.',
};

/** Blanks at the ends of a password are asked about in the form. */
export const blankTexts = {
  question: 'There is a blank at the beginning or the end. Does it belong to the password?',
  drop: 'No, leave it out',
  keep: 'Yes, it belongs to it',
  choose: 'Please choose one.',
};
