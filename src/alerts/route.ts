import type { Severity } from './problem.ts';
import type { AlertSettings } from './settings.ts';

/** Where alerts go that no site has routed. */
export interface Defaults {
  /** ALERT_CHANNEL. */
  readonly channel: string | undefined;
  /** ALERT_WEBHOOK_URL is set. */
  readonly webhook: boolean;
}

/** The incoming webhook, and the direct messages of the admins, as destinations. */
export const webhook = 'webhook';
export const admins = 'admins';

/** Where alerts of this severity go; undefined where the site has switched them off. */
export function route(
  settings: AlertSettings | undefined,
  severity: Severity,
  defaults: Defaults,
): string | undefined {
  const chosen = settings?.bySeverity?.[severity] ?? settings?.to;
  if (chosen === 'off') return undefined;
  return chosen ?? fallback(defaults);
}

/** The default; where it is this destination itself that cannot be told, the next one after it. */
export function fallback(
  { channel, webhook: hasWebhook }: Defaults,
  failed?: string,
): string | undefined {
  const order = [
    ...(channel === undefined ? [] : [channel]),
    ...(hasWebhook ? [webhook] : []),
    admins,
  ];
  return order[failed === undefined ? 0 : order.indexOf(failed) + 1];
}
