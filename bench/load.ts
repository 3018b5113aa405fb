import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { z } from 'zod';
import { signedPost } from './signed-post.ts';
import { answeredStep, askedStep, installer, siteId } from './sites.ts';

/**
 * What is sent, how much of it, and to whom. `from`: the number of the first site; every other site
 * is under way.
 */
export const loadSchema = z.object({
  kind: z.enum(['command', 'press', 'step']),
  port: z.number(),
  slackUrl: z.string(),
  signingSecret: z.string(),
  requests: z.number(),
  perSecond: z.number(),
  from: z.number(),
  sites: z.number(),
});
export type Load = z.infer<typeof loadSchema>;

export const loadDoneSchema = z.object({
  /** From sending a request to the end of its answer, in milliseconds. */
  latencies: z.array(z.number()),
  /** How late the sender itself was at worst, in milliseconds. */
  late: z.number(),
});
export type LoadDone = z.infer<typeof loadDoneSchema>;

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const team = { id: 'T0TEAM', domain: 'bench' };
/** Never the same in two processes or two requests: Slack sends each once. */
const newTrigger = (): string => `${Date.now()}.${randomBytes(8).toString('hex')}`;

function commandBody(load: Load): string {
  return new URLSearchParams({
    command: '/livion',
    text: 'status',
    trigger_id: newTrigger(),
    user_id: installer,
    team_id: team.id,
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    api_app_id: 'A0BENCH',
    response_url: `${load.slackUrl}/respond-command`,
  }).toString();
}

function pressBody(load: Load, number: number): string {
  // Sites under way have even numbers.
  const site = siteId(2 * ((load.from + number) % Math.ceil(load.sites / 2)));
  const ask = load.kind === 'step' ? askedStep : answeredStep;
  const payload = {
    type: 'block_actions',
    trigger_id: newTrigger(),
    user: { id: installer, team_id: team.id, username: 'installer' },
    team,
    channel: { id: 'D0INSTALLER', name: 'directmessage' },
    api_app_id: 'A0BENCH',
    container: { type: 'message', message_ts: '1.000002', channel_id: 'D0INSTALLER' },
    response_url: `${load.slackUrl}/respond-press`,
    actions: [
      {
        type: 'button',
        action_id: 'done:0',
        block_id: 'b',
        action_ts: '1.000004',
        value: JSON.stringify({ do: 'done', site, ask }),
      },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

async function send(load: Load, body: string): Promise<number> {
  const sent = performance.now();
  await signedPost({ ...load, agent }, body);
  return performance.now() - sent;
}

/** Requests go out at their times, whether those before are answered or not. */
async function run(load: Load): Promise<LoadDone> {
  const every = 1000 / load.perSecond;
  const start = performance.now();
  const answers: Promise<number>[] = [];
  let late = 0;
  for (let number = 0; number < load.requests; number += 1) {
    const due = start + number * every;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    late = Math.max(late, performance.now() - due);
    const answer = send(
      load,
      load.kind === 'command' ? commandBody(load) : pressBody(load, number),
    );
    // Told when all are awaited.
    answer.catch(() => {});
    answers.push(answer);
  }
  return { latencies: await Promise.all(answers), late };
}

process.on('message', async (message) => {
  process.send?.(await run(loadSchema.parse(message)));
});
process.once('disconnect', () => agent.destroy());
