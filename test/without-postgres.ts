import { programs } from './storage/postgres/server.ts';

/** Tests that need PostgreSQL are left out where it is not installed. */
export default function setup(): void {
  if (programs === undefined)
    process.stderr.write('PostgreSQL 15 or newer is not installed: its tests are left out.\n');
}
