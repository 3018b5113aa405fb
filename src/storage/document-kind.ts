import { z } from 'zod';

export interface DocumentKind<T extends { readonly id: string }, Row> {
  /** Folder under the data directory, such as `sites`. */
  readonly folder: string;
  /**
   * The one document of its folder: whatever else lies there is not the bot's, and is left alone.
   */
  readonly only?: string;
  /**
   * The first leads from `version` 1 to 2, and so on. A document with a higher version than the
   * last one leads to was written by a newer program.
   */
  readonly migrations: readonly Migration[];
  /** Checks what was read, of the newest version; throws if it is no such document. */
  readonly parse: (json: unknown) => T;
  readonly row: (doc: T) => Row;
  /** The last touch to a document that is about to be written. */
  readonly finish?: (before: T | undefined, after: T) => T;
  /** Changes a document that was taken from its previous copy, before anybody sees it. */
  readonly onRestored?: (doc: T) => T | Promise<T>;
  /**
   * The row, from the previous copy, of a document that a person has broken: it is stopped, and
   * nothing reads or writes it before the next start. Left out: the bot does not start without it.
   */
  readonly onStopped?: (row: Row) => Row;
}

export type Readable<T extends { readonly id: string }> = Pick<
  DocumentKind<T, unknown>,
  'folder' | 'migrations' | 'parse'
>;

/** In one line, for the operator. */
export function whatIsWrong(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'the whole'}: ${issue?.message}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Makes a document of the next version; what sets `version` is the store. */
export type Migration = (
  document: Readonly<Record<string, unknown>>,
) => Readonly<Record<string, unknown>>;

/** Written by a newer program: going on would take it for damaged. */
export class NewerVersion extends Error {}

const versioned = z.object({ version: z.int().positive() });
const anyRecord = z.record(z.string(), z.unknown());

const idPattern = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

export const isIdOf = ({ only }: { readonly only?: string }, id: string): boolean =>
  idPattern.test(id) && (only === undefined || id === only);

/**
 * Reads what was kept, whatever version of this program wrote it.
 * @throws NewerVersion; whatever `parse` throws where it is no such document
 */
export function readDocument<T extends { readonly id: string }>(
  kind: Readable<T>,
  id: string,
  text: string,
): T {
  const doc = kind.parse(migrated(kind, JSON.parse(text)));
  if (doc.id !== id) throw new Error(`the document's ID is ${doc.id}`);
  return doc;
}

/** @returns the document in the newest version; what has none is for `parse` to refuse */
function migrated(
  { folder, migrations }: Pick<Readable<{ readonly id: string }>, 'folder' | 'migrations'>,
  json: unknown,
): unknown {
  const { version } = versioned.safeParse(json).data ?? {};
  const known = migrations.length + 1;
  if (version === undefined || version === known) return json;
  if (version > known)
    throw new NewerVersion(`${folder}: version ${version}, known up to ${known}`);
  return migrations
    .slice(version - 1)
    .reduce<Readonly<Record<string, unknown>>>(
      (document, migrate, index) => ({ ...migrate(document), version: version + index + 1 }),
      anyRecord.parse(json),
    );
}
