import type { DatabaseSync } from 'node:sqlite';
import type { DigestChange } from '../../ports.ts';

export function createDigest(database: DatabaseSync) {
  const find = database.prepare('SELECT baseline, delivery FROM digest');
  const put = database.prepare('INSERT OR REPLACE INTO digest VALUES (0, ?, ?, ?)');
  const deliver = database.prepare('UPDATE digest SET delivery = ?');
  const putDead = database.prepare(
    'INSERT OR REPLACE INTO dead_letter (id, at, destination, reason) VALUES (?, ?, ?, ?)',
  );
  return {
    find: (): unknown => find.get(),
    change({ made, delivery, deadLetter }: DigestChange): void {
      const text = delivery === undefined ? null : JSON.stringify(delivery);
      if (made) put.run(made.at, JSON.stringify(made.baseline), text);
      else deliver.run(text);
      if (deadLetter) {
        const { id, at, to, reason } = deadLetter;
        putDead.run(id, at, to, reason);
      }
    },
  };
}
