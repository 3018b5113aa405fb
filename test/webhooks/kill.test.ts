import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../e2e/random.ts';
import { built } from '../folder-for-the-run.ts';
import { seed } from '../seeded.ts';
import { DataDir } from '../storage/data-dir.ts';
import { bodyOf, signed, siteId, subscription } from './some.ts';

/** `LIVION_KILLS=100` for the long form. */
const kills = Number(process.env['LIVION_KILLS'] ?? 3);
const payloads = kills < 20 ? 300 : 1_000;
const atOnce = 16;

let data: DataDir;
let child: ChildProcess | undefined;
beforeEach(() => {
  data = new DataDir();
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await data.clear();
});

async function startReceiver(): Promise<number> {
  const started = spawn(process.execPath, [built('receiver-process'), data.dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const [line] = await once(started.stdout, 'data');
  return Number(String(line));
}

describe(`${kills} SIGKILLs while ${payloads} payloads come in (LIVION_SEED=${seed})`, () => {
  it('lose none that was answered with 2xx, and take none twice', async () => {
    const random = createRandom(seed);
    let port = await startReceiver();
    let next = 0;
    const open: number[] = [];
    const answered = new Set<number>();

    /**
     * As iLOQ does: what is not answered with 2xx is sent again, under its number and with a new
     * time.
     */
    async function sender(): Promise<void> {
      for (;;) {
        const counter = open.pop() ?? (next < payloads ? ++next : undefined);
        if (counter === undefined) return;
        const body = bodyOf({ Stamp: `payload ${counter}` }, Date.now());
        const answer = await fetch(`http://127.0.0.1:${port}/iloq/webhooks/${siteId}`, {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'Subscription-Id': subscription,
            Counter: String(counter),
            'Webhook-Signature': signed(body),
          },
        }).catch(() => undefined);
        if (answer?.ok) answered.add(counter);
        else {
          open.push(counter);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    }

    const senders = Promise.all(Array.from({ length: atOnce }, sender));
    for (let kill = 0; kill < kills; kill++) {
      const from = answered.size;
      const until = from + random.below(Math.ceil((payloads - from) / (kills - kill)));
      while (answered.size < until) await new Promise((resolve) => setTimeout(resolve, 1));
      const killed = child;
      const gone = killed && once(killed, 'close');
      killed?.kill('SIGKILL');
      await gone;
      const sure = [...answered];
      const storage = data.open();
      const kept = new Set(
        (await storage.inbox.waiting(10 * payloads)).map(({ counter }) => counter),
      );
      await storage.close();
      expect(sure.filter((counter) => !kept.has(counter))).toEqual([]);
      port = await startReceiver();
    }
    await senders;
    child?.kill('SIGKILL');
    if (child) await once(child, 'close');
    const waiting = await data.open().inbox.waiting(10 * payloads);
    const counters = waiting.map(({ counter }) => counter);
    expect(counters.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: payloads }, (_, i) => i + 1),
    );
  });
});
