/** Every sentence in Swedish; what times stand in is made for a time zone. */
export { ofSite } from '../format.ts';
export { createAlertSentences, createAlertTexts } from './alerts.ts';
export { createCheckAllTexts } from './check-all.ts';
export { columnHeading } from './columns.ts';
export { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
export { digestTextsAt } from './digest.ts';
export { differencesText, factText } from './facts.ts';
export { failures, failureText, noSessionTextAt, noSessionVerdict } from './failures.ts';
export { fileTexts } from './files.ts';
export { findingTextWith, missingRightsText, toFixText, verdictText } from './findings.ts';
export { createTimes, duration, list, shortList } from './format.ts';
export { formTexts, lockScopes } from './forms.ts';
export { funnelInWords, funnelSaid, funnelTexts } from './funnel.ts';
export { groupTexts } from './groups.ts';
export { incidentNotes, incidentsAt } from './incidents.ts';
export { installTexts } from './install.ts';
export { language } from './language.ts';
export { languageTexts } from './languages.ts';
export { listTexts, markWords, rowText } from './list.ts';
export { fieldValueProblem, noteTextAt } from './notes.ts';
export {
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
export { blankEndsOnPage, leakedOnPage, pageTexts, passwordRules, tooLongOnPage } from './pages.ts';
export { blankTexts, passwordProblems } from './passwords.ts';
export { countsInWords, pictureInWords, pictureSaid, pictureTexts } from './picture.ts';
export { kindTitles, problemTextAt } from './problems.ts';
export { fieldProblem, longListTitles, replies } from './replies.ts';
export { roleListTexts, roleTexts, roleTitles } from './roles.ts';
export { createSentences } from './sentences.ts';
export { settingHints, settingsTexts, settingTitles } from './settings.ts';
export { notOpened, severalTexts } from './several.ts';
export { siteTexts } from './site.ts';
export { slackErrors } from './slack-errors.ts';
export { statusTexts } from './status.ts';
export { createStepLines, reportTexts } from './step-lines.ts';
export { opening, stepTexts, titleOf } from './steps.ts';
export { timelineTextAt, timelineTexts } from './timeline.ts';
export { trialTexts } from './trial.ts';
export {
  createHelpTexts,
  doubtText,
  lateText,
  meaningLabels,
  valuesFormTexts,
  whereText,
  whichWordText,
} from './typed.ts';
export { controlsInWords, labels } from './ui.ts';
export { createSubscriptionLines, obstacles } from './webhooks.ts';
