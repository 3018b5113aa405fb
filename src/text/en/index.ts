/** Every sentence in English: the catalogue, whose form those of other languages have. */
export { ofSite } from '../format.ts';
export { alertTexts } from './alerts.ts';
export { checkAllTexts } from './check-all.ts';
export { columnHeading } from './columns.ts';
export { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
export { digestTexts } from './digest.ts';
export { differencesText, factText } from './facts.ts';
export { failures, failureText, noSessionText, noSessionVerdict } from './failures.ts';
export { fileTexts } from './files.ts';
export { findingText, missingRightsText, toFixText, verdictText } from './findings.ts';
export { dayShort, duration, list, moment, shortList, time } from './format.ts';
export { formTexts, lockScopes } from './forms.ts';
export { funnelInWords, funnelSaid, funnelTexts } from './funnel.ts';
export { groupTexts } from './groups.ts';
export { entryText, incidentNotes, incidentTitle, noticeText, standingText } from './incidents.ts';
export { installTexts } from './install.ts';
export { language } from './language.ts';
export { languageTexts } from './languages.ts';
export { listTexts, markWords, rowText } from './list.ts';
export { fieldValueProblem, noteText, titleOf } from './notes.ts';
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
export type { PagePasswordProblem } from './pages.ts';
export { blankEndsOnPage, leakedOnPage, pageTexts, passwordRules, tooLongOnPage } from './pages.ts';
export { blankTexts, passwordProblems } from './passwords.ts';
export { countsInWords, pictureInWords, pictureSaid, pictureTexts } from './picture.ts';
export { kindTitles, problemText } from './problems.ts';
export { fieldProblem, longListTitles, replies } from './replies.ts';
export { roleListTexts, roleTexts, roleTitles } from './roles.ts';
export { sentences } from './sentences.ts';
export { settingHints, settingsTexts, settingTitles } from './settings.ts';
export { notOpened, severalTexts } from './several.ts';
export { siteTexts } from './site.ts';
export { slackErrors } from './slack-errors.ts';
export { statusTexts } from './status.ts';
export { reportTexts, stepLines } from './step-lines.ts';
export { opening, stepTexts } from './steps.ts';
export { timelineText, timelineTexts } from './timeline.ts';
export { trialTexts } from './trial.ts';
export {
  doubtText,
  helpTexts,
  lateText,
  meaningLabels,
  valuesFormTexts,
  whereText,
  whichWordText,
} from './typed.ts';
export { controlsInWords, labels } from './ui.ts';
export { subscriptionLines } from './webhooks.ts';
