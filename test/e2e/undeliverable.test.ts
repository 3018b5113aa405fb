import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from '../../sandbox/listen.ts';
import { journalOnDisk } from './told.ts';
import { startWorld, type World } from './world.ts';

let world: World;
const bodies: string[] = [];
const hook = createServer(async (request, response) => {
  bodies.push(await text(request));
  response.end('ok');
});
afterEach(async () => {
  await world.close();
  hook.close();
});

describe('While no direct message can be delivered', () => {
  it.each(['missing_scope', 'messages_tab_disabled'])(
    '(%s), support hears by the incoming webhook, and the journal goes on',
    async (error) => {
      const port = await listen(hook);
      bodies.length = 0;
      const ALERT_WEBHOOK_URL = `http://127.0.0.1:${port}/services/x`;
      world = await startWorld({ environment: { ALERT_CHANNEL: '', ALERT_WEBHOOK_URL } });
      const { maija, slack } = world;
      await maija.opens('Kamppi');
      await maija.answers('delivered-with-api', 'no');
      await maija.isAsked('public-api');
      slack.fault('chat.postMessage', { kind: 'error', error });
      slack.fault('chat.update', { kind: 'error', error });
      await maija.types('later');
      await maija.types('help where is it?');
      await slack.until(() => bodies.length === 1, { what: 'the alert at the webhook' });
      expect(bodies[0]).toContain('where is it?');
      expect(journalOnDisk(world.dataDir).slice(-2)).toEqual(['put-off', 'help-asked']);
    },
  );
});
