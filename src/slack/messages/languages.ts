import { type Catalogue, spokenLanguages } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Actions, type Message, section } from './message.ts';

/** Which language it is, and a button for each. */
export const languagesMessage = (t: Catalogue): Message => ({
  blocks: [section(t.languageTexts.now), rowOf(t, spokenLanguages)],
});

/** A button for each language, where there are several. */
export const languageRow = (t: Catalogue): Actions[] =>
  spokenLanguages.length > 1 ? [rowOf(t, spokenLanguages)] : [];

/** A button for each but the one that is read. */
export function otherLanguages(t: Catalogue): Actions[] {
  const others = spokenLanguages.filter((language) => language !== t.language);
  return others.length > 0 ? [rowOf(t, others)] : [];
}

const rowOf = (t: Catalogue, languages: typeof spokenLanguages): Actions =>
  buttons(
    ...languages.map((language) =>
      button(t.languageTexts.ownNames[language], { do: 'language', language }),
    ),
  );
