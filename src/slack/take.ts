import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { AckKind, Metrics } from '../operations/metrics/index.ts';
import { inRequest, newRequestId, requestAge } from '../request.ts';

const kinds: Readonly<Record<string, AckKind>> = {
  block_actions: 'action',
  view_submission: 'view',
  view_closed: 'view',
  block_suggestion: 'options',
  event_callback: 'event',
};
const slackBody = z.object({ type: z.string().optional(), command: z.string().optional() });

function kindOf(body: unknown): AckKind {
  const { type, command } = slackBody.safeParse(body).data ?? {};
  if (command !== undefined) return 'command';
  return (type !== undefined && kinds[type]) || 'other';
}

/**
 * Every request of Slack, over HTTP and in Socket Mode, passes here on its way into Bolt: its
 * acknowledgement is timed, and it is under way until all that listens to it has ended. An event is
 * acknowledged before anything listens, so that what counted only the listeners would miss it.
 */
export function takeEach(
  app: App,
  {
    metrics,
    track,
  }: { metrics: Pick<Metrics, 'acked'>; track: (work: Promise<void>) => Promise<void> },
): void {
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const kind = kindOf(event.body);
    const before = requestAge() ?? 0;
    const take = (): Promise<void> =>
      process({
        ...event,
        async ack(...answer) {
          await event.ack(...answer);
          metrics.acked(kind, (before + (requestAge() ?? 0)) / 1000);
        },
      });
    return track(inRequest(newRequestId(), take));
  };
}
