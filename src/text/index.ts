export { clip, flat } from '../clip.ts';
export {
  alertTexts,
  entryText,
  incidentNotes,
  incidentTitle,
  noticeText,
  severityMarks,
  standingText,
} from './alerts.ts';
export { deviceEventTitle, deviceFieldTitle } from './device-events.ts';
export { digestTexts } from './digest.ts';
export {
  ago,
  estateTexts,
  filterWords,
  incidentCounts,
  openStep,
  progressBar,
  stateMarks,
  stateText,
  stateWords,
  withoutBars,
} from './estate.ts';
export { differencesText, factText } from './facts.ts';
export { failureText, noSessionText, noSessionVerdict } from './failures.ts';
export { fileTexts } from './files.ts';
export {
  type FindingText,
  findingText,
  missingRightsText,
  toFixText,
  verdictText,
} from './findings.ts';
export {
  code,
  duration,
  list,
  moment,
  name,
  person,
  safe,
  shortList,
  time,
  withoutLinks,
} from './format.ts';
export { askedMark, listTexts, markWords, rowText } from './list.ts';
export { noteText, ofSite, titleOf } from './notes.ts';
export {
  blankEndsOnPage,
  leakedOnPage,
  type PagePasswordProblem,
  pageTexts,
  passwordRules,
  tooLongOnPage,
} from './pages.ts';
export { blankTexts, passwordProblemText } from './passwords.ts';
export { countsInWords, pictureInWords, pictureSaid, pictureTexts } from './picture.ts';
export { isIloqs, kindTitles, type ProblemText, problemText } from './problems.ts';
export { fieldProblem, longListTitles, replies } from './replies.ts';
export { roleListTexts, roleTexts, roleTitles } from './roles.ts';
export { sentence } from './sentences.ts';
export { siteTexts } from './site.ts';
export { slackErrors } from './slack-errors.ts';
export { reportTexts, stepLines } from './step-lines.ts';
export { opening, type StepText, stepTexts } from './steps.ts';
export { type TimelineEntry, timelineText, timelineTexts } from './timeline.ts';
export { trialTexts } from './trial.ts';
export { doubtText, helpTexts, meaningLabels, whereText, whichWordText } from './typed.ts';
export { controlsInWords, labels } from './ui.ts';
export { obstacleText, subscriptionLines } from './webhooks.ts';
