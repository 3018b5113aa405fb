/**
 * What the local iLOQ knows: plain data with the documentation's names, to be read and changed at
 * any time by tests and the demo. The next call sees the change.
 */
export interface IloqState {
  systems: System[];
  /**
   * HTTP status of a call whose right is missing. Not documented; 401 and 403 are both imaginable.
   */
  forbiddenStatus: 401 | 403;
}

/** One customer of iLOQ: what a service code stands for. */
export interface System {
  CustomerCode: string;
  /**
   * Base path that GetUrl names, e.g. `iloqwspool2`; null: GetUrl answers null and the service
   * address is kept.
   */
  pool: string | null;
  /**
   * How a system without the API answers (not documented, so it can be chosen); null: the API is
   * enabled.
   */
  notEnabled:
    | { at: 'CreateSession'; result: number }
    | { at: 'CreateSession' | 'SetLockgroup'; status: number }
    | null;
  /** CreateSession answers this whatever was sent; null: as it should. */
  forcedResult: number | null;
  /** The wrong password with this number locks the user out. */
  lockOutAfter: number;
  users: User[];
  lockGroups: LockGroupState[];
}

export interface User {
  userName: string;
  password: string;
  /** RightsMask in decimal digits: JSON has no BigInt, and a number would lose bits. */
  rightsMask: string;
  /** Zone_IDs that the user sees; null: all. */
  zones: string[] | null;
  passwordExpired: boolean;
  wrongLogins: number;
  lockedOut: boolean;
}

/** A locking system with everything in it. */
export interface LockGroupState {
  LockGroup_ID: string;
  Name: string;
  /** 2048: Public API in use; 16384: API access rights usable. */
  OptionMask: number;
  State: number;
  ExpireDateUTC: string | null;
  Address: string;
  CountryCode: string;
  TimeZoneStandardName: string;
  realEstates: { RealEstate_ID: string; Name: string }[];
  zones: { Zone_ID: string; Name: string; Type: number }[];
  locks: LockState[];
  securityAccesses: SecurityAccessState[];
  keys: KeyState[];
  securityRoles: { SecurityRole_ID: string; Name: string }[];
  personRoles: { PersonRole_ID: string; Name: string }[];
  calendarDataTitles: { CalendarDataTitle_ID: string; Name: string }[];
  timeLimitTitles: { TimeLimitTitle_ID: string; Name: string }[];
  networkModules: { FProgKey_ID: string; Description: string }[];
  subscriptions: SubscriptionState[];
}

export interface SubscriptionState {
  SubscriptionId: string;
  WebhookEventId: string;
  TargetEndpointUri: string;
  StartDateUtc: string;
  EndDateUtc: string;
  CustomHeader: string | null;
  JsonPathFilter: string | null;
  SignKey: string;
  /** The number of the last payload. */
  Counter: number;
  State: number;
  payloads: PayloadState[];
}

export interface PayloadState {
  WebhookEventPayloadId: string;
  Counter: number;
  /** 1 created, 2 delivered, 3 failed and to be tried again, 4 given up. */
  State: 1 | 2 | 3 | 4;
  Data: Readonly<Record<string, unknown>>;
  /** When the event was. */
  CreatedUtc: string;
  FailedRequests: number;
}

export interface LockState {
  FLock_ID: string;
  Description: string;
  LockType: number;
  /** 0 planned, 1 installed, 2 not in use, 3 hidden. */
  PhysicalState: number;
  SerialNumber: number;
  RealEstate_Id: string;
  Zone_ID: string;
  /** SecurityAccess_IDs as planned now (mode 1). */
  planned: string[];
  /** SecurityAccess_IDs as last programmed (mode 2). */
  programmed: string[];
}

export interface SecurityAccessState {
  SecurityAccess_ID: string;
  Name: string;
  Description: string;
  /** 1 standard, 3 API, 0 and 2 internal. */
  Type: number;
  /** 0 active, 1 no longer in use, 2 blocklisted, 3 blocklisted through a key, 4 blocked. */
  Status: number;
  AccessMode: number;
  Zone_ID: string;
  RealEstate_ID: string;
}

export interface KeyState {
  FNKey_ID: string;
  Description: string;
  State: number;
  KeyTypeMask: number;
  IsProgrammed: boolean;
  ProgrammingState: number;
}
