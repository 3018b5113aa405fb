import { goOn, markDone, reopen } from '../checklist/index.ts';
import type { Sealed } from '../credentials/index.ts';
import { hear, type Input, moveTo, tell } from './setup.ts';
import type { Site } from './site.ts';

const rememberedEntered = 5;
const rememberedLeaked = 20;

const remember = (fingerprints: readonly string[], fingerprint: string, most: number): string[] =>
  [...fingerprints.filter((known) => known !== fingerprint), fingerprint].slice(-most);

/** The password came through its own form, sealed: the step is done, and the next one is asked. */
export function passwordEntered(site: Site, input: Input, password: Sealed, fingerprint: string): Site {
  const knownPasswords = remember(site.knownPasswords, fingerprint, rememberedEntered);
  const next = { ...hear(site, input, 'password-entered'), password, knownPasswords };
  const progress = markDone(site.progress, 'password', input);
  // Entered from an older message: it is stored, and what is asked stays as it is.
  const asked = site.progress.asked;
  return asked === undefined || asked === 'password'
    ? moveTo(next, goOn(progress), input.at)
    : moveTo(next, { ...progress, asked }, input.at);
}

/**
 * Something that looks like the password was typed as a message: it is refused now and whenever it is entered later. Where
 * it is the stored one, that is forgotten and asked for again.
 */
export function passwordTyped(
  site: Site,
  input: Input,
  fingerprint: string,
  about: { known: boolean; stored: boolean },
): Site {
  const heard = hear(site, input, 'password-typed');
  const leaked = { ...heard, leakedPasswords: remember(site.leakedPasswords, fingerprint, rememberedLeaked) };
  const told = tell(leaked, input.at, { note: 'password-typed', known: about.known });
  if (!about.stored) return told;
  const { password: _, ...forgotten } = told;
  return moveTo(forgotten, goOn(reopen(site.progress, ['password', 'verification'])), input.at);
}
