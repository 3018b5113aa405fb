import { execFileSync, spawnSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { migrate } from '../../../src/storage/index.ts';

/** PostgreSQL's programs, 15 or newer, where Debian puts them; undefined: it is not installed. */
export const programs: string | undefined = (() => {
  const all = '/usr/lib/postgresql';
  if (!existsSync(all)) return undefined;
  const newest = readdirSync(all)
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(all, `${version}/bin/initdb`)))
    .sort((a, b) => b - a)[0];
  return newest === undefined ? undefined : join(all, `${newest}/bin`);
})();

/** It refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A server of its own in a temporary folder, on a socket in it: nobody else reaches it. */
export class Server {
  readonly folder = mkdtempSync(join(tmpdir(), 'pg-'));
  #databases = 0;
  #template: Promise<unknown> | undefined;

  /** @param like the folder of one that has its template and was stopped, to be copied */
  constructor(like?: string) {
    if (nobody.uid !== undefined) chownSync(this.folder, nobody.uid, nobody.gid);
    if (like === undefined) {
      this.#make();
      return;
    }
    execFileSync('cp', ['-R', join(like, 'data'), this.#data], { cwd: '/', ...nobody });
    this.#template = Promise.resolve();
    this.start();
  }

  #make(): void {
    const superuser = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'];
    this.#run('initdb', '-D', this.#data, ...superuser);
    const access = join(this.#data, 'pg_hba.conf');
    // Everybody is let in but this one, who needs a password.
    writeFileSync(access, `local all locked scram-sha-256\n${readFileSync(access, 'utf8')}`);
    this.start();
    this.#run('psql', '-h', this.folder, '-U', 'postgres', '-c', 'CREATE ROLE livion LOGIN');
  }

  get #data(): string {
    return join(this.folder, 'data');
  }

  start(...settings: string[]): void {
    const options = [
      `-k ${this.folder}`,
      "-c listen_addresses=''",
      '-c fsync=off',
      ...settings.map((setting) => `-c ${setting}`),
    ].join(' ');
    this.#run(
      'pg_ctl',
      '-D',
      this.#data,
      '-l',
      join(this.folder, 'log'),
      '-o',
      options,
      '-w',
      'start',
    );
  }

  /** `immediate`: as if its power had failed. */
  stop(mode: 'fast' | 'immediate' = 'immediate'): void {
    this.#run('pg_ctl', '-D', this.#data, '-m', mode, '-w', 'stop');
  }

  /**
   * Resolves when nobody is connected to a database any more: what a killed process had sent is
   * over only then.
   */
  async vacated(database: string): Promise<void> {
    const connected = `SELECT FROM pg_stat_activity WHERE datname = '${database}'`;
    while ((await this.sql(connected)).length > 0) await wait(20);
  }

  /** As the bot's user, who owns it. */
  url(database: string, user = 'livion'): string {
    return `postgresql://${user}@/${database}?host=${this.folder}`;
  }

  /** Runs SQL as the superuser. */
  async sql(text: string, database = 'postgres'): Promise<unknown[]> {
    const client = new pg.Client(this.url(database, 'postgres'));
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  /** Resolves when there is what new databases are copied from. */
  async hasTemplate(): Promise<void> {
    this.#template ??= this.emptyDatabase('template').then(migrate);
    await this.#template;
  }

  /** @returns the address of a new database that is up to date */
  async newDatabase(): Promise<string> {
    await this.hasTemplate();
    return this.emptyDatabase(`bot${++this.#databases}`, 'template');
  }

  async emptyDatabase(name = `bot${++this.#databases}`, template = 'template0'): Promise<string> {
    await this.sql(`CREATE DATABASE ${name} OWNER livion TEMPLATE ${template} STRATEGY file_copy`);
    return this.url(name);
  }

  remove(): void {
    spawnSync(
      join(programs ?? '', 'pg_ctl'),
      ['-D', this.#data, '-m', 'immediate', 'stop'],
      nobody,
    );
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(program: string, ...args: string[]): void {
    execFileSync(join(programs ?? '', program), args, { stdio: 'ignore', cwd: '/', ...nobody });
  }
}
