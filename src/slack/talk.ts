import type { Dispatcher } from 'undici';
import type { Log } from '../log.ts';
import type { Setup } from '../setup/index.ts';
import type { Speech } from '../text/index.ts';
import { type Connection, connect, type Identity, type SlackAccess } from './connect.ts';
import type { Home } from './home.ts';
import { createGuarded } from './listener.ts';
import { registerListeners } from './listeners/index.ts';
import type { Reachability } from './reachability.ts';
import type { Speakers } from './reply.ts';
import { type OnAck, takeEach } from './take.ts';

/** Stopped, it takes no more requests; those under way go on. */
export interface Talk extends Omit<Connection, 'app'> {
  /** Resolves when nothing that Slack sent is under way. */
  idle(): Promise<void>;
}

/** Hears what people do in Slack. */
export function createTalk(parts: {
  readonly slack: SlackAccess;
  readonly who: Identity;
  readonly setup: Setup;
  readonly home: Home;
  readonly speakers: Speakers;
  readonly speech: Pick<Speech, 'toAtOnce'>;
  readonly onAck: OnAck;
  readonly reachability: Reachability;
  /** For the socket, which uses no `fetch`. */
  readonly dispatcher: Dispatcher | undefined;
  readonly log: Log;
}): Talk {
  const { slack, who, setup, home, speakers, speech, onAck, log } = parts;
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };
  const { app, receive, isConnected, start, stop } = connect(slack, who, parts);
  takeEach(app, { ours: who, onAck, track, log });
  const guarded = createGuarded(log);
  registerListeners({ app, setup, speakers, speech, guarded }, home, who.botUser);
  app.event('app_uninstalled', async () => log.warn('the workspace has removed the app'));
  return {
    ...{ receive, isConnected, start, stop },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
