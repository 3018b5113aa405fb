import type { Catalogue } from './catalogue.ts';
import type * as fi from './fi/index.ts';

/** A language's sentences, those with times in them not made yet. */
type Language = typeof fi;

/**
 * All that can be said in a language.
 * @param timeZone in which times are written
 */
export function compose(language: Language, timeZone: string): Catalogue {
  const {
    createTimes,
    createAlertSentences,
    createAlertTexts,
    createCheckAllTexts,
    findingTextWith,
    createHelpTexts,
    noteTextAt,
    createSentences,
    createStepLines,
    createSubscriptionLines,
    digestTextsAt,
    incidentsAt,
    noSessionTextAt,
    problemTextAt,
    timelineTextAt,
    ...words
  } = language;
  const times = createTimes(timeZone);
  const noSessionText = noSessionTextAt(times);
  const findingText = findingTextWith(noSessionText);
  const problemText = problemTextAt(times, findingText);
  const incidents = incidentsAt(times, problemText);
  return {
    ...words,
    ...times,
    ...incidents,
    noSessionText,
    findingText,
    problemText,
    alertTexts: createAlertTexts(times),
    checkAllTexts: createCheckAllTexts(times),
    digestTexts: digestTextsAt(times, findingText),
    helpTexts: createHelpTexts(times),
    noteText: noteTextAt(times, noSessionText),
    sentences: createSentences(createAlertSentences(incidents.standingText)),
    stepLines: createStepLines(times),
    subscriptionLines: createSubscriptionLines(times),
    timelineText: timelineTextAt(times),
  };
}
