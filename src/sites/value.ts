import { normaliseAddress, type OriginPolicy } from '../iloq/index.ts';
import type { ValueProblem } from './note.ts';

export type ReadValue =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: ValueProblem };

const longest = 200;
const refused = (problem: ValueProblem): ReadValue => ({ ok: false, problem });

/**
 * Reads a typed service code or user ID. iLOQ documents no format for either, so only what cannot
 * be right is refused.
 * @param text plain text, as the person sees it
 */
export function readIdentifier(text: string, step: 'service-code' | 'user-id'): ReadValue {
  const value = text.trim();
  if (value === '') return refused('empty');
  if (value.length > longest) return refused('too-long');
  if (/\s/u.test(value)) return refused('has-space');
  if (step === 'service-code' && /^(https?:\/\/|[^@]*\biloq\.(com|de)\b)/iu.test(value))
    return refused('is-address');
  return { ok: true, value };
}

/**
 * Reads a typed service address: what can be made right is made right, and the origin policy
 * decides the rest.
 */
export function readServiceAddress(text: string, origins: OriginPolicy): ReadValue {
  const typed = text.trim();
  if (typed === '') return refused('empty');
  if (typed.length > longest) return refused('too-long');
  const address = normaliseAddress(typed);
  if (!address.ok) {
    if (address.failure.kind !== 'address-refused') return refused('not-an-address');
    return refused(
      address.failure.because === 'credentials-in-address'
        ? 'credentials-in-address'
        : 'not-an-address',
    );
  }
  const refusal = origins.refusal(new URL(address.value));
  if (!refusal) return { ok: true, value: address.value };
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
