import { z } from 'zod';
import { systemClock } from '../src/clock.ts';
import { createIloq, parseOrigins } from '../src/iloq/index.ts';
import { createLog } from '../src/log.ts';
import { openStorage } from '../src/storage/index.ts';
import { temporaryFolder } from './folder.ts';
import { guardOf } from './login-guard.ts';
import { firstLine, spawnNode, stop } from './processes.ts';

const told = z.object({ url: z.string(), address: z.string() });

/**
 * An iLOQ in a process of its own, and its client as the bot has it, with the login guard on disk.
 * @param script prints where it is
 */
export async function openIloq(script: string, environment: Record<string, string>) {
  const child = spawnNode(script, environment);
  const { url, address } = told.parse(JSON.parse(await firstLine(child)));
  const origins = parseOrigins(url);
  if (!origins.ok) throw new Error(origins.problem);
  const log = createLog('warn');
  const opened = openStorage({ dataDir: temporaryFolder(), clock: systemClock, log });
  if (opened.kind !== 'open') throw new Error(`the store is ${opened.kind}`);
  const guard = guardOf(opened.storage);
  const iloq = createIloq({ policy: origins.policy, clock: systemClock, log, guard });
  const user = { serviceCode: 'KAMPPI', userName: 'api.keyautomat' };
  const login = { address, ...user, password: 'Avain-Automaatti-42' };
  return {
    url,
    /** What a verification of it is made with. */
    asPerson: { iloq, by: 'person', login, clock: systemClock } as const,
    async close() {
      await opened.storage.close();
      await stop(child);
    },
  };
}
