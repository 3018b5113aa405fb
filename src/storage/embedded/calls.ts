import type { Thread } from './thread.ts';

/** An error as it crosses from one thread to the other: what is looked at of it. */
export interface Failed {
  readonly message: string;
  readonly stack: string | undefined;
  /** SQLite's `errcode` (https://sqlite.org/rescode.html); the system's `code` and the like. */
  readonly about: Readonly<Record<string, string | number>>;
}

/** What went wrong in a thread of the store. */
class ThreadFailed extends Error {
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

export type Answer<Told> = { readonly id: number } & (
  | { readonly is: 'told'; readonly told: Told }
  | { readonly is: 'failed'; readonly error: Failed }
);

/** Asks a thread, and finds the answer that belongs to the question. */
export interface Calls<Ask, Told> {
  ask(what: Ask): Promise<Told>;
  /** How many are not answered yet. */
  readonly waiting: number;
  /** Whatever is asked from now on fails with this. */
  refuse(error: Error): void;
}

/** @param onLost told of failures of what was answered already */
export function createCalls<Ask extends object, Told>(
  thread: Thread<Ask & { readonly id: number }, Answer<Told>>,
  onLost: (error: Error) => void,
): Calls<Ask, Told> {
  const waiting = new Map<
    number,
    { readonly resolve: (told: Told) => void; readonly reject: (error: Error) => void }
  >();
  let last = 0;
  let refused: Error | undefined;

  function leave(id: number) {
    const one = waiting.get(id);
    if (waiting.delete(id) && waiting.size === 0) thread.stay(false);
    return one;
  }

  thread.onAnswers((answers) => {
    for (const answer of answers) {
      const one = leave(answer.id);
      if (answer.is === 'told') one?.resolve(answer.told);
      else if (one) one.reject(new ThreadFailed(answer.error));
      else onLost(new ThreadFailed(answer.error));
    }
  });
  thread.onEnd((error) => {
    refused ??= error;
    for (const id of [...waiting.keys()]) leave(id)?.reject(error);
  });

  return {
    ask(what) {
      if (refused) return Promise.reject(refused);
      last += 1;
      const id = last;
      const told = new Promise<Told>((resolve, reject) => waiting.set(id, { resolve, reject }));
      thread.send({ ...what, id });
      if (waiting.size === 1) thread.stay(true);
      return told;
    },
    get waiting() {
      return waiting.size;
    },
    refuse(error) {
      refused ??= error;
    },
  };
}
