import { settledState } from '../../../checklist/index.ts';
import { gravity, isOrphaned, isWatched, roleOn, type SiteRow } from '../../../sites/index.ts';
import type { KeptRow } from '../beside/index.ts';

/** @param stamp of the document that it was made of; undefined: made anew at the next start */
export function keptRow(row: SiteRow, stamp: string | undefined): KeptRow {
  const { standing, conversation } = row;
  const named = new Set([...row.installers, ...Object.keys(row.roles ?? {})]);
  return {
    ...{ id: row.id, stamp: stamp ?? null, key: row.key, knownPasswords: row.knownPasswords },
    people: [...named].map((person) => [
      ...([person, roleOn(row, person) ?? 'none'] as const),
      Number(row.installers.includes(person)),
    ]),
    values: {
      body: JSON.stringify(row),
      ...{ state: settledState(standing), moved: standing.movedAt, gravity: gravity({}) },
      finished: standing.finishedAt ?? null,
      stopped: Number(row.stopped ?? false),
      service_code: row.serviceCode ?? null,
      held_with: conversation.person,
      thread:
        conversation.kind === 'thread' && conversation.ts !== undefined
          ? `${conversation.channel} ${conversation.ts}`
          : null,
      ...{ asked: Number(row.asked !== undefined), paused: Number(row.paused) },
      ...{ asked_at: row.askedAt, waiting: row.waiting, waiting_since: row.waitingSince ?? null },
      ...{ due_follow_ups: Number(row.hasFollowUps), due_run: Number(row.running) },
      ...{ due_webhooks: Number(row.webhooks), due_new_people: Number(isOrphaned(row)) },
      due_known_password: Number(row.hasPassword && row.knownPasswords.length === 0),
      checked_run: row.checked?.run ?? null,
      check_changed: Number(row.checked !== undefined && row.checked.is !== row.checked.was),
      ...{ watched: Number(isWatched(row)), support_hears: row.supportHearsAt ?? null },
    },
  };
}
