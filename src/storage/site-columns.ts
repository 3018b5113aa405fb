import { settledState } from '../checklist/index.ts';
import { isOrphaned, isWatched, roleOn, type SiteRow } from '../sites/index.ts';

/** What a row is looked for by, beside its ID; yes and no are 1 and 0. */
export function siteColumns(row: SiteRow) {
  const { key, standing, conversation, checked } = row;
  return {
    ...{ key, state: settledState(standing), moved: standing.movedAt },
    finished: standing.finishedAt ?? null,
    stopped: Number(row.stopped ?? false),
    service_code: row.serviceCode ?? null,
    held_with: conversation.person,
    thread:
      conversation.kind === 'thread' && conversation.ts !== undefined
        ? `${conversation.channel} ${conversation.ts}`
        : null,
    ...{ asked: Number(row.asked !== undefined), paused: Number(row.paused) },
    ...{ asked_at: row.askedAt, waiting: row.waiting },
    waiting_since: row.waitingSince ?? null,
    ...{ due_follow_ups: Number(row.hasFollowUps), due_run: Number(row.running) },
    ...{ due_webhooks: Number(row.webhooks), due_new_people: Number(isOrphaned(row)) },
    due_known_password: Number(row.hasPassword && row.knownPasswords.length === 0),
    checked_run: checked?.run ?? null,
    check_changed: Number(checked !== undefined && checked.is !== checked.was),
    ...{ watched: Number(isWatched(row)), support_hears: row.supportHearsAt ?? null },
  };
}

/** Whom a site names, and as what; `installs`: among its installers. */
export const peopleOf = (row: SiteRow) =>
  [...new Set([...row.installers, ...Object.keys(row.roles ?? {})])].map((person) => ({
    ...{ person, role: roleOn(row, person) ?? 'none' },
    installs: Number(row.installers.includes(person)),
  }));

/** What else than the row itself is kept of people and passwords, to be compared. */
export const peopleText = ({ installers, roles, knownPasswords }: SiteRow): string =>
  JSON.stringify([installers, roles, knownPasswords]);
