import type { SiteRow } from '../sites/index.ts';
import type { ReplyOrOpen } from './answer.ts';
import type { Press } from './pressed.ts';
import type { By } from './take.ts';

/** Everything but what is pressed on Home about Home itself. */
export type SitePress = Exclude<Press, { do: 'home' | 'find' }>;

/** What `may` is asked for here; a command asks it where it is carried out. */
type AskedPress = Exclude<SitePress, { do: 'command' }>;
type Kinds = { readonly [K in AskedPress['do']]: Extract<AskedPress, { do: K }> };

/** Who presses, once `may` has let it through. */
export interface ByPress extends By {
  /** The site that it is about. */
  readonly row: SiteRow | undefined;
  readonly reply: ReplyOrOpen;
}

type Does<K> = {
  readonly [P in keyof K]: (press: K[P], by: ByPress) => Promise<void> | undefined;
};

/** What each of these presses does. */
export type Presses<K extends keyof Kinds> = Does<Pick<Kinds, K>>;

export type EveryPress = Presses<keyof Kinds>;

const perform = <K, P extends keyof K>(does: Does<K>, what: P, press: K[P], by: ByPress) =>
  does[what](press, by);

/** Does what a press says. */
export const carryOut = async (
  presses: EveryPress,
  press: AskedPress,
  by: ByPress,
): Promise<void> => perform<Kinds, keyof Kinds>(presses, press.do, press, by);
