import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const { oauth_config, settings } = z
  .object({
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
  })
  .parse(parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')));

/** The scopes and events that the app asks Slack for: the local Slack gives no others. */
export const manifest: { readonly scopes: readonly string[]; readonly events: readonly string[] } =
  {
    scopes: oauth_config.scopes.bot,
    events: settings.event_subscriptions.bot_events,
  };
