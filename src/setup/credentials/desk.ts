import type { Clock } from '../../clock.ts';
import type { Custody } from '../../credentials/index.ts';
import type { LoginGuard } from '../../iloq/index.ts';
import type { Input, Sites } from '../../sites/index.ts';

/** What credentials are taken in and handed out with, whichever way they come and go. */
export interface Desk {
  readonly sites: Sites;
  readonly custody: Custody;
  readonly guard: LoginGuard;
  readonly clock: Clock;
}

/** Asks for one verification with a password that is not kept. */
export type VerifyWith = (
  site: string,
  input: Input,
  about: { readonly onceMore: boolean; readonly password: string },
) => Promise<unknown>;
