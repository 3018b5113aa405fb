/**
 * What the sandbox's page and its server say to each other. The server sends whole states (`GET
 * /events`, server-sent events), the page sends deeds (`POST /deeds`, JSON): no state of its own
 * but what is typed and where one looks.
 */

export type Json = Readonly<Record<string, unknown>>;

/** One of the sandbox's people. */
export interface PersonView {
  readonly id: string;
  /** The handle, as in `maija`. */
  readonly name: string;
  readonly realName: string;
  /** What they are here for: "Installer", "Support", "Manager". */
  readonly part: string;
}

export interface ChannelView {
  readonly id: string;
  /** Without `#`; of a direct message with the bot, the bot's name. */
  readonly name: string;
  readonly kind: 'channel' | 'direct-message';
  readonly archived: boolean;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly altText: string | null;
  /** Path on the sandbox's own server; empty where only its name came here. */
  readonly url: string;
}

export interface MessageView {
  readonly ts: string;
  readonly threadTs: string | null;
  /** The ID of a person or of the bot. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly edited: boolean;
  /** "Only visible to you". */
  readonly onlyForYou: boolean;
  readonly files: readonly FileView[];
  /** What the person has chosen in this message's inputs, as Slack's `state.values`. */
  readonly state: Json;
}

export interface ViewView {
  readonly id: string;
  readonly view: Json;
  readonly state: Json;
  /** By block ID. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Slack, as one person sees it now. */
export interface SlackView {
  readonly me: string;
  readonly bot: string;
  /** Who can be played. */
  readonly people: readonly PersonView[];
  /** What everybody is called, also those who cannot be played and the bot, by ID. */
  readonly names: Readonly<Record<string, string>>;
  readonly channels: readonly ChannelView[];
  /** By channel ID, in order. */
  readonly messages: Readonly<Record<string, readonly MessageView[]>>;
  /** Open modals, the one in front last. */
  readonly modals: readonly ViewView[];
  readonly home: ViewView | null;
}

export interface LockView {
  readonly id: string;
  readonly name: string;
  /** 0 planned, 1 installed, 2 not in use, 3 hidden. */
  readonly state: number;
  /** "Allow API Access Rights" of its settings. */
  readonly apiAllowed: boolean;
  /** IDs of access rights, as planned and as programmed. */
  readonly planned: readonly string[];
  readonly programmed: readonly string[];
}

export interface AccessRightView {
  readonly id: string;
  readonly name: string;
  readonly api: boolean;
  readonly active: boolean;
}

/** Somebody with a user ID in the locking system. */
export interface UserView {
  readonly userId: string;
  /** First and last name. */
  readonly person: string;
  readonly password: string;
  readonly passwordExpired: boolean;
  readonly lockedOut: boolean;
  /** The labels of the usage rights that are selected. */
  readonly rights: readonly string[];
}

/** The locking system, as iLOQ Manager would show it. */
export interface IloqView {
  readonly serviceCode: string;
  readonly serviceAddress: string;
  readonly name: string;
  readonly publicApi: boolean;
  readonly apiAccessRights: boolean;
  readonly active: boolean;
  /** `YYYY-MM-DD`; null: never. */
  readonly licenceEnds: string | null;
  readonly users: readonly UserView[];
  readonly locks: readonly LockView[];
  readonly accessRights: readonly AccessRightView[];
  /** Names of the events somebody has subscribed to. */
  readonly subscribed: readonly string[];
}

export type IloqFault = 'none' | 'slow' | 'down' | 'html' | 'lock-out';
export type SlackFault = 'none' | 'rate-limit' | 'down';

export interface FaultsView {
  readonly iloq: IloqFault;
  readonly slack: SlackFault;
  /** Slack sends each request twice. */
  readonly twice: boolean;
  readonly bot: 'running' | 'starting' | 'killed';
}

export interface State {
  /** Grows with every change. */
  readonly version: number;
  readonly slack: SlackView;
  readonly iloq: IloqView;
  readonly faults: FaultsView;
}

/** Where a message stands. */
export interface MessageAt {
  readonly channel: string;
  readonly ts: string;
}

/** What somebody does in Slack; `as` is the person's ID. */
export type SlackDeed =
  | {
      readonly do: 'say';
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string;
      /** The name of a file that comes with it; what is in it stays where it is. */
      readonly file?: string;
    }
  /** Of one's own messages. */
  | { readonly do: 'edit'; readonly at: MessageAt; readonly text: string }
  | { readonly do: 'delete'; readonly at: MessageAt }
  /** `/livion …`, typed in a channel. */
  | { readonly do: 'command'; readonly channel: string; readonly text: string }
  /**
   * Presses a button, or chooses in a menu: `value` is what Slack's action would carry (empty for a
   * button).
   */
  | {
      readonly do: 'act';
      readonly at: MessageAt | { readonly view: string };
      readonly blockId: string;
      readonly actionId: string;
      readonly value: Json;
      /** Of a view: its `state.values` as it stands in the page, which goes to the bot with it. */
      readonly state?: Json;
    }
  /** Asks for the options of an external menu; the answer to the request holds them. */
  | {
      readonly do: 'options';
      readonly at: MessageAt | { readonly view: string };
      readonly blockId: string;
      readonly actionId: string;
      readonly query: string;
    }
  /** Submits the modal in front, with `state.values` as it stands in the page. */
  | { readonly do: 'submit'; readonly view: string; readonly state: Json }
  | { readonly do: 'close'; readonly view: string }
  | { readonly do: 'open-home' };

/** What somebody does in iLOQ Manager. */
export type IloqDeed =
  | {
      readonly do: 'system';
      readonly set: 'publicApi' | 'apiAccessRights' | 'active';
      readonly to: boolean;
    }
  | { readonly do: 'licence'; readonly ends: string | null }
  | {
      readonly do: 'add-user';
      readonly person: string;
      readonly userId: string;
      readonly password: string;
    }
  | {
      readonly do: 'right';
      readonly userId: string;
      readonly label: string;
      readonly selected: boolean;
    }
  | {
      readonly do: 'user';
      readonly userId: string;
      readonly set: 'passwordExpired' | 'lockedOut';
      readonly to: boolean;
    }
  | { readonly do: 'password'; readonly userId: string; readonly to: string }
  /** A copy of an access right under another name; `api`: with API access. */
  | { readonly do: 'duplicate'; readonly id: string; readonly name: string; readonly api: boolean }
  | { readonly do: 'access-right'; readonly id: string; readonly active: boolean }
  | { readonly do: 'lock'; readonly id: string; readonly state: number }
  | { readonly do: 'allow-api'; readonly id: string; readonly to: boolean }
  /** Plans an access right for a lock, or no longer; the lock itself learns of it by `program`. */
  | {
      readonly do: 'plan';
      readonly lock: string;
      readonly accessRight: string;
      readonly to: boolean;
    }
  /** Orders the changes of a lock and programs it as planned. */
  | { readonly do: 'program'; readonly lock: string }
  /** iLOQ sends a webhook. */
  | { readonly do: 'event'; readonly event: 'key_added' | 'key_blocklisted' | 'failed_access' };

export type FaultDeed =
  | { readonly do: 'iloq'; readonly fault: IloqFault }
  | { readonly do: 'slack'; readonly fault: SlackFault }
  | { readonly do: 'twice'; readonly to: boolean }
  | { readonly do: 'kill-bot' }
  | { readonly do: 'start-bot' }
  /** Everything as it was when the sandbox opened. */
  | { readonly do: 'start-over' };

/** The body of `POST /deeds`. */
export type Deed =
  | { readonly in: 'slack'; readonly as: string; readonly deed: SlackDeed }
  | { readonly in: 'iloq'; readonly deed: IloqDeed }
  | { readonly in: 'faults'; readonly deed: FaultDeed };

/**
 * The answer to it: what went wrong as Slack's client would say it, such as `operation_timeout`;
 * null when all went well.
 */
export interface DeedAnswer {
  readonly error: string | null;
  /** Of `options`. */
  readonly options?: readonly Json[];
  /** What iLOQ's webhook was answered, of `event`. */
  readonly note?: string;
}
