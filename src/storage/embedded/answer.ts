/** What a thread of the store answers, to the question with this number. */
export type Answer<Told> = { readonly id: number } & (
  | { readonly is: 'told'; readonly told: Told }
  | { readonly is: 'failed'; readonly error: Failed }
);

/** An error as it crosses from one thread to the other: what is looked at of it. */
export interface Failed {
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLite's `errcode` (https://sqlite.org/rescode.html); the system's `code` and the like. */
  readonly about: Readonly<Record<string, string | number>>;
}

export class ThreadFailed extends Error {
  constructor({ message, stack, about }: Failed) {
    super(message);
    Object.assign(this, about);
    if (stack !== undefined) this.stack = stack;
  }
}

const lookedAt = ['errcode', 'code', 'syscall', 'path'];

export const failedBy = (error: unknown): Failed => ({
  message: error instanceof Error ? error.message : String(error),
  stack: error instanceof Error ? error.stack : undefined,
  about: Object.fromEntries(
    Object.entries(error instanceof Error ? error : {}).flatMap(([name, value]) =>
      lookedAt.includes(name) && (typeof value === 'string' || typeof value === 'number')
        ? [[name, value]]
        : [],
    ),
  ),
});
