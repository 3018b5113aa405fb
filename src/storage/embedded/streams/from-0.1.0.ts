import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { findingOf010, type Verdict } from '../../../checklist/index.ts';
import { alertSchema } from './alert-schema.ts';

/** 0.1.0 had one table for eleven kinds of records, and English sentences in them. */
export function moveRecords(database: DatabaseSync): void {
  const rewrite = (name: string, change: (body: unknown) => unknown): void =>
    database.function(name, { deterministic: true }, (body) =>
      JSON.stringify(change(JSON.parse(String(body)))),
    );
  rewrite('new_incident', newIncident);
  rewrite('new_notice', newNotice);
  rewrite('new_delivery', newDelivery);
  rewrite('new_digest', (body) => oldDigest.parse(body));
  database.exec(`
    ALTER TABLE incident RENAME TO old_incident;
    ${alertSchema}
    CREATE TABLE watch_plan (
      site TEXT PRIMARY KEY, next INTEGER NOT NULL, failures INTEGER NOT NULL, stopped INTEGER
    ) WITHOUT ROWID;

    INSERT INTO incident SELECT id, site, name, body ->> 'state', changed,
      CASE body ->> 'state' WHEN 'snoozed' THEN body ->> 'until' END, new_incident(body)
      FROM old_incident;
    INSERT INTO incident_pending SELECT target, incident, what, since FROM incident_unsaid;
    INSERT INTO notice SELECT position, target, body ->> 'site', at, new_notice(body)
      FROM alert_notice;
    DELETE FROM sqlite_sequence WHERE name = 'notice';
    UPDATE sqlite_sequence SET name = 'notice' WHERE name = 'alert_notice';
    INSERT INTO alert_delivery SELECT key, body ->> 'incident', at, new_delivery(body)
      FROM alert_record WHERE kind = 'flight';
    INSERT INTO grouped_notification
      SELECT key, body ->> 'target', body ->> '$.message.channel', body ->> '$.message.ts',
        body ->> 'since', at,
        EXISTS (SELECT 1 FROM alert_record WHERE kind = 'storm-dirty' AND body ->> '$' = storm.key),
        NOT EXISTS (SELECT 1 FROM alert_record WHERE kind = 'storm-of' AND body ->> '$' = storm.key)
      FROM alert_record AS storm WHERE kind = 'storm';
    INSERT INTO grouped_incident SELECT alert_record.key, each.value
      FROM alert_record, json_each(body, '$.incidents') AS each WHERE kind = 'storm';
    INSERT INTO dead_letter SELECT key, at, body ->> 'target', body ->> 'reason',
      body ->> 'incident', body ->> 'site' FROM alert_record WHERE kind = 'dead';
    INSERT INTO applied SELECT key, CASE
        WHEN key GLOB 'iloq-*' THEN coalesce(
          (SELECT site FROM webhook_payload WHERE position = CAST(substr(key, 6) AS INTEGER)), '')
        WHEN key GLOB 'unreachable *' THEN substr(key, 13, instr(substr(key, 13), ' ') - 1)
        WHEN key GLOB 'stuck *' THEN substr(key, 7, instr(substr(key, 7), ' ') - 1)
        ELSE rtrim(rtrim(key, '0123456789'), '-') END, at
      FROM alert_record WHERE kind = 'seen';
    INSERT INTO watch_plan SELECT key, body ->> 'next', body ->> 'failures', body ->> 'stopped'
      FROM alert_record WHERE kind = 'watch';
    INSERT INTO told_stuck SELECT key, at FROM alert_record WHERE kind = 'stuck';
    INSERT INTO digest SELECT 0, at, body,
        (SELECT new_digest(body) FROM alert_record WHERE kind = 'digest' AND key = 'flight')
      FROM alert_record WHERE kind = 'digest' AND key = 'last';`);
  const count = database.prepare('INSERT INTO counted_event VALUES (?, ?, ?, ?, ?)');
  const counted = database
    .prepare(`SELECT key, CAST(body AS INTEGER) AS count FROM alert_record
      WHERE kind = 'device-events'`)
    .all();
  for (const row of counted) {
    const { key, count: times } = countedRow.parse(row);
    const [site = '', day = '', ...title] = key.split(' ');
    const { event, mask } = eventOf(title.join(' '));
    count.run(site, day, event, mask, times);
  }
  for (const table of ['old_incident', 'incident_unsaid', 'alert_notice', 'alert_record'])
    database.exec(`DROP TABLE ${table}`);
}

const countedRow = z.object({ key: z.string(), count: z.number() });

/** The titles of iLOQ's events and of their fields, as they were kept. */
const titles: ReadonlyMap<string, readonly [event: string, mask: number]> = new Map([
  ['Key added', ['key_added', 0]],
  ['Key blocklisted', ['key_blocklisted', 0]],
  ['Failed access', ['device_log_arrived', 1]],
  ['Lock programmed', ['device_log_arrived', 2]],
  ['Successful access', ['device_log_arrived', 4]],
  ['Closing reminder', ['device_log_arrived', 8]],
  ['Snap open', ['device_log_arrived', 8192]],
  ['Passage from a lock without logs', ['device_log_arrived', 16_384]],
  ['Key programming task', ['device_log_arrived', 32_768]],
  ['Lock log entry', ['device_log_arrived', 0]],
]);
const fieldTitles: ReadonlyMap<string, string> = new Map([
  ['key', 'Description'],
  ['info', 'InfoText'],
  ['expires', 'ExpireDate'],
  ['lock', 'LockSerialNumber'],
  ['at', 'GoingDateUtc'],
  ['person', 'PersonFullName'],
  ['phone', 'PhoneNo'],
  ['e-mail', 'PhoneEmail'],
]);
const eventOf = (title: string): { event: string; mask: number } => {
  const [event = title, mask = 0] = titles.get(title) ?? [];
  return { event, mask };
};

const oldNotice = z.looseObject({
  notice: z.string(),
  event: z.string().optional(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
});

function newNotice(body: unknown): unknown {
  const notice = oldNotice.parse(body);
  const { event: title, fields = [] } = notice;
  if (title === undefined) return notice;
  const known = titles.has(title);
  const named = fields.map(({ name, value }) => ({
    name: known ? (fieldTitles.get(name) ?? name) : name,
    value,
  }));
  return { ...notice, ...eventOf(title), fields: named };
}

const storm = { storm: z.string().optional() };
const oldIncident = z.looseObject({
  hiddenBy: z.string().optional(),
  places: z.array(z.looseObject(storm)),
  troubles: z.array(
    z.looseObject({ problem: z.looseObject({ kind: z.string(), data: z.looseObject({}) }) }),
  ),
});

function newIncident(body: unknown): unknown {
  const { hiddenBy: inhibitedBy, places, troubles, ...incident } = oldIncident.parse(body);
  return {
    ...incident,
    ...(inhibitedBy !== undefined && { inhibitedBy }),
    destinations: places.map(grouped),
    troubles: troubles.map(({ problem, ...trouble }) => ({
      ...trouble,
      problem: { ...problem, data: newData(problem) },
    })),
  };
}

const grouped = ({ storm: group, ...rest }: { readonly storm?: string | undefined }) => ({
  ...rest,
  ...(group !== undefined && { group }),
});

const oldFindings = z.looseObject({ findings: z.array(z.looseObject({})) });
const oldHelp = z.looseObject({ tried: z.string().optional() });

function newData({ kind, data }: { kind: string; data: Readonly<Record<string, unknown>> }) {
  const { findings } = oldFindings.safeParse(data).data ?? {};
  if (findings) return { ...data, findings: findings.map(findingOf010) };
  if (kind === 'help-wanted') {
    const { tried: sentence = '', ...help } = oldHelp.parse(data);
    const tried = verdictOf(sentence);
    return { ...help, ...(tried && { tried }) };
  }
  if (kind !== 'iloq-down') return data;
  // Names were kept, of which nobody knows any more whose they are.
  const { names: _, ...rest } = data;
  return { ...rest, sites: [] };
}

/** What the last verification had come to, as it was kept. */
const verdicts: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['✗ One thing to mend', { is: 'wrong', rights: 0, locks: 0, others: 1 }],
  ['○ Nothing wrong so far: which locks are needed?', { is: 'locks-unanswered' }],
  ['○ Nothing wrong, but not everything could be seen', { is: 'partial' }],
  ['✓ Everything that iLOQ shows is right', { is: 'right' }],
  ['✗ iLOQ refused the log-in', { is: 'no-session', failure: 'wrong-credentials' }],
  ['✗ I did not log in', { is: 'no-session', failure: 'guard-on' }],
  ['✗ The service address is not right', { is: 'no-session', failure: 'wrong-address' }],
  ['○ iLOQ could not be asked now', { is: 'no-session', failure: 'unreachable' }],
]);

function verdictOf(sentence: string): Verdict | undefined {
  const said = sentence.replace(/^Last verification: /u, '');
  const many = /^✗ (\d+) things to mend$/u.exec(said);
  return many ? { is: 'wrong', rights: 0, locks: 0, others: Number(many[1]) } : verdicts.get(said);
}

const oldFlight = z.looseObject({
  ...storm,
  do: z.string(),
  target: z.string(),
  notices: z.unknown().optional(),
  rest: z.unknown().optional(),
});
const kinds: ReadonlyMap<string, string> = new Map([
  ['storm', 'group'],
  ['batch', 'members'],
]);

function newDelivery(body: unknown): unknown {
  const { do: kind, target: to, notices: _, rest: __, ...flight } = oldFlight.parse(body);
  return { ...grouped(flight), to, do: kinds.get(kind) ?? kind };
}

const oldGroup = z.looseObject({
  sites: z.array(
    oldFindings.transform(({ findings, ...site }) => ({
      ...site,
      findings: findings.map(findingOf010),
    })),
  ),
});
const oldDigest = z.looseObject({
  digest: z.looseObject({
    ...{ finished: oldGroup, stuck: oldGroup, broken: oldGroup, mended: oldGroup },
  }),
});
