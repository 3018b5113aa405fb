import { createCipheriv, createDecipheriv } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { CredentialKey } from '../../credentials/index.ts';
import { BrokenArchive, pack, unpack } from './archive.ts';

/**
 * A backup as one encrypted file: a line that names the key and the nonce, then the packed folder,
 * compressed and under AES-256-GCM, then the tag of 16 bytes. The line is authenticated, too.
 */
const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
const firstLine = /^livion-backup 1 ([A-Za-z0-9_-]{1,32}) ([A-Za-z0-9_-]{16})\n/u;
const longestFirstLine = 80;

/**
 * Packs, compresses and encrypts a folder into a new file, synced and for the owner only.
 * @throws the system's error, such as ENOSPC
 */
export async function sealFolder(
  folder: string,
  file: string,
  key: CredentialKey,
  random: (bytes: number) => Uint8Array,
): Promise<void> {
  const nonce = random(nonceBytes);
  const head = Buffer.from(
    `livion-backup 1 ${key.id} ${Buffer.from(nonce).toString('base64url')}\n`,
  );
  const cipher = createCipheriv(algorithm, key.secret, nonce, { authTagLength: tagBytes });
  cipher.setAAD(head);
  await pipeline(
    pack(folder),
    createGzip(),
    async function* seal(plain: AsyncIterable<Buffer>) {
      yield head;
      for await (const chunk of plain) yield cipher.update(chunk);
      yield cipher.final();
      yield cipher.getAuthTag();
    },
    createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
  );
}

export type Unsealed =
  | { readonly kind: 'unsealed'; readonly files: number }
  /** Not such a file. */
  | { readonly kind: 'other' }
  /** It is sealed with a key that is not given. */
  | { readonly kind: 'key-unknown'; readonly key: string }
  /** Another key under that ID, or the file was changed or cut off. */
  | { readonly kind: 'not-authentic' };

/**
 * Unpacks such a file into an empty folder. What lies there counts only once this has resolved to
 * `unsealed`: only then is it known to be what was sealed.
 * @throws the system's error, such as ENOSPC
 */
export async function unsealFile(
  file: string,
  folder: string,
  keys: readonly CredentialKey[],
): Promise<Unsealed> {
  const { size } = await stat(file);
  const start = (await bytesAt(file, 0, longestFirstLine)).toString('latin1');
  const [head, id = '', nonce = ''] = firstLine.exec(start) ?? [];
  if (head === undefined) return { kind: 'other' };
  const key = keys.find((each) => each.id === id);
  if (!key) return { kind: 'key-unknown', key: id };
  const end = size - tagBytes;
  if (end <= head.length) return { kind: 'not-authentic' };
  const decipher = createDecipheriv(algorithm, key.secret, Buffer.from(nonce, 'base64url'), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(head));
  decipher.setAuthTag(await bytesAt(file, end, tagBytes));
  let files = 0;
  try {
    await pipeline(
      createReadStream(file, { start: head.length, end: end - 1 }),
      async function* unseal(sealed: AsyncIterable<Buffer>) {
        for await (const chunk of sealed) yield decipher.update(chunk);
        yield decipher.final();
      },
      createGunzip(),
      async (plain: AsyncIterable<Buffer>) => {
        files = await unpack(plain, folder);
      },
    );
    return { kind: 'unsealed', files };
  } catch (error) {
    if (isOfTheSystem(error)) throw error;
    return { kind: 'not-authentic' };
  }
}

/**
 * A full disk is told as what it is; what is wrong with the content shows as an error of the
 * cipher, of the compression or of the archive, by where it is met first.
 */
const isOfTheSystem = (error: unknown): boolean =>
  !(error instanceof BrokenArchive) && error instanceof Error && 'syscall' in error;

async function bytesAt(file: string, position: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
