import { afterEach, describe, expect, it } from 'vitest';
import type { Fault as IloqFault } from '../../sandbox/iloq/index.ts';
import type { Fault } from '../../sandbox/slack/index.ts';
import type { AskId } from '../../src/checklist/index.ts';
import { labels } from '../../src/text/en/index.ts';
import type { Values } from './play.ts';
import { contradictions, leftover, sitesOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
let values: Values;
afterEach(() => world.close());

async function start(): Promise<void> {
  world = await startWorld({ slackTimeoutMs: 100 });
  values = world.right;
}

const site = () => {
  const [only] = sitesOnDisk(world.dataDir);
  if (!only) throw new Error('no site is on disk');
  return only;
};

/** Nothing is told that is not on disk, nothing twice, and exactly one step is asked. */
async function allIsTold(): Promise<void> {
  await world.bot().idle();
  expect([...contradictions(world.slack, site()), ...leftover(world.slack, site())]).toEqual([]);
}

/** What has been entered before a step is asked. */
const enteredBefore = (ask: AskId): Partial<Record<keyof Values, boolean>> => {
  const order: readonly AskId[] = [
    'service-code',
    'service-address',
    'user-id',
    'password',
    'verification',
  ];
  const at = order.indexOf(ask);
  return { serviceCode: at > 0, serviceAddress: at > 1, userId: at > 2, password: at > 3 };
};

function nothingIsLost(ask: AskId): void {
  const before = enteredBefore(ask);
  const { password, values: kept } = site();
  expect(kept).toMatchObject({
    ...(before.serviceCode && { serviceCode: values.serviceCode }),
    ...(before.serviceAddress && { serviceAddress: values.serviceAddress }),
    ...(before.userId && { userId: values.userId }),
  });
  if (before.password) expect(password).toBeDefined();
}

const steps = ['service-code', 'service-address', 'user-id', 'password', 'verification'] as const;

const slackFaults: readonly Fault[] = [
  { kind: '500' },
  { kind: '429', retryAfter: 0 },
  { kind: 'hang' },
  { kind: 'reset' },
  { kind: 'lost' },
];

describe.each(slackFaults)('Slack fails ($kind) whenever something is entered', (fault) => {
  it('nothing is lost, each next step is asked once, and the form can be opened again', async () => {
    await start();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    for (const ask of steps) {
      await maija.comesTo(ask, values);
      await world.bot().idle();
      if (ask === 'password') {
        slack.fault('views.open', fault, 1);
        await maija.presses(labels.enterPassword);
        await world.bot().idle();
      }
      nothingIsLost(ask);
      for (const method of ['chat.postMessage', 'chat.update']) slack.fault(method, fault, 2);
      const next = steps[steps.indexOf(ask) + 1] ?? 'hand-over';
      await maija.comesTo(next, values);
      slack.clearFaults();
      await allIsTold();
      nothingIsLost(next);
    }
  });
});

describe('while Slack is out of service altogether', () => {
  it('what is typed is kept, and told once when it is back', async () => {
    await start();
    const { maija, slack } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('service-code', values);
    await world.bot().idle();
    slack.fault('*', { kind: '500' });
    await maija.types(values.serviceCode);
    await slack.until(() => site().values.serviceCode !== undefined);
    // She sees nothing, and asks for the set-up again.
    await maija.command('setup Kamppi');
    await slack.until(() => site().pending.filter(({ say }) => say === 'step').length > 1);
    slack.clearFaults();
    await maija.isAsked('service-address');
    await allIsTold();
  });
});

const iloqFaults: readonly (IloqFault & { readonly called: string })[] = [
  { called: 'the connection breaks', kind: 'reset' },
  { called: 'it is out of service', kind: 'status', status: 503 },
  { called: 'it does not answer', kind: 'hang' },
  { called: 'a proxy answers', kind: 'html' },
];

describe.each(iloqFaults)('iLOQ fails: $called', ({ called: _, ...fault }) => {
  it('at the address and in each call of a verification: all values are kept, and it passes when iLOQ is back', async () => {
    await start();
    const { maija, iloq } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('service-address', values);
    iloq.faults.set('Url/GetUrl', fault);
    await maija.types(values.serviceAddress);
    await allIsTold();
    expect(site().values.serviceAddress).toBe(values.serviceAddress);
    iloq.faults.clear();

    for (const path of ['Url/GetUrl', 'LockGroups', 'SetLockgroup', 'Locks']) {
      await maija.comesTo('verification', values);
      iloq.faults.set(path, fault);
      await maija.verifies();
      iloq.faults.clear();
      await allIsTold();
      nothingIsLost('verification');
      expect(site().progress.steps['user-id']?.status).not.toBe('failed');
      expect(site().progress.steps.password?.status).not.toBe('failed');
    }
    await maija.comesTo('hand-over', values);
    await allIsTold();
  });
});

describe('a log-in that iLOQ refuses', () => {
  it('as wrong asks for the password alone; all other values stay', async () => {
    await start();
    const { maija } = world;
    await maija.opens('Kamppi');
    await maija.comesTo('password', values);
    await maija.gives('Wrong-Password-1');
    await maija.comesTo('verification', values);
    await maija.verifies();
    expect(maija.asked()?.ask).toBe('password');
    nothingIsLost('password');
    await allIsTold();
    await maija.comesTo('hand-over', values);
    await allIsTold();
  });

  it('because the user is locked out keeps everything, and goes on when it is open again', async () => {
    await start();
    const { maija, iloq } = world;
    const users = iloq.state.systems.flatMap((system) => system.users);
    await maija.opens('Kamppi');
    await maija.comesTo('verification', values);
    for (const user of users) user.lockedOut = true;
    await maija.verifies();
    await allIsTold();
    nothingIsLost('verification');
    for (const user of users) user.lockedOut = false;
    await maija.comesTo('hand-over', values);
    await allIsTold();
  });
});
