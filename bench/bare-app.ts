import { App, type BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { answeredStep } from './sites.ts';

/**
 * What Bolt alone costs: acks, and makes the Slack calls that our bot was seen to make, in the same
 * order. Its environment: PORT, SLACK_URL (the stub), SLACK_SIGNING_SECRET.
 */
const environment = z
  .object({ PORT: z.coerce.number(), SLACK_URL: z.url(), SLACK_SIGNING_SECRET: z.string() })
  .parse(process.env);
const lastBody = async (method: string): Promise<string> =>
  (await fetch(`${environment.SLACK_URL}/last/${method}`)).text();

const reply = z.object({ text: z.string(), blocks: z.array(z.looseObject({ type: z.string() })) });
const replyTo = async (method: string) => {
  const { text, blocks } = reply.parse(JSON.parse(await lastBody(method)));
  return { response_type: 'ephemeral', replace_original: false, text, blocks } as const;
};
const toCommand = await replyTo('respond-command');
const toPress = await replyTo('respond-press');

/**
 * A form as the Web API takes it, with its structures as objects again: to write them is part of a
 * call's cost.
 */
const form = async (method: string): Promise<Record<string, unknown>> => {
  const fields = Object.fromEntries(new URLSearchParams(await lastBody(method)));
  const structures = ['blocks', 'metadata'].filter((name) => fields[name] !== undefined);
  return {
    ...fields,
    ...Object.fromEntries(structures.map((name) => [name, JSON.parse(fields[name] ?? '')])),
  };
};
const update = await form('chat.update');
const post = await form('chat.postMessage');

const app = new App({
  token: 'xoxb-bench',
  signingSecret: environment.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: `${environment.SLACK_URL}/api/` },
});

app.command('/livion', async ({ ack, respond }) => {
  await ack();
  await respond(toCommand);
});

app.action<BlockAction>(/.*/u, async ({ ack, action, respond, client }) => {
  await ack();
  if ('value' in action && JSON.parse(action.value ?? '{}').ask === answeredStep)
    return void (await respond(toPress));
  await client.apiCall('chat.update', update);
  await client.apiCall('chat.postMessage', post);
  await client.apiCall('chat.update', update);
});

await app.start({ port: environment.PORT, host: '127.0.0.1' });
process.stdout.write('started\n');
