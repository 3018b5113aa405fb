import type { Deed, DeedAnswer, State } from './protocol.ts';

/** What every part of the page gets: how things stand, and a way to do something about it. */
export interface PaneProps {
  readonly state: State;
  readonly deed: (deed: Deed) => Promise<DeedAnswer>;
}
