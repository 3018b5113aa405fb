export { answerMessage, formView } from './answers.ts';
export { checkAllMessage, checkAllResultMessage } from './check-all.ts';
export type { Around } from './controls.ts';
export { digestMessage } from './digest.ts';
export { homeView, longestSearch } from './home.ts';
export {
  type Content,
  classic,
  contentOf,
  shortened,
  waysToSay,
  withoutButtons,
} from './in-words.ts';
export {
  groupMessage,
  historyMessage,
  type IncidentSite,
  incidentMessage,
  membersMessage,
} from './incident.ts';
export { listMessage, retiredListMessage } from './list.ts';
export { context, type Message, words } from './message.ts';
export { neededOptions, readOption } from './needed.ts';
export { noteMessage, siteNoteMessage, tellMessage } from './note.ts';
export { noticesMessage } from './notices.ts';
export { reportMessage } from './report.ts';
export { samplesOf } from './samples.ts';
export type { Permalink } from './status.ts';
export { runMessage, stepLine, stepMessage } from './step.ts';
export { stepHelpMessage } from './step-help.ts';
export { messageModal, passwordModal } from './views.ts';
