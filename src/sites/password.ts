import { goOn, markDone, reopen, stateOf } from '../checklist/index.ts';
import type { Sealed } from '../credentials/index.ts';
import { hear, type Input, tell } from './hear.ts';
import { moveTo } from './move-to.ts';
import { follow, type Site, say } from './site.ts';

const rememberedEntered = 5;
const rememberedLeaked = 20;

const remember = (fingerprints: readonly string[], fingerprint: string, most: number): string[] =>
  [...fingerprints.filter((known) => known !== fingerprint), fingerprint].slice(-most);

/** The password came through its own form, sealed: the step is done, and the next one is asked. */
export function passwordEntered(
  site: Site,
  input: Input,
  password: Sealed,
  fingerprint: string,
): Site {
  const knownPasswords = remember(site.knownPasswords, fingerprint, rememberedEntered);
  const { handedOut: _, ...heard } = hear(site, input, 'password-entered');
  const next = { ...heard, password, knownPasswords };
  // What was verified was verified with the password before.
  const proved = stateOf(site.progress, 'verification').status === 'verified';
  const progress = markDone(
    proved ? reopen(site.progress, ['verification', 'hand-over']) : site.progress,
    'password',
    input,
  );
  // Entered from an older message: it is stored, and what is asked stays as it is.
  const asked = site.progress.asked;
  return asked === undefined || asked === 'password'
    ? moveTo(next, goOn(progress), input.at)
    : moveTo(next, { ...progress, asked }, input.at);
}

/**
 * Something that looks like the password was typed as a message: it is refused now and whenever it
 * is entered later. Where it is the stored one, that is forgotten and asked for again.
 */
export function passwordTyped(
  site: Site,
  input: Input,
  fingerprint: string,
  about: { known: boolean; stored: boolean; typed?: string | undefined },
): Site {
  const heard = hear(site, input, 'password-typed');
  const leaked = {
    ...heard,
    leakedPasswords: remember(site.leakedPasswords, fingerprint, rememberedLeaked),
  };
  const told = tell(leaked, input.at, {
    note: 'password-typed',
    known: about.known,
    ...(about.typed !== undefined && { typed: about.typed }),
  });
  if (!about.stored) return told;
  const { password: _, ...forgotten } = told;
  return moveTo(forgotten, goOn(reopen(site.progress, ['password', 'verification'])), input.at);
}

/** Somebody looked at the credentials: kept in the journal, and told in the conversation. */
export function credentialsSeen(site: Site, at: number, by: string): Site {
  const seen = follow(site, at, { do: 'journal', what: 'credentials-seen', by });
  const told = tell({ ...seen, handedOut: true }, at, { note: 'credentials-seen', by });
  return site.progress.asked === 'hand-over' ? say(told, at, { say: 'redraw' }) : told;
}

/** The message with the password is deleted: the warning says so. */
export const passwordDeleted = (site: Site, at: number, typed: string): Site =>
  site.messages.warning?.typed === typed ? say(site, at, { say: 'thank' }) : site;

/** A password that is kept is known wherever it is typed: what 0.1.0 kept is not, by itself. */
export const passwordKnown = (site: Site, fingerprint: string): Site => ({
  ...site,
  knownPasswords: remember(site.knownPasswords, fingerprint, rememberedEntered),
});

/** The same password under another key; by the fingerprint it is known when it is typed. */
export function resealed(site: Site, password: Sealed, fingerprint: string | undefined): Site {
  const next = { ...site, password };
  return fingerprint === undefined ? next : passwordKnown(next, fingerprint);
}
