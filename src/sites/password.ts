import { goOn, markDone } from '../checklist/index.ts';
import type { Sealed } from '../credentials/index.ts';
import { hear, type Input, moveTo, tell } from './setup.ts';
import type { Site } from './site.ts';

const remembered = 5;

const remember = (site: Site, fingerprint: string): string[] =>
  [...site.knownPasswords.filter((known) => known !== fingerprint), fingerprint].slice(-remembered);

/** The password came through its own form, sealed: the step is done, and the next one is asked. */
export function passwordEntered(site: Site, input: Input, password: Sealed, fingerprint: string): Site {
  const next = { ...hear(site, input, 'password'), password, knownPasswords: remember(site, fingerprint) };
  const progress = markDone(site.progress, 'password', input);
  return site.progress.asked === 'password'
    ? moveTo(next, goOn(progress), input.at)
    : { ...next, progress: { ...progress, ...(site.progress.asked && { asked: site.progress.asked }) } };
}

/** Something that looks like the password was typed as a message: it is refused now and later, and never used. */
export const passwordTyped = (site: Site, input: Input, fingerprint: string, known: boolean): Site =>
  tell({ ...hear(site, input, 'password-typed'), knownPasswords: remember(site, fingerprint) }, input.at, {
    note: 'password-typed',
    known,
  });
