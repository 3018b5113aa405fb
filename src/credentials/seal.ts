import { createCipheriv, createDecipheriv } from 'node:crypto';
import { z } from 'zod';
import type { CredentialKey } from './keys.ts';

/**
 * A password or sign key as it lies on disk. Only strings are asked for, and nothing of their form:
 * a damaged one must say "enter the password again" and not make the whole site unreadable.
 */
export const sealedSchema = z.object({
  /** ID of the key that seals it. */
  key: z.string(),
  /** Base64, 12 bytes. */
  nonce: z.string(),
  /** Base64: the ciphertext, and after it the tag of 16 bytes. */
  box: z.string(),
});

export type Sealed = z.infer<typeof sealedSchema>;

/** What a sealed text belongs to. With any part changed it does not open any more. */
export type Binding = PasswordBinding | SignKeyBinding | SlackTokenBinding;

export interface PasswordBinding {
  readonly purpose?: undefined;
  readonly site: string;
  /** Origin of the service address, e.g. `https://s5.iloq.com`. */
  readonly origin: string;
  readonly serviceCode: string;
  readonly userId: string;
}

/** The key that iLOQ signs a subscription's webhooks with. */
export interface SignKeyBinding {
  readonly purpose: 'sign-key';
  readonly site: string;
  /** iLOQ's GUID of the subscription, in lower case. */
  readonly subscription: string;
}

/** The token of a workspace that has installed the app. */
export interface SlackTokenBinding {
  readonly purpose: 'slack-token';
  readonly team: string;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** JSON, so that no two bindings read the same however the parts are cut. */
const associatedData = (binding: Binding): Buffer => Buffer.from(JSON.stringify(partsOf(binding)));

/** The purpose comes first, so that nothing opens as what it is not. */
function partsOf(binding: Binding): readonly string[] {
  switch (binding.purpose) {
    case 'sign-key':
      return ['sign-key', binding.site, binding.subscription];
    case 'slack-token':
      return ['slack-token', binding.team];
    case undefined:
      return ['password', binding.site, binding.origin, binding.serviceCode, binding.userId];
  }
}

/** AES-256-GCM under `key`, with a nonce of 96 random bits and the binding as associated data. */
export function sealWith(
  key: CredentialKey,
  password: string,
  binding: Binding,
  random: (bytes: number) => Uint8Array,
): Sealed {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength: tagBytes });
  cipher.setAAD(associatedData(binding));
  const box = Buffer.concat([cipher.update(password, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { key: key.id, nonce: Buffer.from(nonce).toString('base64'), box: box.toString('base64') };
}

/**
 * The password; `undefined` where the key, the binding or the sealed form is not the one it was
 * sealed with.
 */
export function openWith(key: CredentialKey, sealed: Sealed, binding: Binding): string | undefined {
  const nonce = Buffer.from(sealed.nonce, 'base64');
  const box = Buffer.from(sealed.box, 'base64');
  if (nonce.length !== nonceBytes || box.length < tagBytes) return undefined;
  const decipher = createDecipheriv(algorithm, key.secret, nonce, { authTagLength: tagBytes });
  decipher.setAAD(associatedData(binding));
  decipher.setAuthTag(box.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(box.subarray(0, -tagBytes)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    // node:crypto has no other way to say that the tag does not fit.
    return undefined;
  }
}
