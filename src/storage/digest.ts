import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { DigestRecord } from './ports.ts';
import { inTransaction } from './transaction.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));
const digestRow = z.object({ baseline: json, delivery: json.nullable() });

export function createDigestRecord(database: DatabaseSync): DigestRecord {
  const read = database.prepare('SELECT baseline, delivery FROM digest');
  const keep = database.prepare('INSERT OR REPLACE INTO digest VALUES (0, ?, ?, ?)');
  const deliver = database.prepare('UPDATE digest SET delivery = ?');
  const putDead = database.prepare(
    'INSERT OR REPLACE INTO dead_letter (id, at, destination, reason) VALUES (?, ?, ?, ?)',
  );
  return {
    read() {
      const row = read.get();
      return row === undefined ? undefined : digestRow.parse(row);
    },
    keep: (at, baseline, delivery) => {
      const text = delivery === undefined ? null : JSON.stringify(delivery);
      keep.run(at, JSON.stringify(baseline), text);
    },
    setDelivery: (delivery, deadLetter) =>
      inTransaction(database, () => {
        deliver.run(delivery === undefined ? null : JSON.stringify(delivery));
        if (deadLetter) {
          const { id, at, to, reason } = deadLetter;
          putDead.run(id, at, to, reason);
        }
      }),
  };
}
