import type { NotOpened } from '../../setup/index.ts';
import { number } from './format.ts';

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Readonly<Record<NotOpened, string>> = {
  'no-name': 'the name of the site is missing.',
  'no-person': 'whose is it? Add a comma and their name.',
  nobody: 'I find nobody of that name.',
  'nobody-so-far':
    'I find nobody of that name, but there are more people here than I can look through. Use their member ID, from their Slack profile.',
  'not-told': 'Slack does not tell me who that is. Try again in a minute.',
  'several-people': 'several people are called so. Use their @name.',
  'not-human': 'that is an app, or somebody who has left Slack.',
  'not-named': 'this person may do nothing here yet. An admin has to name them first.',
  'name-taken': 'there is a site of that name. `/livion site` changes its people.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts = {
  title: 'Open for others',
  label: 'A site a line: name, person',
  hint: 'For example: Kamppi, Maija Virtanen. Paste it from a table, if you like.',
  opened: (count: number) =>
    count === 1
      ? '✓ 1 site is open. I have written to its installer:'
      : `✓ ${number(count)} sites are open. I have written to the installers:`,
  left: (count: number) =>
    count === 1 ? '✗ 1 line is still to do:' : `✗ ${number(count)} lines are still to do:`,
  line: (number: number) => `Line ${number}`,
  nothing: 'That list was empty.',
};
