import type { App } from '@slack/bolt';
import { z } from 'zod';

const press = z.object({
  type: z.literal('block_actions'),
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  actions: z.array(z.object({ action_id: z.string() })),
});
const message = z.object({
  type: z.literal('event_callback'),
  event: z.object({ type: z.literal('message'), channel: z.string() }),
});

/** What has come back from Slack since the trial began. */
export interface Seen {
  /** The press of the trial's button. */
  readonly pressed: Promise<{ readonly person: string; readonly trigger: string }>;
  /** Resolves when an event about a message in this channel has come. */
  heardOf(channel: string): Promise<void>;
}

export const trialButton = 'trial';

/** Looks at each request on its way into Bolt, which leaves the bot's own messages aside. */
export function watch(app: Pick<App, 'processEvent'>): Seen {
  const process = app.processEvent.bind(app);
  const pressed = Promise.withResolvers<{ person: string; trigger: string }>();
  const heard = new Map<string, PromiseWithResolvers<void>>();
  const of = (channel: string): PromiseWithResolvers<void> => {
    const known = heard.get(channel) ?? Promise.withResolvers<void>();
    heard.set(channel, known);
    return known;
  };
  app.processEvent = async (event) => {
    const action = press.safeParse(event.body).data;
    if (action?.actions.some(({ action_id }) => action_id === trialButton))
      pressed.resolve({ person: action.user.id, trigger: action.trigger_id });
    const about = message.safeParse(event.body).data;
    if (about) of(about.event.channel).resolve();
    await process(event);
  };
  return { pressed: pressed.promise, heardOf: (channel) => of(channel).promise };
}
