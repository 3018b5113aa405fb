/** What a column holds; in SQLite a boolean is 0 or 1, and JSON a text. */
export type ColumnType = 'text' | 'bigint' | 'integer' | 'boolean' | 'json' | 'bytea';

/** A stream, which both engines keep in a table of the same name with the same columns. */
export interface Table {
  readonly name: string;
  /** What its rows are ordered by. */
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, ColumnType>>;
  /** Rows of a workspace: PostgreSQL's table has a column for it. */
  readonly ofTeam: boolean;
  /** The server counts this column up by itself. */
  readonly counted?: string;
  /** Rows that say nothing: only SQLite keeps them. */
  readonly except?: string;
}

const text = 'text';
const bigint = 'bigint';
const ofTeam = true;

export const tables: readonly Table[] = [
  {
    ...{ name: 'request', key: ['key'], ofTeam },
    columns: { key: text, person: text, at: bigint, settled: 'boolean' },
  },
  {
    ...{ name: 'journal', key: ['position'], counted: 'position', ofTeam },
    columns: {
      ...{ position: bigint, id: text, at: bigint, site: text, person: text, kind: text },
      data: 'json',
    },
  },
  {
    ...{ name: 'one_time_link', key: ['hash'], ofTeam },
    columns: {
      ...{ hash: text, site: text, person: text, purpose: text, code: text },
      ...{ expires: bigint, tries: 'integer' },
    },
  },
  {
    ...{ name: 'login_guard', key: ['login_user'], ofTeam: false },
    columns: { login_user: text, version: bigint, state: 'json' },
  },
  {
    ...{ name: 'digest', key: ['at'], ofTeam },
    columns: { at: bigint, baseline: 'json', delivery: 'json' },
  },
  {
    ...{ name: 'incident', key: ['id'], ofTeam },
    columns: {
      ...{ id: text, site: text, key: text, state: text, changed: bigint },
      ...{ snoozed_until: bigint, body: 'json' },
    },
  },
  {
    ...{ name: 'incident_pending', key: ['destination', 'incident'], ofTeam },
    columns: { destination: text, incident: text, what: text, since: bigint },
  },
  {
    ...{ name: 'notice', key: ['position'], counted: 'position', ofTeam },
    columns: { position: bigint, destination: text, site: text, at: bigint, body: 'json' },
  },
  {
    ...{ name: 'alert_delivery', key: ['destination'], ofTeam },
    columns: { destination: text, incident: text, at: bigint, body: 'json' },
  },
  {
    ...{ name: 'grouped_notification', key: ['id'], ofTeam },
    columns: {
      ...{ id: text, destination: text, channel: text, ts: text, since: bigint },
      ...{ changed: bigint, stale: 'boolean', closed: 'boolean' },
    },
  },
  {
    ...{ name: 'grouped_incident', key: ['grouped_notification', 'incident'], ofTeam },
    columns: { grouped_notification: text, incident: text },
  },
  {
    ...{ name: 'dead_letter', key: ['id'], ofTeam },
    columns: {
      ...{ id: text, at: bigint, destination: text, reason: text, incident: text, site: text },
    },
  },
  {
    ...{ name: 'applied', key: ['id'], ofTeam },
    columns: { id: text, site: text, at: bigint },
  },
  {
    ...{ name: 'counted_event', key: ['site', 'day', 'event', 'mask'], ofTeam },
    columns: { site: text, day: text, event: text, mask: bigint, count: bigint },
  },
  {
    ...{ name: 'watch_plan', key: ['site'], ofTeam },
    columns: { site: text, next: bigint, failures: 'integer', soon: bigint },
  },
  {
    ...{ name: 'told_stuck', key: ['site'], ofTeam },
    columns: { site: text, at: bigint },
  },
  {
    ...{ name: 'webhook_payload', key: ['position'], counted: 'position', ofTeam },
    except: "subscription = ''",
    columns: {
      ...{ position: bigint, site: text, subscription: text, counter: bigint, event: text },
      ...{ created: bigint, at: bigint, data_hash: 'bytea', body_hash: 'bytea', fields: 'json' },
      handed: 'boolean',
    },
  },
  {
    ...{ name: 'webhook_settled', key: ['subscription'], ofTeam },
    columns: { subscription: text, counter: bigint },
  },
  {
    ...{ name: 'uptime', key: ['what'], ofTeam: false },
    columns: { what: text, at: bigint },
  },
];

/** A row as both engines have it, in the order of the table's columns. */
export type Row = readonly (string | number | boolean | null)[];

/** What it is in both engines: JSON as it is written anew, bytes in hex. */
function commonValue(type: ColumnType, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  switch (type) {
    case 'json':
      return JSON.stringify(JSON.parse(String(value)));
    case 'boolean':
      return value === true || value === 1;
    case 'bytea':
      return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
    case 'bigint':
    case 'integer':
      // SQLite keeps fractions of a millisecond, too, where an older version gave it some.
      return Math.round(Number(value));
    case 'text':
      return String(value);
  }
}

export const commonRow = (table: Table, row: unknown): Row => {
  const values = new Map(Object.entries(row ?? {}));
  return Object.entries(table.columns).map(([name, type]) => commonValue(type, values.get(name)));
};
