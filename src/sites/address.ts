import { ask, goOn, type Progress, refute, reopen } from '../checklist/index.ts';
import { applied, type Input } from './hear.ts';
import { moveTo } from './move-to.ts';
import type { Note } from './note.ts';
import { type Site, say } from './site.ts';
import { storeValue, tellProblem } from './values.ts';

/** What asking for iLOQ at a typed address came to, before any log-in. */
export type AddressCheck =
  | { readonly found: true; readonly address: string }
  /**
   * `unknown-host`: no server of that name is known; `not-asked`: without a service code iLOQ
   * cannot be asked.
   */
  | { readonly found: false; readonly because: 'not-iloq' | 'unknown-host' | 'not-asked' }
  | {
      readonly found: false;
      readonly because: 'unchecked';
      readonly failure: string;
      readonly detail?: string;
    };

/**
 * Stores an address that iLOQ is still to be asked for. Its request counts as applied only after
 * that: a process that dies in between is followed by one that asks for the step again, with the
 * address kept.
 */
export function storeAddress(site: Site, input: Input, address: string): Site {
  const stored = {
    ...storeValue(site, input, 'service-address', address),
    requests: site.requests,
  };
  const { doubted } = site;
  return doubted?.value === address ? { ...stored, doubted } : stored;
}

/**
 * Goes on from the address step with what iLOQ answered there: the address that worked is kept and
 * shown; one where nothing of iLOQ answers is asked again; one that could not be checked now is
 * kept, and verification will tell.
 * @param typed the address as it was stored; a newer one in its place makes this answer void
 */
export function addressChecked(
  before: Site,
  input: Input,
  typed: string,
  check: AddressCheck,
): Site {
  const { doubted, ...heard } = applied(before, input);
  const { at } = input;
  if (heard.values.serviceAddress !== typed || !takesAddress(heard)) return applied(before, input);
  const site: Site = heard;
  if (check.found) {
    const values = { ...site.values, serviceAddress: check.address };
    return moveTo({ ...site, values, located: true }, goOn(site.progress), at);
  }
  if (check.because === 'not-asked') return moveTo(site, goOn(site.progress), at);
  const isMeant = doubted?.value === typed;
  if (check.because === 'unknown-host' && isMeant) {
    const note = { note: 'address-unchecked', failure: 'unreachable', detail: 'dns' } as const;
    return moveTo(site, goOn(site.progress), at, [note]);
  }
  if (check.because === 'unknown-host') {
    const asked = asksAddress(site, reopen(site.progress, ['service-address']), at);
    const doubting = { ...asked, doubted: { ask: 'service-address', value: typed } } as const;
    const note = { note: 'address-unknown', address: typed } as const;
    return tellProblem(doubting, at, 'service-address', note);
  }
  if (check.because === 'unchecked') {
    const { failure, detail } = check;
    const note: Note = {
      note: 'address-unchecked',
      failure,
      ...(detail !== undefined && { detail }),
    };
    return moveTo(site, goOn(site.progress), at, [note]);
  }
  const asked = asksAddress(site, refute(site.progress, 'service-address', at), at);
  const shown = say({ ...asked, movedAt: at }, at, { say: 'list', anew: false });
  return tellProblem(shown, at, 'service-address', { note: 'address-not-iloq', address: typed });
}

/** The address can come: alone, or with the service code before it. */
export const takesAddress = ({ progress: { asked } }: Site): boolean =>
  asked === 'service-code' || asked === 'service-address';

/** The address is asked for: in its own message, where another value's stands. */
const asksAddress = (site: Site, progress: Progress, at: number): Site =>
  site.progress.asked === 'service-address'
    ? { ...site, progress: ask(progress, 'service-address') }
    : moveTo(site, ask(progress, 'service-address'), at);
