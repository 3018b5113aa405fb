import { afterEach, expect, it } from 'vitest';
import { startWorld, type World } from '../e2e/world.ts';

let world: World;
afterEach(() => world.close());

/** Lines that an operator sees, without those about what went well. */
const warnings = (): { msg: string }[] =>
  world.logged
    .map((line): { level: number; msg: string } => JSON.parse(line))
    .filter(({ level }) => level >= 40);

it.each(['http', 'socket'] as const)(
  'while Slack is down (%s) the log has one line about it, whatever is tried',
  async (mode) => {
    world = await startWorld({ mode });
    const { slack, maija } = world;
    await maija.opens('Kamppi');
    await world.bot().idle();
    world.logged.length = 0;
    const before = slack.calls.length;
    slack.fault('*', { kind: 'reset' });
    void maija.types('no').catch(() => {});
    await slack.until(() => slack.calls.length > before);
    if (mode === 'socket') slack.socket.cut();
    const triedAfter = slack.calls.length;
    await slack.until(() => warnings().length > 0 && slack.calls.length > triedAfter + 4, {
      what: 'a word about it, and some tries',
    });
    expect(warnings().map(({ msg }) => msg)).toEqual([
      'Slack cannot be reached; it is tried again',
    ]);
    slack.clearFaults();
    await slack.until(() => world.logged.join('').includes('Slack answers again'), {
      what: 'the word that it is back',
    });
  },
);
