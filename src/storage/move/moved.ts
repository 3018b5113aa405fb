import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { StoreRefused } from '../refused.ts';

export type Moved =
  /** All of it is there, and nothing works with where it was any more. */
  | { readonly is: 'moved'; readonly documents: number; readonly rows: number }
  /** A move that was interrupted at its very end. */
  | { readonly is: 'finished' }
  /** It was moved before, to that place. */
  | { readonly is: 'gone'; readonly place: string; readonly at: number }
  | { readonly is: 'nothing-there' }
  /** Something else is kept at the other side. */
  | { readonly is: 'not-empty' }
  /** Workspaces have installed the app: a folder has room for one. */
  | { readonly is: 'several' }
  /** A file has to be fixed by a person first. */
  | { readonly is: 'unreadable'; readonly file: string }
  /** These are not the same on both sides: nothing was changed where it was. */
  | { readonly is: 'differing'; readonly what: readonly string[] }
  | { readonly is: 'refused'; readonly because: StoreRefused };

export interface Move {
  readonly dataDir: string;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** As for a bot that works with the database. */
  readonly callMs?: number;
  /** Told after each step, by name: tests end the process there. */
  readonly onStep?: (step: Step) => void;
}

/** A kill after any of them leaves one side that works, or a move that can be finished. */
export const steps = ['begun', 'written', 'arrived', 'compared', 'left'] as const;
type Step = (typeof steps)[number];
