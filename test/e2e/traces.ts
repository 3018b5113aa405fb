import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../src/storage/files.ts';

/** A word that no program says by itself, as it stands in the marked password. */
const mark = 'Kanaria';

/**
 * A password that every way of writing a text changes: quotes, a backslash, markup and letters
 * beyond ASCII.
 */
export const markedPassword = `7"${mark}\\&<ä>%`;
/** Another one, for the second choice. */
export const secondPassword = `Uusi-${mark}-8'`;

/** The mark as base64 shows it, at each of the three places where it can begin. */
const inBase64 = [0, 1, 2].map((offset) => {
  const encoded = Buffer.from(`${'-'.repeat(offset)}${mark}`).toString('base64');
  const known = Math.floor(((offset + mark.length) * 8) / 6);
  return encoded.slice(Math.ceil((offset * 8) / 6), known);
});

const inHex = Buffer.from(mark).toString('hex');

/**
 * Whether the marked password, or a part of it, stands in a text: raw, escaped in any way, in
 * base64 or in hex.
 */
export function isTraced(text: string): boolean {
  const small = text.toLowerCase();
  return (
    small.includes(mark.toLowerCase()) ||
    small.includes(inHex) ||
    // UTF-16, as a memory image would have it.
    text.includes([...mark].join('\0')) ||
    inBase64.some((encoded) => text.includes(encoded))
  );
}

/**
 * What stands in the files of a folder, name by name; bytes as they are. A bot may write there: a
 * file that has another name by the time that it is read is left out.
 */
export const filesIn = (folder: string): { name: string; text: string }[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((name) => {
      try {
        return [{ name, text: readFileSync(name, 'latin1') }];
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return [];
        throw error;
      }
    });
