export { type AddressCheck, addressChecked, storeAddress, takesAddress } from './address.ts';
export {
  bindingOf,
  isStored,
  openPassword,
  type PasswordState,
  passwordState,
  userOf,
} from './binding.ts';
export {
  byNeed,
  byUrgency,
  type Counts,
  gravity,
  lastActivity,
  type OpenIncidents,
  type OverviewSite,
} from './by-need.ts';
export {
  type CheckAll,
  type CheckAllEntry,
  type CheckChanges,
  type CheckRate,
  type CheckScope,
  checkChanges,
  checkRates,
  checkScope,
  markChecked,
} from './check-all.ts';
export {
  beginCheckAll,
  checkAllTold,
  checkUnderWay,
  countCheckAll,
  endCheckAll,
} from './checking-all.ts';
export { type ChosenSettings, keepSettings } from './choose-settings.ts';
export { onDelivered, onUndeliverable, type Posted } from './delivered.ts';
export { change, type Documents, type Sites } from './documents.ts';
export { isRepeatable, laneOf, type MessageRef, type OutboxEntry } from './effect.ts';
export { type EntryKind, entryKinds, type PendingFollowUp } from './follow-up.ts';
export { missingForHandOver } from './hand-over.ts';
export { applied, type Input, isBeforeQuestion, isLongAway, tell } from './hear.ts';
export { askHelp, gotIt, helpTaken, showHelp } from './help.ts';
export { archiveSite, renameSite, restoreSite, speak } from './life.ts';
export { type Listener, listenerInDirectMessage, listenerInThread } from './listener.ts';
export { addressWorked, isGuarded, isToldOf } from './log-ins.ts';
export {
  type Action,
  type AllowedBy,
  actions,
  may,
  roleOn,
} from './may.ts';
export type { Note, ValueProblem } from './note.ts';
export {
  credentialsSeen,
  passwordDeleted,
  passwordEntered,
  passwordKnown,
  passwordTyped,
  resealed,
} from './password.ts';
export { type Membership, type Person, type Role, roles } from './people.ts';
export {
  type Due,
  type Found,
  type Listing,
  pagesOf,
  type SiteQueries,
  type Span,
} from './queries.ts';
export { begin, greet, resume, showAgain } from './resume.ts';
export { mayName, type Named, nameInWorkspace, nameOnSite, standsAs } from './roles.ts';
export {
  isWatched,
  nameKey,
  rowForm,
  type SiteRow,
  siteRow,
  siteRowSchema,
  siteStanding,
  stoppedRow,
} from './row.ts';
export { type Sees, sees, seesAll } from './sees.ts';
export {
  difference,
  isOrphaned,
  mergePeople,
  type SitePeopleChosen,
  setPeople,
  withLeft,
} from './set-people.ts';
export type { Setting, Settings } from './settings.ts';
export {
  type Checked,
  type Conversation,
  newSite,
  parseSite,
  type Site,
  say,
  siteSchema,
} from './site.ts';
export {
  answerOpening,
  sayBack,
  sayDone,
  sayLater,
  sayNext,
  sayRequiredLocks,
  saySkip,
  sayStop,
  showProgress,
  undo,
} from './step-words.ts';
export { weighRefusal } from './support-rule.ts';
export {
  answerValue,
  doubt,
  isValueStep,
  storeValue,
  storeValues,
  tellProblem,
  type ValueStep,
  valueKeys,
  valueSteps,
} from './values.ts';
export {
  chooseSystem,
  countRun,
  finishVerification,
  missingForCheck,
  missingForLogin,
  type RunRequest,
  requestVerification,
  stopRun,
} from './verify.ts';
export { applyWatch, askAfterStop, isAsLookedAt } from './watch.ts';
export { noWebhooks, type OwnSubscription, type Webhooks } from './webhooks.ts';
export {
  changeWorkspace,
  chooseLanguage,
  chosenLanguage,
  greetInstaller,
  liveSettings,
  type Workspace,
  type WorkspaceStore,
  wholeWorkspace,
  workspaceOf,
  workspaceSchema,
} from './workspace.ts';
