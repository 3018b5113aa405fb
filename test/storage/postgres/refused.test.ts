import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { postgresRefused } from '../../../src/postgres-refused.ts';
import { migrate, peekDatabase, refusedBy } from '../../../src/storage/index.ts';
import { openPostgres } from '../../../src/storage/postgres/open.ts';
import { hurried } from '../../e2e/hurried.ts';
import { at } from '../data-dir.ts';
import { ownServer } from './own-server.ts';
import { programs, type Server } from './server.ts';

const clock = { ...hurried, now: () => at };
const log = createLog('silent', { write: () => {} });

/** What a start says; 'open' where it could start. */
async function said(url: string): Promise<string> {
  const opened = await openPostgres({ url, clock, log });
  if (opened.kind !== 'open') return postgresRefused(opened.because);
  await opened.storage.close();
  return 'open';
}

describe.skipIf(programs === undefined)('A database that the bot cannot work with', () => {
  let server: Server;
  beforeAll(async () => {
    server = await ownServer();
    await server.sql("CREATE ROLE locked LOGIN PASSWORD 'right'");
    await server.sql('CREATE ROLE ordinary LOGIN');
  });
  afterAll(() => server.remove());

  it('is told in one sentence, with the way out', async () => {
    const url = await server.newDatabase();
    expect(await said('postgresql://x@127.0.0.1:9/x')).toMatch(/does not answer .* Start it/u);
    expect(await said('postgresql://x@/x?host=/nowhere')).toMatch(/does not answer/u);
    expect(await said(server.url('nothing'))).toMatch(/no such database .* createdb/u);
    const locked = (password: string) => url.replace('livion@', `locked:${password}@`);
    expect(await said(locked('wrong'))).toMatch(/does not let the user .* Correct/u);
    expect(await said(url.replace('livion@', 'locked@'))).toMatch(/does not let the user/u);
    expect(await said(locked('right'))).toMatch(/may not do .* owner/u);
    expect(await said(`${url}&sslmode=verify-full`)).toMatch(/cannot be encrypted .* sslmode/u);
  });

  it('keeps no password in what is told', async () => {
    const url = (await server.newDatabase()).replace('livion@', 'locked:geheim@');
    expect(await said(url)).not.toContain('geheim');
  });

  it('that is not UTF-8, or follows another server, is told', async () => {
    await server.sql(
      "CREATE DATABASE latin ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0",
    );
    expect(await said(server.url('latin'))).toMatch(/SQL_ASCII.* UTF8/u);
    const url = await server.emptyDatabase();
    await server.sql('CREATE DATABASE following');
    await migrate(server.url('following', 'postgres'));
    await server.sql('ALTER DATABASE following SET default_transaction_read_only = on');
    expect(await said(server.url('following', 'postgres'))).toMatch(/takes no writes/u);
    expect(await said(url)).toMatch(/npm run migrate/u);
  });

  it('that a newer program has changed for good is left to it; what is only added is no matter', async () => {
    const url = await server.newDatabase();
    const name = new URL(url.replace('@/', '@x/')).pathname.slice(1);
    const take = (step: string) =>
      server.sql(`INSERT INTO schema_migration (name, run_on) VALUES ('${step}', now())`, name);
    await take('9998_more');
    expect(await said(url)).toBe('open');
    await take('9999_contract');
    expect(await said(url)).toMatch(/newer version/u);
  });

  it('takes no more connections: what to raise, and what to lower', async () => {
    server.stop('fast');
    server.start('max_connections=5', 'superuser_reserved_connections=0');
    const held: pg.Client[] = [];
    try {
      const url = await server.newDatabase();
      const withOneMore = async (): Promise<string | undefined> => {
        const client = new pg.Client(url);
        const isConnected = client.connect().then(
          () => true,
          () => false,
        );
        if (await isConnected) held.push(client);
        const refused = await peekDatabase(url, log);
        return refused && postgresRefused(refused);
      };
      await expect.poll(withOneMore).toMatch(/no more connections.* max_connections/u);
    } finally {
      await Promise.all(held.map((client) => client.end()));
      server.stop('fast');
      server.start();
    }
  });

  it('that somebody else owns can be worked with all the same', async () => {
    const url = await server.emptyDatabase();
    const name = new URL(url.replace('@/', '@x/')).pathname.slice(1);
    await server.sql('GRANT ALL ON SCHEMA public TO ordinary', name);
    const ordinary = url.replace('livion@', 'ordinary@');
    await migrate(ordinary);
    expect(await said(ordinary)).toBe('open');
  });

  it('of whatever code is told, where it is the server’s; a bug is not', () => {
    const codeOf = (code: string) => refusedBy(Object.assign(new Error('words'), { code }));
    expect(codeOf('53100')).toMatchObject({ fault: 'full' });
    expect(codeOf('57P03')).toMatchObject({ fault: 'starting' });
    // A statement or lock that takes too long, no memory, two in each other's way all the time.
    for (const code of ['57014', '55P03', '53200', '40P01'])
      expect(codeOf(code)).toMatchObject({ fault: 'overloaded' });
    expect(codeOf('57P01')).toMatchObject({ fault: 'unreachable' });
    expect(codeOf('42P01')).toBeUndefined();
    const words = 'unsupported startup parameter: statement_timeout';
    expect(refusedBy(Object.assign(new Error(words), { code: '08P01' }))).toMatchObject({
      fault: 'pooler',
    });
    expect(refusedBy(new Error('a bug'))).toBeUndefined();
  });
});
