export { detailsModal, type LongList } from './details.ts';
export { digestMessage } from './digest.ts';
export {
  batchMessage,
  buttonsOf,
  classic,
  historyMessage,
  howItStands,
  incidentMessage,
  stormMessage,
  withoutButtons,
} from './incident.ts';
export { context, type Message, section, words } from './message.ts';
export { neededModal, neededOptions, readOption } from './needed.ts';
export { noteMessage } from './note.ts';
export { noticesMessage } from './notices.ts';
export { plainProgressMessage, progressMessage } from './progress.ts';
export { reportMessage, verdict } from './report.ts';
export { runMessage } from './run.ts';
export { listMessage, statusMessage } from './status.ts';
export { type Around, stepLine, stepMessage } from './step.ts';
export {
  choiceMessage,
  eventsModal,
  homeView,
  nameModal,
  type PasswordModal,
  passwordButtonMessage,
  passwordModal,
  sorryModal,
} from './views.ts';
