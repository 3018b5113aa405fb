/** Names for the IDs that stand in a text. */
export interface Names {
  /** What people read for a user ID, without the `@`. */
  user(id: string): string;
  /** What people read for a channel ID, without the `#`. */
  channel(id: string): string;
}

const BEFORE = '(^|[\\s([{"“»–—:/-])';
const AFTER = '(?=$|[\\s.,;:!?)\\]}"”«–—/-])';
const STYLES = ['*', '_', '~'].map(
  (mark) => new RegExp(`${BEFORE}\\${mark}(\\S(?:[^\\n${mark}]*\\S)?)\\${mark}${AFTER}`, 'gm'),
);

/**
 * Slack's mrkdwn as a person reads it: mentions by name, links as `label (address)`, no style
 * marks, no escapes.
 */
export function readable(mrkdwn: string, names: Names): string {
  const linked = mrkdwn.replace(/<([^<>]+)>/g, (_, inside: string) => special(inside, names));
  const unstyled = STYLES.reduce((text, style) => text.replace(style, '$1$2'), linked);
  return unstyled.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function special(inside: string, names: Names): string {
  const [target = '', label = ''] = inside.split('|', 2);
  if (target.startsWith('@')) return `@${names.user(target.slice(1))}`;
  if (target.startsWith('#')) return `#${names.channel(target.slice(1))}`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return `@${label || target.slice(1)}`;
  const address = target.replace(/^mailto:/, '');
  return label === '' || label === address || `http://${label}` === address
    ? label || address
    : `${label} (${address})`;
}
