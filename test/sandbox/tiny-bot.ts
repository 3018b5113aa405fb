import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { listen } from '../../sandbox/listen.ts';
import type { LocalSlack } from '../../sandbox/slack/index.ts';

export const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/**
 * A bot of a few lines on real Bolt, in either mode, to try the local Slack with.
 * @param pingMs so long it waits for an answer to a ping of its socket, and before it connects
 * anew; a busy machine may need longer
 */
export async function startTinyBot(
  slack: LocalSlack,
  mode: 'http' | 'socket',
  addListeners: (app: App) => void,
  pingMs = 60_000,
) {
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } };
  const http = new HTTPReceiver({
    signingSecret: slack.signingSecret,
    logger: silent,
    // What nothing answers stays so: Slack gives up first, however busy the machine is.
    unhandledRequestTimeoutMillis: 60_000,
  });
  const receiver =
    mode === 'http'
      ? http
      : new SocketModeReceiver({
          appToken: slack.appToken,
          logger: silent,
          clientPingTimeout: pingMs,
          installerOptions: { clientOptions },
        });
  const app = new App({
    token: slack.botToken,
    receiver,
    clientOptions,
    logger: silent,
    deferInitialization: true,
  });
  addListeners(app);
  await app.init();
  if (mode === 'socket') {
    await app.start();
    slack.deliverTo({ mode: 'socket' });
    return { stop: () => app.stop().then(() => undefined) };
  }
  const server = createServer(http.requestListener);
  const port = await listen(server);
  slack.deliverTo({ mode: 'http', eventsUrl: `http://127.0.0.1:${port}/slack/events` });
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
