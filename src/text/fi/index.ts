import type { Catalogue } from '../catalogue.ts';
import { createAlertSentences, createAlertTexts } from './alerts.ts';
import { createCheckAllTexts } from './check-all.ts';
import { columnHeading } from './columns.ts';
import { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
import { digestTextsAt } from './digest.ts';
import { differencesText, factText } from './facts.ts';
import { failures, failureText, noSessionTextAt, noSessionVerdict } from './failures.ts';
import { fileTexts } from './files.ts';
import { createFindingText, missingRightsText, toFixText, verdictText } from './findings.ts';
import { createTimes, duration, list, shortList } from './format.ts';
import { formTexts, lockScopes } from './forms.ts';
import { funnelInWords, funnelSaid, funnelTexts } from './funnel.ts';
import { groupTexts } from './groups.ts';
import { incidentNotes, incidentsAt } from './incidents.ts';
import { language } from './language.ts';
import { languageTexts } from './languages.ts';
import { listTexts, markWords, rowText } from './list.ts';
import { createNoteText, fieldValueProblem, ofSite } from './notes.ts';
import {
  ago,
  filterWords,
  incidentCounts,
  openStep,
  overviewTexts,
  progress,
  stateCount,
  stateText,
  stateWords,
} from './overview.ts';
import { blankEndsOnPage, leakedOnPage, pageTexts, passwordRules, tooLongOnPage } from './pages.ts';
import { blankTexts, passwordProblemText } from './passwords.ts';
import { countsInWords, pictureInWords, pictureSaid, pictureTexts } from './picture.ts';
import { kindTitles, problemTextAt } from './problems.ts';
import { fieldProblem, longListTitles, replies } from './replies.ts';
import { roleListTexts, roleTexts, roleTitles } from './roles.ts';
import { createSentences } from './sentences.ts';
import { settingHints, settingsTexts, settingTitles } from './settings.ts';
import { notOpened, severalTexts } from './several.ts';
import { siteTexts } from './site.ts';
import { slackErrors } from './slack-errors.ts';
import { statusTexts } from './status.ts';
import { createStepLines, reportTexts } from './step-lines.ts';
import { opening, stepTexts, titleOf } from './steps.ts';
import { timelineTextAt, timelineTexts } from './timeline.ts';
import { trialTexts } from './trial.ts';
import {
  createHelpTexts,
  doubtText,
  lateText,
  meaningLabels,
  valuesFormTexts,
  whereText,
  whichWordText,
} from './typed.ts';
import { controlsInWords, labels } from './ui.ts';
import { createSubscriptionLines, obstacleText } from './webhooks.ts';

/**
 * Every sentence in Finnish.
 * @param timeZone in which times are written
 */
export function createFi(timeZone: string): Catalogue {
  const times = createTimes(timeZone);
  const noSessionText = noSessionTextAt(times);
  const findingText = createFindingText(noSessionText);
  const problemText = problemTextAt(times, findingText);
  const incidents = incidentsAt(times, problemText);
  return {
    ...times,
    ...incidents,
    ago,
    alertTexts: createAlertTexts(times),
    blankEndsOnPage,
    blankTexts,
    controlsInWords,
    checkAllTexts: createCheckAllTexts(times),
    columnHeading,
    countsInWords,
    deviceEventTitle,
    deviceFieldTitle,
    differencesText,
    digestTexts: digestTextsAt(times, findingText),
    doubtText,
    duration,
    overviewTexts,
    factText,
    failureText,
    failures,
    fieldProblem,
    fieldValueProblem,
    fileTexts,
    filterWords,
    findingText,
    formTexts,
    funnelInWords,
    funnelSaid,
    funnelTexts,
    groupTexts,
    helpTexts: createHelpTexts(times),
    incidentCounts,
    incidentNotes,
    kindTitles,
    labels,
    language,
    lateText,
    languageTexts,
    leakedOnPage,
    list,
    listTexts,
    lockScopes,
    longListTitles,
    markWords,
    meaningLabels,
    missingRightsText,
    noSessionText,
    noSessionVerdict,
    noteText: createNoteText(times, noSessionText),
    notOpened,
    obstacleText,
    ofSite,
    openStep,
    opening,
    pageTexts,
    passwordProblemText,
    passwordRules,
    pictureInWords,
    pictureSaid,
    pictureTexts,
    problemText,
    progress,
    replies,
    reportTexts,
    roleListTexts,
    roleTexts,
    roleTitles,
    rowText,
    sentences: createSentences(createAlertSentences(incidents.standingText)),
    shortList,
    severalTexts,
    settingHints,
    settingTitles,
    settingsTexts,
    siteTexts,
    slackErrors,
    stateCount,
    stateText,
    stateWords,
    statusTexts,
    stepLines: createStepLines(times),
    stepTexts,
    subscriptionLines: createSubscriptionLines(times),
    timelineText: timelineTextAt(times),
    timelineTexts,
    titleOf,
    toFixText,
    tooLongOnPage,
    trialTexts,
    valuesFormTexts,
    verdictText,
    whereText,
    whichWordText,
  };
}
