import type { Report } from '../checklist/index.ts';
import type { DeviceEvent } from './device-event.ts';
import type { Incident } from './incident.ts';
import type { Kind, Problem, Severity } from './problem.ts';
import type { ReportedSite } from './problems-of-report.ts';
import type { CountedEvent, DeadLetter } from './store.ts';

export type Action =
  /** `from`: who had it when the button was drawn. */
  | { readonly do: 'acknowledge'; readonly from?: string | undefined }
  | { readonly do: 'snooze'; readonly until: number }
  | { readonly do: 'resolve' | 'wake' };

/** What a press came to; `stands`: it changed nothing, and this is how it stands. */
export type Acted =
  | { readonly is: 'done' | 'stands'; readonly incident: Incident }
  | { readonly is: 'gone' };

export interface OpenAtSite {
  readonly site: string;
  readonly open: readonly Incident[];
}

export interface Alerts {
  /**
   * Something is wrong. On disk when it resolves; told by the dispatcher.
   * @param once the same key a second time changes nothing
   */
  raise(problem: Problem, once?: string): Promise<void>;
  /** These problems of a site are over. */
  clear(site: string, kinds: readonly Kind[], once?: string): Promise<void>;
  /** The site is archived: its open incidents end. */
  endAll(site: string, by: string | undefined, once?: string): Promise<void>;
  /** The site is deleted: what speaks of many leaves it out. The rest goes with the streams. */
  leaveOut(site: string): Promise<void>;
  /** A verification's report: raises and clears what it says. */
  report(site: ReportedSite, report: Report, once?: string): Promise<void>;
  /** A press of a person. Of two at once, the first has it. */
  act(incident: string, action: Action, by: string): Promise<Acted>;
  /** A device event of iLOQ's webhooks: posted or counted, as its site wants it. */
  deviceEvent(event: DeviceEvent, once?: string): Promise<void>;
  /**
   * A test alert where the site's alerts of that severity go (or the default's).
   * @returns the destination, undefined if off
   */
  test(by: string, site?: string, severity?: Severity): Promise<string | undefined>;
  /** What stands at a destination is said again, in place: in another language. */
  sayAgain(to: string): Promise<void>;
  /** Ends snoozes whose time has come, and forgets what is older than 30 days. */
  tick(): Promise<void>;
  destination(site: string | undefined, severity: Severity): Promise<string | undefined>;
  incident(id: string): Promise<Incident | undefined>;
  /** Open ones, of a site or of all. */
  open(site?: string): Promise<readonly Incident[]>;
  /** How many incidents have something pending at a destination. */
  waiting(to: string): Promise<number>;
  deadLetters(limit: number): Promise<readonly DeadLetter[]>;
  /** Ordinary device events of a site since then, the most frequent first. */
  counted(site: string, since: number): Promise<readonly CountedEvent[]>;
  /** Called when incidents of these sites have changed, on disk, with what is open of each. */
  onChange(listener: (sites: readonly OpenAtSite[]) => void): void;
  /** Called with the destinations at which there is something new to say. */
  onPending(listener: (destinations: readonly string[]) => void): void;
}
