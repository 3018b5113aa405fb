import type { Acceptance, Inbox, NewPayload } from '../storage/index.ts';

/**
 * Payloads that come in the same moment share a transaction, and with it one wait for the disk.
 * While that is waited for, the next ones gather.
 * @returns resolves when the payload is on disk; rejects when it could not be written
 */
export function createGroupCommit(inbox: Inbox): (payload: NewPayload) => Promise<Acceptance> {
  let gathered: {
    readonly payload: NewPayload;
    readonly resolve: (acceptance: Acceptance) => void;
    readonly reject: (error: unknown) => void;
  }[] = [];

  function commit(): void {
    const group = gathered;
    gathered = [];
    try {
      const acceptances = inbox.accept(group.map(({ payload }) => payload));
      for (const [index, { resolve, reject }] of group.entries()) {
        const acceptance = acceptances[index];
        if (acceptance === undefined) reject(new Error('the inbox left a payload out'));
        else resolve(acceptance);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  return (payload) =>
    new Promise((resolve, reject) => {
      if (gathered.length === 0) setImmediate(commit);
      gathered.push({ payload, resolve, reject });
    });
}
