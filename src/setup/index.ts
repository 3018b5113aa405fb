export { type Snooze, snoozes, snoozeUntil } from './alert-actions.ts';
export type {
  AlertsOverview,
  Answer,
  Form,
  LineLeft,
  LongList,
  Reply,
  ReplyOrOpen,
  Shown,
  ShownAs,
  SiteAlerts,
  StatusAround,
  TimelinePage,
  ValuesForm,
  Watching,
} from './answer.ts';
export { createSetup, type Setup } from './create-setup.ts';
export { createDeletion } from './deletion.ts';
export { createFollowUps } from './follow-ups.ts';
export type { SentForm } from './forms.ts';
export { createLanguages } from './languages.ts';
export { showWhatMayBeLost } from './lost.ts';
export type { Channels, Files, Languages, People } from './ports.ts';
export { longestCarried, type Press, pressSchema, readPress } from './pressed.ts';
export { type LockRules, problemOfRules } from './required-locks.ts';
export type {
  FieldProblem,
  NotOpened,
  OfAlerts,
  OfCheckAll,
  OfConversation,
  OfFiles,
  OfLanguages,
  OfRoles,
  OfSettings,
  OfSites,
  Sentence,
  Sentences,
  TextsOf,
} from './sentences.ts';
export { readSettings } from './settings.ts';
export { createTellSite } from './support.ts';
export { inDirectMessage, type Sent } from './take.ts';
