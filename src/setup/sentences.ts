import type { AlertSettings, Incident, Severity } from '../alerts/index.ts';
import type { AskId, StepId } from '../checklist/index.ts';
import type { Language } from '../language.ts';
import type { AllowedBy, Role, Setting } from '../sites/index.ts';
import type { Obstacle } from '../webhooks/index.ts';
import type { LineProblem, Mention } from './reading/index.ts';

/** Answers of one sentence or two, by what they say: each with the data that it is made of. */
export interface Sentences
  extends OfConversation,
    OfSites,
    OfAlerts,
    OfRoles,
    OfFiles,
    OfCheckAll,
    OfSettings,
    OfLanguages {}

/** What was typed, where it changes nothing. */
export interface OfConversation {
  'too-long': unknown;
  /** A password that is kept stands in it. */
  'known-password': unknown;
  /** An edit is not read; `midway`: something is asked. */
  edited: { readonly midway: boolean };
  'cannot-see': { readonly ask: AskId | undefined };
  'goes-on-below': unknown;
  /** A mention stands where a name should, and the bot cannot read how it is called. */
  unnamed: { readonly kind: Mention['kind'] };
  hello: { readonly site: string; readonly ask: AskId };
  thanks: unknown;
  'not-done': { readonly ask: AskId };
  'type-again': { readonly ask: AskId };
  ordered: unknown;
}

/** Sites, their set-up, their life. `site` and other names as people gave them. */
export interface OfSites {
  refused: {
    readonly by: AllowedBy;
    readonly site?: { readonly installers: readonly string[]; readonly name?: string } | undefined;
  };
  gone: unknown;
  'old-button': unknown;
  several: unknown;
  'no-such-site': { readonly wanted: string | undefined };
  'nearest-sites': { readonly wanted: string | undefined };
  'near-name': { readonly wanted: string };
  'new-site-midway': { readonly wanted: string };
  'which-to-go-on': unknown;
  'which-to-verify': unknown;
  'which-to-manage': unknown;
  'which-is-meant': unknown;
  'which-is-open': unknown;
  'name-it': unknown;
  'nothing-asked': unknown;
  /** It was stopped, and somebody types. */
  'go-on-with': { readonly site: string };
  /** By a manager, for somebody else. */
  'opened-for': { readonly site: string; readonly person: string };
  'not-opened': { readonly site: string; readonly why: NotOpened };
  'in-direct-message': { readonly site: string };
  'in-thread': { readonly site: string };
  'not-in-channel': { readonly channel: string };
  'is-archived': { readonly site: string };
  verifying: { readonly site: string };
  /** Nothing is checked yet: who has the site is asked for what is missing. */
  'check-needs': { readonly site: string; readonly missing: readonly StepId[] };
  'not-running': unknown;
  'not-verified': unknown;
  'locks-first': unknown;
  /** `id`: the site's. */
  'password-needs': { readonly id: string; readonly missing: readonly StepId[] };
  code: { readonly site: string; readonly code: string };
  'code-not-sent': unknown;
  archived: { readonly site: string };
  'archived-already': { readonly site: string };
  restored: { readonly site: string };
  'not-archived': { readonly site: string };
  'name-taken': unknown;
  'name-taken-meanwhile': { readonly site: string };
  renamed: { readonly from: string; readonly to: string };
  'people-kept': { readonly site: string; readonly installers: readonly string[] };
  deleted: { readonly site: string };
}

/** Why a site was not opened for somebody. */
export type NotOpened =
  | LineProblem
  | 'nobody'
  /** There are more people than could be looked through. */
  | 'nobody-so-far'
  /** Slack does not say who is called so. */
  | 'not-told'
  | 'several-people'
  | 'not-human'
  /** They may do nothing here, on no site. */
  | 'not-named'
  | 'name-taken';

export interface OfAlerts {
  /** Somebody was faster. */
  stands: { readonly incident: Incident };
  'incident-gone': unknown;
  'alerts-off': { readonly site: string };
  'test-sent': { readonly destination: string };
  routed: {
    readonly site: string;
    readonly severity: Severity | undefined;
    /** Where they went; undefined: nothing was said. */
    readonly before: string | undefined;
    /** Undefined: they are off. */
    readonly to: string | undefined;
  };
  'which-to-route': unknown;
  'no-such-channel': { readonly channel: string };
  'no-channel-here': unknown;
  'alert-settings': { readonly site: string; readonly settings: AlertSettings | undefined };
  'no-subscriptions': { readonly obstacle: Obstacle };
}

export interface OfRoles {
  'not-a-person': unknown;
  'not-a-role': unknown;
  'not-human': { readonly person: string };
  'only-on-a-site': { readonly person: string };
  'last-installer': { readonly site: string | undefined };
  'as-before': {
    readonly person: string;
    readonly role: Role;
    readonly site: string | undefined;
  };
  named: {
    readonly person: string;
    readonly role: Role;
    /** The role that this takes the place of. */
    readonly before: Role;
    readonly site: string | undefined;
  };
}

export interface OfLanguages {
  'language-chosen': unknown;
  /** `channels`: where it is spoken from now on; none: the admins are told, each in their own. */
  'alerts-language': { readonly language: Language; readonly channels: readonly string[] };
}

/** What became of the workspace's settings. */
export interface OfSettings {
  'settings-as-before': unknown;
  'settings-not-without-you': unknown;
  /** `unheard`: channels among them that the bot is not in. */
  'settings-kept': { readonly changed: readonly Setting[]; readonly unheard: readonly string[] };
}

export interface OfCheckAll {
  /** No password is kept, so that nothing can be checked without its people. */
  'check-all-needs-key': unknown;
  /** Of those that somebody may verify, none is finished and has a password. */
  'check-all-nothing': { readonly underWay: number };
  'check-all-under-way': { readonly by: string; readonly checked: number; readonly total: number };
  'check-all-begun': unknown;
  'check-all-stopped': unknown;
  'check-all-over': unknown;
}

export interface OfFiles {
  'no-sites': unknown;
  'picture-comes': unknown;
  'export-comes': unknown;
  'diagnosis-sent': unknown;
}

/** What is wrong in a form, said beside the field: plain text. */
export type FieldProblem =
  | 'no-name'
  | 'name-taken'
  | 'wrong-name'
  | 'responsible-missing'
  | 'nothing-needed'
  | 'no-time-zone'
  | 'no-days'
  /** The name of what was chosen twice. */
  | { readonly neededAndNot: string };

/** One of them, with its data. */
export type Sentence<K extends keyof Sentences = keyof Sentences> = {
  readonly [P in K]: { readonly answer: P } & Sentences[P];
}[K];

/** A text for each kind, made of its data; a missing or surplus one does not compile. */
export type TextsOf<S, Text = string> = { readonly [K in keyof S]: (about: S[K]) => Text };
