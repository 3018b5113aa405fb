import type { Words } from '../words.ts';
import { number } from './format.ts';

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Words['notOpened'] = {
  'no-name': 'objektets namn saknas.',
  'no-person': 'vems är det? Lägg till ett komma och namnet.',
  nobody: 'jag hittar ingen med det namnet.',
  'nobody-so-far':
    'jag hittar ingen med det namnet, men här finns fler än jag hinner gå igenom. Använd medlems-ID:t (Member ID) från Slack-profilen.',
  'not-told': 'Slack berättar inte vem det är. Försök igen om en stund.',
  'several-people': 'flera heter så. Använd deras @namn.',
  'not-human': 'det är en app eller någon som har lämnat Slack.',
  'not-named': 'personen får inte göra något här än. En administratör måste utse den först.',
  'name-taken': 'det finns redan ett objekt med det namnet. `/livion site` ändrar dess personer.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts: Words['severalTexts'] = {
  title: 'Öppna för andra',
  label: 'Ett objekt per rad: namn, person',
  hint: 'Till exempel: Kamppi, Maija Virtanen. Du kan klistra in från en tabell.',
  opened: (count) =>
    count === 1
      ? '✓ 1 objekt är öppet. Jag har skrivit till installatören:'
      : `✓ ${number(count)} objekt är öppna. Jag har skrivit till installatörerna:`,
  left: (count) => (count === 1 ? '✗ 1 rad är kvar:' : `✗ ${number(count)} rader är kvar:`),
  line: (number) => `Rad ${number}`,
  nothing: 'Listan var tom.',
};
