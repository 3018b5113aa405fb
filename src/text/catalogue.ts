import type { Language } from '../language.ts';
import { createAlertTexts } from './alerts.ts';
import { createDifferencesText } from './differences.ts';
import { createDigestTexts } from './digest.ts';
import * as en from './en/index.ts';
import { createFactText } from './facts.ts';
import { createFailureTexts } from './failures.ts';
import * as fi from './fi/index.ts';
import { createFindingTexts } from './findings.ts';
import { ofSite } from './format.ts';
import { createFunnelTexts } from './funnel.ts';
import { createIncidentTexts } from './incidents.ts';
import { createListTexts } from './list.ts';
import { createNoteTexts } from './notes.ts';
import { createOverviewTexts } from './overview.ts';
import { createPictureTexts } from './picture.ts';
import { createProblemText } from './problems.ts';
import { createSentences } from './sentences.ts';
import { createSiteTexts } from './site.ts';
import * as sv from './sv/index.ts';
import { createTimelineText } from './timeline.ts';
import { createTypedTexts } from './typed.ts';
import type { Words } from './words.ts';

/** All that can be said in a language, its times those of a time zone. */
export type Catalogue = ReturnType<typeof createCatalogue>;

function createCatalogue(w: Words, timeZone: string) {
  const times = w.createTimes(timeZone);
  const failures = createFailureTexts(w, times);
  const findings = createFindingTexts(w, failures);
  const problemText = createProblemText(w, times, { ...failures, ...findings });
  const incidents = createIncidentTexts(w, times, problemText);
  const alerts = createAlertTexts(w, times, incidents);
  return {
    ...w,
    ...times,
    ...failures,
    ...findings,
    ...incidents,
    ...alerts,
    ...createListTexts(w),
    ...createNoteTexts(w, times, { ...failures, ...findings }),
    ...createOverviewTexts(w),
    ...createPictureTexts(w),
    ...createFunnelTexts(w),
    ...createSiteTexts(w, failures),
    ...createTypedTexts(w),
    ofSite,
    problemText,
    differencesText: createDifferencesText(w),
    digestTexts: createDigestTexts(w, times, findings),
    factText: createFactText(w),
    sentences: createSentences(w, incidents),
    timelineText: createTimelineText(w, times),
  };
}

const words: Readonly<Record<Language, Words>> = { en, fi, sv };
const made = new Map<string, Catalogue>();

/** The catalogue of a language and a time zone, made once. */
export function catalogue(language: Language, timeZone: string): Catalogue {
  const key = `${language} ${timeZone}`;
  const known = made.get(key) ?? createCatalogue(words[language], timeZone);
  made.set(key, known);
  return known;
}
