import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

/**
 * Prints the manifest for HTTP: request URLs in the place of Socket Mode. Usage: the public URL,
 * and `several` for an app that workspaces install themselves.
 */
const [base, several] = process.argv.slice(2);
if (base === undefined || !URL.canParse(base)) {
  process.stderr.write(
    'Give the public URL. Example: npm run -s manifest:http -- https://livion.example.com\n',
  );
  process.exit(1);
}
const origin = base.replace(/(?<!\/)\/+$/, '');
const url = `${origin}/slack/events`;
const manifest = parseDocument(
  readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'),
);
manifest.commentBefore = ' The Slack app, for HTTP.';
manifest.setIn(['features', 'slash_commands', 0, 'url'], url);
manifest.setIn(['settings', 'event_subscriptions', 'request_url'], url);
manifest.setIn(['settings', 'interactivity', 'request_url'], url);
// The menus that search as one types ask here for their options.
manifest.setIn(['settings', 'interactivity', 'message_menu_options_url'], url);
manifest.setIn(['settings', 'socket_mode_enabled'], false);
if (several === 'several')
  manifest.setIn(['oauth_config', 'redirect_urls'], [`${origin}/slack/oauth_redirect`]);
process.stdout.write(manifest.toString());
