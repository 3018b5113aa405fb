import { type AskId, openingQuestion } from '../../checklist/index.ts';
import type { Press, Sentence, ShownAs } from '../../setup/index.ts';
import type { Meaning } from '../../setup/reading/index.ts';
import { type Catalogue, clip, sentence } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section } from './message.ts';

/** A button's value holds 2,000 characters, and JSON needs up to two for one. */
const longestWord = 600;

const word = (site: string, text: string): Press => ({
  do: 'word',
  site,
  text: clip(text, longestWord),
});

/** A value that is hardly right: pressing the button is typing it once more. */
export function doubtMessage(t: Catalogue, { site, ask, value, doubt }: ShownAs<'doubt'>): Message {
  const text = t.doubtText(value, ask, doubt);
  return { blocks: [section(text), buttons(button(t.labels.useIt, word(site, value)))] };
}

/** What a password belongs to comes first: pressing the button asks for it. */
export function missingFirstMessage(t: Catalogue, answer: Sentence<'password-needs'>): Message {
  const [first] = answer.missing;
  const text = section(sentence(t, answer));
  if (first === undefined) return { blocks: [text] };
  const press = { do: 'undo', site: answer.id, ask: first } as const;
  return { blocks: [text, buttons(button(t.titleOf(first), press, 'primary'))] };
}

/** What came late: pressing the button is typing it now. */
export const lateWordMessage = (
  t: Catalogue,
  { site, ask, text }: ShownAs<'late-word'>,
): Message => ({
  blocks: [section(t.lateText(text, ask)), buttons(button(t.labels.useIt, word(site, text)))],
});

/** What a word could mean: each as the button that does it. */
export function whichWordMessage(
  t: Catalogue,
  { site, ask, word: typed, between }: ShownAs<'which-word'>,
): Message {
  const choices = between.map((meaning) =>
    button(t.meaningLabels[meaning], pressOf(site, ask, meaning)),
  );
  return { blocks: [section(t.whichWordText(typed)), buttons(...choices)] };
}

/** Pressed on an older step, a step's own button changes nothing. */
function pressOf(site: string, ask: AskId, meaning: Meaning): Press {
  switch (meaning) {
    case 'done':
    case 'ok':
      return { do: 'done', site, ask };
    case 'back':
    case 'later':
    case 'skip':
      return { do: meaning, site, ask };
    case 'yes':
    case 'no':
    case 'not-sure':
      return ask === openingQuestion
        ? { do: 'delivered', site, ask, answer: meaning }
        : // "no" is also Finnish for "well".
          word(site, meaning === 'no' ? 'nope' : meaning);
    case 'lost':
      return word(site, '?');
    case 'go-on':
      return word(site, 'next');
    default:
      return word(site, meaning);
  }
}
