import { languages } from '../../language.ts';
import { languageTexts } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { type Message, section } from './message.ts';

/** Which language it is, and a button for each. */
export const languagesMessage = (): Message => ({
  blocks: [
    section(languageTexts.now),
    buttons(
      ...languages.map((language) =>
        button(languageTexts.ownNames[language], { do: 'language', language }),
      ),
    ),
  ],
});
