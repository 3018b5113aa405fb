import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const manifestSchema = z.object({
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

/** The scopes and events that the app asks Slack for: the local Slack gives no others. */
export function readManifest(): { scopes: string[]; events: string[] } {
  const text = readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8');
  const manifest = manifestSchema.parse(parse(text));
  return {
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
  };
}
