export { detailsModal, type LongList } from './details.ts';
export { digestMessage } from './digest.ts';
export { fileButtons } from './files.ts';
export { helpMessage, siteCommandsMessage, unknownCommandMessage } from './help.ts';
export {
  estateListed,
  findModal,
  firstWanted,
  type HomeSight,
  homeView,
  longestSearch,
  ownListed,
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
  incidentControls,
  incidentMessage,
  lineOf,
  membersMessage,
} from './incident.ts';
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
export { noteMessage } from './note.ts';
export { noticesMessage } from './notices.ts';
export { reportMessage } from './report.ts';
export { runMessage } from './run.ts';
export {
  deleteModal,
  leftAtIloqMessage,
  peopleModal,
  renameModal,
  siteMenuMessage,
} from './site-menu.ts';
export { sitesListed, sitesMessage } from './sites.ts';
export { type Snooze, snoozeModal, snoozes } from './snooze.ts';
export { type StatusAround, statusMessage } from './status.ts';
export { type Around, stepLine, stepMessage } from './step.ts';
export { entriesAPage, type TimelinePage, timelineModal } from './timeline.ts';
export { doubtMessage, whereMessage, whichWordMessage } from './typed.ts';
export {
  choiceMessage,
  eventsModal,
  messageModal,
  nameModal,
  type PasswordModal,
  passwordButtonMessage,
  passwordModal,
  sorryModal,
} from './views.ts';
