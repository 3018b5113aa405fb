export type {
  AlertsOverview,
  Answer,
  Choice,
  Form,
  LongList,
  Reply,
  ReplyOrOpen,
  Shown,
  SiteAlerts,
  StatusAround,
  TimelinePage,
  ValuesForm,
  Watching,
} from './answer.ts';
export type { Pages } from './ask-password.ts';
export { createSetup, type Setup, type SetupParts } from './create-setup.ts';
export { createFollowUps } from './follow-ups.ts';
export type { Written } from './hearing.ts';
export { createLanguages, type Languages } from './languages.ts';
export { showWhatMayBeLost } from './lost.ts';
export type { Where } from './opening.ts';
export type { Channels, Files, People, ToPerson } from './ports.ts';
export { type Press, pressSchema, readPress } from './pressed.ts';
export type { SitePress } from './pressing.ts';
export { type LockRules, problemOfRules } from './required-locks.ts';
export type {
  FieldProblem,
  OfAlerts,
  OfConversation,
  OfFiles,
  OfLanguages,
  OfRoles,
  OfSites,
  Sentence,
  Sentences,
  SentenceTexts,
} from './sentences.ts';
export { type Snooze, snoozes, snoozeUntil } from './snooze.ts';
export type { Sent } from './take.ts';
export { createTellSite } from './tell-site.ts';
