export { answerMessage, formView } from './answers.ts';
export type { Around } from './around.ts';
export {
  askCheckAllMessage,
  checkAllMessage,
  checkAllResultMessage,
} from './check-all.ts';
export { detailsModal } from './details.ts';
export { digestMessage } from './digest.ts';
export { fileButtons } from './files.ts';
export { helpMessage, siteCommandsMessage, unknownCommandMessage } from './help.ts';
export {
  findModal,
  homeView,
  longestSearch,
} from './home.ts';
export {
  type Content,
  classic,
  contentOf,
  inWords,
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
export { languagesMessage } from './languages.ts';
export { listMessage, retiredListMessage } from './list.ts';
export {
  type Actions,
  type Control,
  context,
  type Message,
  type MessageBlock,
  section,
  words,
} from './message.ts';
export { neededModal, neededOptions, readOption } from './needed.ts';
export { noteMessage, siteNoteMessage } from './note.ts';
export { noticesMessage } from './notices.ts';
export { reportMessage } from './report.ts';
export { rolesMessage, rolesOfMessage } from './roles.ts';
export { runMessage } from './run.ts';
export { settingsModal } from './settings.ts';
export { openedSeveralMessage, severalModal } from './several.ts';
export {
  deleteModal,
  leftAtIloqMessage,
  peopleModal,
  renameModal,
  siteMenuMessage,
} from './site-menu.ts';
export { sitesMessage } from './sites.ts';
export { snoozeModal } from './snooze.ts';
export { type Permalink, statusMessage } from './status.ts';
export { stepLine, stepMessage } from './step.ts';
export { askSupportModal, stepHelpMessage } from './step-help.ts';
export { tellMessage } from './tell.ts';
export { timelineModal } from './timeline.ts';
export { doubtMessage, whichWordMessage } from './typed.ts';
export { valuesModal } from './values.ts';
export {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  passwordButtonMessage,
  passwordModal,
} from './views.ts';
