import { expect, it } from 'vitest';
import { tellTogether } from '../../src/app/tell-together.ts';
import { ManualClock } from '../outbox/manual-clock.ts';

it('many workspaces whose token Slack refuses at once are two lines, which name each of them once', async () => {
  const clock = new ManualClock();
  const lines: (readonly string[])[] = [];
  const refusals = tellTogether((teams) => lines.push(teams), clock);
  const teams = Array.from({ length: 200 }, (_, index) => `T${index}`);
  for (const team of teams) refusals.add(team);
  expect(lines).toEqual([['T0']]);
  refusals.flush();
  expect(lines).toHaveLength(1);
  await clock.advance(60_000);
  refusals.flush();
  refusals.flush();
  expect(lines).toEqual([['T0'], teams.slice(1)]);
});
