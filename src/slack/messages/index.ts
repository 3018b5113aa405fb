export { callMessage } from './call.ts';
export { detailsModal, type LongList } from './details.ts';
export { context, type Message, section } from './message.ts';
export { neededModal, neededOptions, readOption } from './needed.ts';
export { noteMessage } from './note.ts';
export { plainProgressMessage, progressMessage } from './progress.ts';
export { reportMessage } from './report.ts';
export { runMessage } from './run.ts';
export { listMessage, statusMessage } from './status.ts';
export { type Around, stepLine, stepMessage } from './step.ts';
export {
  choiceMessage,
  homeView,
  nameModal,
  type PasswordModal,
  passwordButtonMessage,
  passwordModal,
  sorryModal,
} from './views.ts';
