import { type Language, languages } from '../../language.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Actions, type Message, section } from './message.ts';

/** Which language it is, and a button for each. */
export const languagesMessage = (t: Catalogue): Message => ({
  blocks: [section(t.languageTexts.now), rowOf(t, languages)],
});

/** A button for each language. */
export const languageRow = (t: Catalogue): Actions => rowOf(t, languages);

/** A button for each but the one that is read. */
export const otherLanguages = (t: Catalogue): Actions =>
  rowOf(
    t,
    languages.filter((language) => language !== t.language),
  );

const rowOf = (t: Catalogue, offered: readonly Language[]): Actions =>
  buttons(
    ...offered.map((language) =>
      button(t.languageTexts.ownNames[language], { do: 'language', language }),
    ),
  );
