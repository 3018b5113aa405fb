import type { Alerts } from '../alerts/index.ts';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import type { Custody } from '../credentials/index.ts';
import type { Iloq, LoginGuard, OriginPolicy } from '../iloq/index.ts';
import type { Log } from '../log.ts';
import type { Settings, SiteQueries, Sites, WorkspaceStore } from '../sites/index.ts';
import type { Webhooks } from '../webhooks/index.ts';
import type { Watching } from './answer.ts';
import type { CheckNow } from './check-now.ts';
import type { Deletion } from './deletion.ts';
import type { LetThrough } from './known-passwords.ts';
import type { WithNames } from './mentioned-names.ts';
import type { GiveName } from './naming.ts';
import type { Permit } from './permit.ts';
import type { Channels, Languages, Pages, People, ToPerson } from './ports.ts';
import type { Verb } from './reading/index.ts';
import type { Take } from './take.ts';
import type { Verifier } from './verifier/index.ts';

/** What there is, whether Slack answers or not. */
export interface Core {
  readonly sites: Sites;
  readonly queries: SiteQueries;
  readonly workspace: WorkspaceStore;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly iloq: Iloq;
  readonly alerts: Alerts;
  readonly webhooks: Webhooks;
  readonly deletion: Deletion;
  readonly settings: Settings;
  readonly settingsUnlessChosen: Settings;
}

/** What there is besides, once Slack has said who the bot is. */
export interface Around {
  readonly verifier: Verifier;
  /** Undefined without PUBLIC_URL. */
  readonly pages: Pages | undefined;
  readonly people: People;
  readonly channels: Channels;
  readonly languages: Languages;
  readonly toPerson: ToPerson;
  readonly stuckRule: StuckRule;
  readonly watching: Watching;
  readonly origins: OriginPolicy;
  /** Told of each command. */
  readonly onCommand: (verb: Verb | 'unknown' | 'unnamed') => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the parts of the application have together: each takes of it what it needs. */
export interface Shared extends Core, Around {
  readonly take: Take;
  readonly permit: Permit;
  readonly letThrough: LetThrough;
  readonly giveName: GiveName;
  readonly withNames: WithNames;
  readonly checkNow: CheckNow;
}
