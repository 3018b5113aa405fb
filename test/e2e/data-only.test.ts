import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { usageRights } from '../../src/checklist/index.ts';
import { labels } from '../../src/text/en/index.ts';
import {
  enterLabel,
  openAndSend,
  type PagedWorld,
  startPagedWorld,
} from '../http/credentials/paged-world.ts';
import { sentencesIn } from '../text/sentences-in.ts';
import { play } from './play.ts';
import { shown } from './seen.ts';
import { journalOnDisk, sitesOnDisk } from './told.ts';
import { folderWith, stuck } from './written.ts';

let world: PagedWorld;
let dataDir: string;
afterEach(() => rm(dataDir, { recursive: true, force: true }));

/** All that is kept: documents as they stand, and every row of every table. */
function onDisk(): string {
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(\.bak)?$/u.test(name))
    .map((name) => readFileSync(join(dataDir, name), 'utf8'));
  const database = new DatabaseSync(join(dataDir, 'bot.sqlite'), { readOnly: true });
  const named = z.object({ name: z.string() });
  try {
    const rows = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .flatMap((table) => database.prepare(`SELECT * FROM ${named.parse(table).name}`).all());
    return [...files, ...rows.map((row) => Object.values(row).join('\n'))].join('\n');
  } finally {
    database.close();
  }
}

const told = (text: string) =>
  world.slack.until(
    () =>
      world.slack
        .messages('alerts')
        .findLast((each) => each.threadTs === null && shown(world.slack, each).includes(text)),
    { what: `"${text}" among the alerts` },
  );

describe('What is kept on disk', () => {
  it('is data: no sentence of the catalogue is in it, whatever people did and heard', async () => {
    dataDir = await folderWith([stuck('b17a5ec001', 'Lauttasaari')]);
    world = await startPagedWorld({ dataDir });
    const { slack, iloq, maija, right } = world;
    const digest = { DIGEST_CHANNEL: slack.channel('sites').id };
    await world.restart(digest);
    const user = iloq.state.systems[0]?.users[0];
    if (!user) throw new Error('the local iLOQ has no user');
    const rights = user.rightsMask;

    // A set-up that fails first, with a call for help that support takes and puts to sleep.
    user.rightsMask = String(BigInt(rights) & ~(2n ** 35n));
    await world.comesToPassword();
    await openAndSend(await world.getsLink('maija', enterLabel), { password: right.password });
    await maija.isAsked('usage-rights');
    await maija.comesTo('verification', right);
    await maija.presses(labels.checkNow);
    await told('Right to order keys');
    await maija.types('help missä se on?');
    const call = await told('missä se on?');
    await slack.as('sami').press(labels.takeIt, { message: call });
    await told(`<@${slack.person('sami').id}> has it`);
    await slack.as('sami').select('more', labels.snooze, { message: call });
    await slack.until(() => slack.view('sami'), { what: 'the question for how long' });
    await slack.as('sami').submit({ for: labels.snoozes['8h'] });
    await told('💤 *Kamppi*');
    user.rightsMask = rights;
    await world.bot().idle();
    await maija.comesTo('hand-over', right);

    // iLOQ tells of a failed access and of an ordinary one.
    await slack.as('sami').command('/livion', 'alerts Kamppi', { channel: 'alerts' });
    await world.bot().idle();
    await slack.as('sami').press(labels.events, { in: 'messages' });
    await slack.until(() => slack.view('sami'), { what: 'the form of events' });
    await slack.as('sami').submit({ events: ['device_log_arrived'] });
    // On disk a moment before the bot takes deliveries by it; it has logged out only after that.
    const subscribed = () =>
      sitesOnDisk(dataDir).some((site) => site.webhooks?.subscriptions[0]) &&
      iloq.counters.killed === iloq.counters.opened;
    await slack.until(subscribed, { what: 'the subscription' });
    const opens = async () => {
      for (const mask of [1, 4]) {
        const log = { FLock_ID: 'l1', LockSerialNumber: 'S50-10401', DeviceLogTypeMask: mask };
        expect(await iloq.deliver('device_log_arrived', log)).toMatchObject([{ status: 200 }]);
      }
    };
    await opens();
    await told('S50-10401');

    // Slack fails: whatever is said from here on waits on disk.
    await world.bot().idle();
    for (const method of ['chat.postMessage', 'chat.update'])
      slack.fault(method, { kind: 'error', error: 'service_unavailable' });
    const liisa = play(slack, 'liisa');
    await liisa.command('setup Pasila');
    await liisa.types('no');
    await maija.types('status');
    await slack.as('sami').command('/livion', 'role <@U0LIISA> manager');
    await slack.as('sami').command('/livion', 'alerts Kamppi here', { channel: 'alerts' });
    await opens();
    const isTaken = () =>
      ['status', 'role-named'].every((kind) => journalOnDisk(dataDir).includes(kind)) &&
      sitesOnDisk(dataDir).filter(({ pending }) => pending.length > 0).length === 2;
    await slack.until(isTaken, { what: 'all of it on disk' });
    await world.close();

    const kept = onDisk();
    expect(kept).toContain('missä se on?');
    const sentences = sentencesIn('src/text');
    expect(sentences.length).toBeGreaterThan(300);
    // What iLOQ calls its events and its usage rights is iLOQ's.
    const events = sitesOnDisk(dataDir).flatMap(({ webhooks }) => webhooks?.offered ?? []);
    const iloqs = new Set([
      ...events.map(({ displayName }) => displayName),
      ...usageRights.map(({ label }) => label),
    ]);
    const ours = sentences.filter((each) => !iloqs.has(each));
    expect(ours.filter((sentence) => kept.includes(sentence))).toEqual([]);
  });
});
