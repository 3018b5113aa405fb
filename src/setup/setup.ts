import type { Reply } from './answer.ts';
import type { TakeForm } from './forms.ts';
import type { HearMessage } from './hearing.ts';
import type { unreadIn } from './open-for.ts';
import type { HearPress } from './pressing.ts';
import type { Typed } from './reading/index.ts';
import type { AskRequiredLocks } from './required-locks.ts';
import type { SiteLife } from './site-life.ts';
import type { Sent, Where } from './take.ts';
import type { Values } from './values.ts';

/** What people do with the bot, whichever way it comes. Each is done once, and only by who may. */
export interface Setup {
  /** @param read what was typed; undefined where it is longer than anybody reads */
  command(
    sent: Sent,
    where: Where,
    read: () => Promise<Typed | undefined>,
    reply: Reply,
  ): Promise<void>;
  readonly message: HearMessage;
  /** Somebody has deleted a message of theirs. */
  deleted(user: string, message: string): Promise<void>;
  readonly press: HearPress;
  readonly form: TakeForm;
  /** A part of a name is looked for on Home. */
  search(
    sent: Sent,
    typed: string,
    reply: Reply,
    show: (search: string) => Promise<void>,
  ): Promise<void>;
  /** What is wrong in a form, said beside its field. */
  readonly problems: Pick<SiteLife, 'problemOfName' | 'problemOfDeletion'> & {
    readonly ofValues: Values['problems'];
    readonly ofList: typeof unreadIn;
  };
  /** What the form of the needed locks offers. */
  locksFor(site: string, user: string): ReturnType<AskRequiredLocks['toChooseFrom']>;
}
