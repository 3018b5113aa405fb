import { normaliseAddress, type OriginPolicy } from '../../iloq/index.ts';
import type { ValueProblem } from '../../sites/index.ts';
import { bare, isQuoted, trimmed, withoutStops } from './marks.ts';
import { isWord } from './said.ts';

/** Why a value is asked about once more before it is kept. */
export type Doubt = 'e-mail' | 'address' | 'word';

export type ReadValue =
  | {
      readonly ok: true;
      readonly value: string;
      /** Marks were taken off: what is kept is said. */
      readonly changed: boolean;
      readonly doubt?: Doubt;
    }
  | { readonly ok: false; readonly problem: ValueProblem };

const longest = 200;
const refused = (problem: ValueProblem): ReadValue => ({ ok: false, problem });

/**
 * Reads a typed service code or user ID. iLOQ documents no format for either, so only what cannot
 * be right is refused, and what is hardly right is asked about; what stands in quotes is meant
 * letter by letter.
 * @param text as the person saw it
 */
export function readIdentifier(text: string, step: 'service-code' | 'user-id'): ReadValue {
  if (text.length > longest) return refused('too-long');
  const isExact = isQuoted(text);
  const value = valueIn(text, isExact);
  if (value === '') return refused('empty');
  if (/\s/u.test(value)) return refused('has-space');
  const doubt = isExact ? undefined : doubtOf(value, trimmed(text), step);
  const changed = value !== text.trim();
  return { ok: true, value, changed, ...(doubt && { doubt }) };
}

/** Without marks, without characters that nobody sees, without the stop that a phone adds. */
function valueIn(text: string, isExact: boolean): string {
  const plain = bare(text).replaceAll(/\p{Cf}/gu, '');
  return isExact ? plain : bare(withoutStops(plain)) || plain;
}

function doubtOf(
  value: string,
  typed: string,
  step: 'service-code' | 'user-id',
): Doubt | undefined {
  if (/^https?:\/\/|^www\./iu.test(value)) return 'address';
  if (/^[^@]+@[^@]+$/u.test(value)) return 'e-mail';
  if (step === 'service-code' && /\biloq\.(?:com|de)\b/iu.test(value)) return 'address';
  return isWord(typed) ? 'word' : undefined;
}

/** Reads a typed service address; what can be made right is, the origin policy decides the rest. */
export function readServiceAddress(text: string, origins: OriginPolicy): ReadValue {
  if (text.length > longest) return refused('too-long');
  const typed = withoutStops(bare(withoutStops(text))).replaceAll(/\p{Cf}/gu, '');
  if (typed === '') return refused('empty');
  if (/^[^@/\s]+@[^@/\s]+$/u.test(typed) && !typed.includes(':')) return refused('is-e-mail');
  const address = normaliseAddress(typed);
  if (!address.ok) {
    const { failure } = address;
    const isOpen =
      failure.kind === 'address-refused' && failure.because === 'credentials-in-address';
    return refused(isOpen ? 'credentials-in-address' : 'not-an-address');
  }
  const refusal = origins.refusal(new URL(address.value));
  if (!refusal) return { ok: true, value: address.value, changed: typed !== text.trim() };
  switch (refusal.because) {
    case 'not-https':
    case 'private-address':
    case 'credentials-in-address':
    case 'not-allowed':
      return refused(refusal.because);
    case 'redirect':
    case 'not-a-url':
      return refused('not-an-address');
  }
}
