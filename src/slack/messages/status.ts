import type { KnownBlock } from '@slack/types';
import { type SiteState, type StuckRule, siteState, stateAt, stepIds } from '../../checklist/index.ts';
import type { PasswordState } from '../../credentials-desk/index.ts';
import { type Site, type SiteRow, siteStanding } from '../../sites/index.ts';
import { clip, code, flat, labels, moment, name, person, siteReplies, titleOf } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { context, header, type Message, section } from './message.ts';
import { plan, summary } from './progress.ts';
import { findingBlocks, verdict } from './report.ts';

const states: Readonly<Record<SiteState, string>> = {
  'under-way': '🔵 under way',
  stuck: '🟡 stuck',
  finished: '🟢 done',
  broken: '🔴 broken',
  archived: '⚪ archived',
};

/** One site on one screen: how it stands, what is wrong, who, when, and what comes next. */
export function statusMessage(site: Site, password: PasswordState, now: number, rule: StuckRule): Message {
  const state = states[siteState(siteStanding(site), now, rule)];
  const { serviceCode, serviceAddress, userId, lockingSystem } = site.values;
  const values = [
    ...(serviceCode ? [`*Service code:* ${code(serviceCode)}`] : []),
    ...(serviceAddress ? [`*Service address:* ${code(serviceAddress)}`] : []),
    ...(userId ? [`*API user name:* ${code(userId)}`] : []),
    ...passwordLine(password),
    ...(lockingSystem ? [`*Locking system:* ${name(lockingSystem.name)}`] : []),
  ];
  const wrong = (site.report?.findings ?? []).filter(({ severity }) => severity === 'wrong');
  const blocks: KnownBlock[] = [
    header(`${clip(flat(site.name), 120)}`),
    section(`${state} · ${summary(site)}`),
    plan(site),
    ...(values.length > 0 ? [section(values.join('\n'))] : []),
    ...(site.report ? [section(`*Last verification:* ${verdict(site.report)}, ${moment(site.report.at)}`)] : []),
    ...findingBlocks(wrong, '✗'),
    context(
      `${site.installers.slice(0, 10).map(person).join(', ')} · last step ${moment(site.movedAt)}`,
      ...(site.archivedAt === undefined ? [] : [siteReplies.archivedSince(moment(site.archivedAt), site.archivedBy)]),
    ),
    buttons(button(labels.goOn, { do: 'go-on', site: site.id })),
  ];
  return { text: `${name(site.name)}: ${state}, ${summary(site)}`, blocks };
}

/** Two people see by the fingerprint whether the same password was entered; it says nothing of the password. */
function passwordLine(password: PasswordState): string[] {
  switch (password.is) {
    case 'none':
      return [];
    case 'stored':
      return [`*Password:* stored, fingerprint ${code(password.fingerprint)}`];
    case 'unreadable':
      return ['*Password:* it can no longer be opened, because the key has changed: please enter it again.'];
  }
}

const mostListed = 20;
const urgency: readonly SiteState[] = ['broken', 'stuck', 'under-way', 'finished', 'archived'];

/** Sites, those that need somebody first; more than a screen of them are counted, not listed. */
export function listMessage(rows: readonly SiteRow[], now: number, rule: StuckRule, title: string): Message {
  const judge = stateAt(now, rule);
  const byState = Map.groupBy(rows, (row) => judge(row.standing));
  const shown = urgency.filter((state) => state !== 'archived' && byState.has(state));
  const total = shown.reduce((sum, state) => sum + (byState.get(state)?.length ?? 0), 0);
  if (total === 0) {
    const none = 'No sites yet. `/livion setup` and a name opens the first one.';
    return { text: none, blocks: [section(none)] };
  }
  const counts = shown.map((state) => `${states[state]} ${byState.get(state)?.length ?? 0}`).join('   ');
  const lines: KnownBlock[] = [];
  for (const state of shown)
    for (const row of newest(byState.get(state) ?? [], mostListed - lines.length)) lines.push(siteLine(row, state));
  const blocks: KnownBlock[] = [
    section(`*${title}*\n${counts}`),
    ...lines,
    ...(total > lines.length
      ? [context(`and ${total - lines.length} more: \`/livion status\` and a part of the name finds them`)]
      : []),
  ];
  return { text: `${title}: ${counts}`, blocks };
}

/** The few that moved last, without sorting them all. */
function newest(rows: readonly SiteRow[], most: number): SiteRow[] {
  const best: SiteRow[] = [];
  for (const row of rows) {
    const { movedAt } = row.standing;
    if (best.length === most && (most === 0 || movedAt <= (best.at(-1)?.standing.movedAt ?? 0))) continue;
    const place = best.findIndex((other) => other.standing.movedAt < movedAt);
    best.splice(place === -1 ? best.length : place, 0, row);
    if (best.length > most) best.pop();
  }
  return best;
}

function siteLine(row: SiteRow, state: SiteState): KnownBlock {
  const next = row.asked ? `next: ${titleOf(row.asked)}` : 'nothing is open';
  const [installer] = row.installers;
  const text = `*${name(row.name)}* ${states[state]} · ${row.settled} of ${stepIds.length}, ${next}${installer ? ` · ${person(installer)}` : ''} · ${moment(row.standing.movedAt)}`;
  return {
    ...section(text),
    accessory: button(labels.goOn, { do: 'go-on', site: row.id }),
  };
}
