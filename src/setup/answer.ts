import type { CountedEvent, Incident, Severity } from '../alerts/index.ts';
import type { AskId, StuckRule } from '../checklist/index.ts';
import type { Page, Wanted } from '../overview/index.ts';
import type { PasswordState, Person, Role, Settings, Site, ValueStep } from '../sites/index.ts';
import type { JournalEntry } from '../storage/index.ts';
import type { Description, EventOffer, Withdrawn } from '../webhooks/index.ts';
import type { Press } from './pressed.ts';
import type { Doubt, Meaning } from './reading/index.ts';
import type { NotOpened, Sentence } from './sentences.ts';

export type { Sentence } from './sentences.ts';

/**
 * What a person is answered there and then, as data: seen by nobody else, and not kept. It is put
 * into words, and into blocks, where it is said.
 */
export type Answer = (Sentence | Shown) & {
  /** The site that it begins with, where it does not name it anyway. */
  readonly of?: string;
};
export type Reply = (answer: Answer) => Promise<void>;

/** Answers a press: a form can open, too. */
export type ReplyOrOpen = (answer: Answer | Form) => Promise<void>;

/** A site that can be chosen, and what choosing it does. */
export interface Choice {
  readonly site: string;
  readonly press: Press;
}

/** A line of a pasted list, and why nothing came of it. */
export interface LineLeft {
  readonly number: number;
  readonly text: string;
  readonly why: NotOpened;
}

/** What is more than a sentence. */
export type Shown =
  | { readonly answer: 'help' }
  /** Which language it is, and the others to choose from. */
  | { readonly answer: 'languages' }
  /** `instead`: the command that may have been meant. */
  | { readonly answer: 'unknown-command'; readonly instead: string | undefined }
  /** A site's name was typed, and nothing else. */
  | { readonly answer: 'site-commands'; readonly site: string }
  /** `create`: a new one is offered beside them, with its name, or with the question for one. */
  | {
      readonly answer: 'choose';
      readonly why: Sentence;
      readonly sites: readonly Choice[];
      readonly create?:
        | { readonly name: string; readonly here: boolean; readonly user?: string }
        | 'ask-name';
      /** Several for others are offered, too. */
      readonly forOthers?: boolean;
    }
  | {
      readonly answer: 'opened-several';
      readonly opened: readonly { readonly name: string; readonly user: string }[];
      /** Lines of which nothing came. */
      readonly left: readonly LineLeft[];
    }
  | {
      readonly answer: 'sites';
      readonly page: Page;
      readonly whose: 'all' | 'own';
      readonly now: number;
      /** What of it can be had as files. */
      readonly files: 'none' | 'picture' | 'all';
    }
  | { readonly answer: 'status'; readonly site: Site; readonly around: StatusAround }
  | {
      readonly answer: 'site-menu';
      readonly site: Site;
      readonly allowed: { readonly export: boolean; readonly delete: boolean };
    }
  /** How fast all sites are to be checked. */
  | {
      readonly answer: 'ask-check-all';
      readonly sites: number;
      readonly withoutPassword: readonly string[];
      readonly underWay: number;
    }
  /** How a step stands that is not asked any more. */
  | { readonly answer: 'answered-already'; readonly site: Site; readonly ask: AskId }
  | {
      readonly answer: 'which-word';
      readonly site: string;
      readonly ask: AskId;
      readonly word: string;
      readonly between: readonly Meaning[];
    }
  | {
      readonly answer: 'doubt';
      readonly site: string;
      readonly ask: AskId;
      readonly value: string;
      readonly doubt: Doubt;
    }
  /** What was sent before the question that stands now: is it its answer? */
  | {
      readonly answer: 'late-word';
      readonly site: string;
      readonly ask: AskId;
      readonly text: string;
    }
  /** Each verification asks for the password, since none is kept. */
  | {
      readonly answer: 'password-each-time';
      readonly site: { readonly id: string; readonly name: string };
    }
  /** The link is a secret, for this person alone. */
  | {
      readonly answer: 'page';
      readonly page: 'password' | 'credentials';
      readonly site: string;
      readonly url: string;
    }
  | ({
      readonly answer: 'left-at-iloq';
      readonly id: string;
      readonly site: string;
    } & Extract<Withdrawn, { left: 'something' }>)
  | ({ readonly answer: 'alerts' } & AlertsOverview)
  | ({ readonly answer: 'site-alerts' } & SiteAlerts)
  | {
      readonly answer: 'roles';
      /** Who is named so, by role. */
      readonly named: Readonly<Record<string, Role>>;
      readonly defaultRole: Role;
      /** ADMINS; undefined: those of the workspace. */
      readonly admins: readonly string[] | undefined;
    }
  | {
      readonly answer: 'roles-of';
      readonly person: Person;
      readonly on: readonly { readonly site: string; readonly role: Role }[];
    };

/** The data of one of them. */
export type ShownAs<K extends Shown['answer']> = Omit<Extract<Shown, { answer: K }>, 'answer'>;

/** What is known around a site. */
export interface StatusAround {
  readonly password: PasswordState;
  readonly now: number;
  readonly rule: StuckRule;
  /** Its open ones. */
  readonly incidents: readonly Incident[];
}

/** How often finished sites are looked at, in milliseconds; `no-key`: they are not. */
export type Watching = { readonly everyMs: number } | 'no-key';

export interface AlertsOverview {
  readonly total: number;
  /** The last ones, and whose they are. */
  readonly open: readonly { readonly incident: Incident; readonly site: string }[];
  /** Where what is about all sites goes; undefined: to nobody. */
  readonly destination: string | undefined;
  /** How much is still to be said there. */
  readonly waiting: number;
  readonly watching: Watching;
  /** What could not be said anywhere: the newest of them. */
  readonly dead: {
    readonly count: number;
    readonly isMore: boolean;
    readonly letters: readonly {
      readonly at: number;
      readonly to: string;
      readonly reason: string;
      readonly site: string | undefined;
    }[];
  };
}

export interface SiteAlerts {
  readonly site: Pick<Site, 'id' | 'name' | 'alerts'>;
  readonly total: number;
  /** The first ones. */
  readonly open: readonly Incident[];
  /** Where they go, by severity; undefined: they are off. */
  readonly destinations: readonly {
    readonly severity: Severity;
    readonly to: string | undefined;
  }[];
  readonly counted: readonly CountedEvent[];
  readonly watching: Watching;
  readonly subscriptions: Description | undefined;
}

/** The whole of a list of which the report has the first names. */
export interface LongList {
  readonly list:
    | 'without'
    | 'outside'
    | 'not-programmed'
    | 'removed'
    | 'planned'
    | 'not-in-use'
    | 'hidden';
  readonly names: readonly string[];
}

export interface TimelinePage {
  readonly entries: readonly (Omit<JournalEntry, 'id' | 'site'> & {
    readonly position: number;
  })[];
  /** There are older ones. */
  readonly more: boolean;
  /** Before which entries each page up to this one begins; empty: the first page. */
  readonly trail: readonly number[];
}

/** The values that are typed, in one form. */
export interface ValuesForm {
  readonly site: string;
  /** What stands in the fields. */
  readonly values: TypedValues;
}

/** As typed; empty where nothing was. */
export type TypedValues = Readonly<Record<ValueStep, string>>;

/** What opens as a form, or over what is there. */
export type Form =
  /** In the place of the form that was asked for. */
  | { readonly form: 'none'; readonly why: Answer }
  | { readonly form: 'name' }
  /** A list of sites for others; `list`: what stands in the field. */
  | { readonly form: 'several'; readonly list: string }
  | ({ readonly form: 'values' } & ValuesForm)
  /** A part of a name is asked for, on Home. */
  | { readonly form: 'find'; readonly wanted: Wanted }
  | {
      readonly form: 'password';
      readonly site: Pick<Site, 'id' | 'name' | 'values'>;
      /** Where the password goes: into the site's custody, or into one verification. */
      readonly use: { readonly verify: boolean; readonly onceMore: boolean };
    }
  | { readonly form: 'required-locks'; readonly site: Site; readonly locks: number }
  | { readonly form: 'events'; readonly site: string; readonly events: readonly EventOffer[] }
  | { readonly form: 'rename'; readonly site: Site }
  | { readonly form: 'people'; readonly site: Site }
  | { readonly form: 'delete'; readonly site: Site }
  | { readonly form: 'snooze'; readonly incident: string }
  /** Of the workspace, as they are now. */
  | { readonly form: 'settings'; readonly settings: Settings }
  /** `words`: what somebody was at a loss with. */
  | {
      readonly form: 'ask-support';
      readonly site: string;
      readonly ask: AskId;
      readonly words: string | undefined;
    }
  | {
      readonly form: 'details';
      readonly site: Site;
      readonly lists: readonly LongList[];
      readonly page: number;
    }
  | {
      readonly form: 'timeline';
      readonly site: { readonly id: string; readonly name: string };
      readonly page: TimelinePage;
    };
