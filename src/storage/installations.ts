import type { Sealed } from '../credentials/index.ts';
import type { Team } from './kept.ts';

/** A workspace that has installed the app. */
export interface Installation {
  readonly team: Team;
  /** As Slack called it then. */
  readonly name: string;
  /** Slack user ID. */
  readonly installer: string;
  readonly token: Sealed;
  /** The last time, in milliseconds since the epoch. */
  readonly at: number;
  /** The first time since it last left, or ever. */
  readonly since: number;
  /** When it removed the app; undefined: it has it. */
  readonly leftAt: number | undefined;
  /** After it has left: iLOQ sends it nothing any more. */
  readonly withdrawn: boolean;
}
