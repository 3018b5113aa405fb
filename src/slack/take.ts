import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { inRequest, newRequestId, requestAge } from '../request.ts';
import { admit, type Ours } from './admit.ts';

export type AckKind = 'command' | 'action' | 'view' | 'event' | 'options' | 'other';
/** Told how long an acknowledgement took, in seconds. */
export type OnAck = (kind: AckKind, seconds: number) => void;

const kinds: Readonly<Record<string, AckKind>> = {
  block_actions: 'action',
  view_submission: 'view',
  view_closed: 'view',
  block_suggestion: 'options',
  event_callback: 'event',
};
export const oddRequest = 'an odd request of Slack is left aside';
const slackBody = z.object({ type: z.string().optional(), command: z.string().optional() });

function kindOf(body: unknown): AckKind {
  const { type, command } = slackBody.safeParse(body).data ?? {};
  if (command !== undefined) return 'command';
  return (type !== undefined && kinds[type]) || 'other';
}

/** A request that is not for this bot: its receiver answers so that it does not come again. */
export class Refused extends Error {}

/**
 * Every request of Slack, over HTTP and in Socket Mode, passes here on its way into Bolt: who it is
 * for is asked, its acknowledgement is timed, and it is under way until all that listens to it has
 * ended. An event is acknowledged before anything listens, so that what counted only the listeners
 * would miss it. What is odd is acknowledged, too, and logged: Slack would only send it again.
 */
export function takeEach(
  app: Pick<App, 'processEvent'>,
  parts: {
    ours: Ours;
    onAck: OnAck;
    track: (work: Promise<void>) => Promise<void>;
    log: Log;
  },
): void {
  const { ours, onAck, track, log } = parts;
  const process = app.processEvent.bind(app);

  async function take(event: ReceiverEvent, before: number): Promise<void> {
    const kind = kindOf(event.body);
    let isAcked = false;
    const ack: ReceiverEvent['ack'] = async (...answer) => {
      isAcked = true;
      await event.ack(...answer);
      onAck(kind, (before + (requestAge() ?? 0)) / 1000);
    };
    const admission = admit(event.body, ours);
    switch (admission.is) {
      case 'refused':
        log.warn({ kind, because: admission.because }, 'a request of Slack is not for this bot');
        throw new Refused(`This is for ${admission.because.replace('-', ' ')}.`);
      case 'odd':
        log.warn({ kind, why: admission.why }, oddRequest);
        return ack();
      case 'ours':
        try {
          await process({ ...event, ack });
        } catch (error) {
          log.error({ err: error, kind }, oddRequest);
        }
        // Nothing listens to it, or what does has thrown before it was answered.
        if (!isAcked) await ack();
    }
  }

  app.processEvent = (event) => {
    const before = requestAge() ?? 0;
    return track(inRequest(newRequestId(), () => take(event, before)));
  };
}
