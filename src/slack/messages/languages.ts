import { languages } from '../../language.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section } from './message.ts';

/** Which language it is, and a button for each. */
export const languagesMessage = (t: Catalogue): Message => ({
  blocks: [
    section(t.languageTexts.now),
    buttons(
      ...languages.map((language) =>
        button(t.languageTexts.ownNames[language], { do: 'language', language }),
      ),
    ),
  ],
});
