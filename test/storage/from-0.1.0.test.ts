import { cpSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { openSites, openWorkspace, workspaceOf } from '../../src/sites/index.ts';
import { openStorage, type Storage } from '../../src/storage/index.ts';

/** A few minutes after 0.1.0 was stopped. */
const now = Date.UTC(2026, 10, 28, 0, 35);

let dataDir: string;
let storage: Storage;
const lines: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'livion-0.1.0-'));
  cpSync(join(import.meta.dirname, 'fixtures/0.1.0'), dataDir, { recursive: true });
  const opened = openStorage({
    dataDir,
    clock: { now: () => now, monotonic: () => now, sleep: async () => {} },
    log: createLog('info', { write: (line) => lines.push(line) }),
  });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  storage = opened.storage;
});
afterEach(async () => {
  await storage.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('What 0.1.0 left', () => {
  it('has every site, with what its people were still to be told', async () => {
    const sites = await openSites(storage);
    const rows = [...sites.rows()].filter(({ waiting }) => waiting > 0);
    expect([...sites.rows()]).toHaveLength(12);
    expect(rows.map(({ name, waiting }) => [name, waiting])).toEqual([
      ['Kamppi', 5],
      ['Töölö', 11],
      ['Tammela', 3],
    ]);
    const ids = rows.map(({ id }) => id);
    const documents = await Promise.all(ids.map((id) => sites.get(id)));
    expect(documents.map((site) => site?.followUps.map((each) => each.do).join(' '))).toEqual([
      'journal weigh',
      'journal ask-support journal journal',
      'journal end-alerts',
    ]);
    expect(lines).toEqual([]);
  });

  it('has the roles of the workspace, and what somebody is still to be told of them', async () => {
    const workspace = workspaceOf(await openWorkspace(storage));
    expect(workspace.roles).toEqual({ U0LIISA: 'manager', U0MAIJA: 'support' });
    expect(workspace.pending.map(({ to }) => to)).toEqual(['U0MAIJA']);
  });
});
