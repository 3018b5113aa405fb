import type { Dialect } from '../statement.ts';

/** A database is of one workspace. */
export const dialect: Dialect = {
  team: [],
  own: 'TRUE',
  of: (table) => table,
  not: (column) => `${column} = 0`,
  among: (column, parameter) => `${column} IN (SELECT value FROM json_each(:${parameter}))`,
  digest: { id: 0 },
  request: {},
  // SQLite would give its position again, and it names what was handed over.
  keepsLastPayload: true,
};
