/**
 * Where a moment is read: the viewer's language decides 24 hours or 12, their time zone the day.
 */
export interface Viewer {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: Date;
}

const own = new Intl.DateTimeFormat();

export const here = (now = new Date()): Viewer => {
  const { locale, timeZone } = own.resolvedOptions();
  return { locale, timeZone, now };
};

const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = (day: number) => `${day}${SUFFIXES[ordinals.select(day)] ?? 'th'}`;

const formats = new Map<string, Intl.DateTimeFormat>();

function part(
  at: Date,
  { timeZone }: Viewer,
  options: Intl.DateTimeFormatOptions,
  locale = 'en-US',
): string {
  const key = JSON.stringify([locale, timeZone, options]);
  // Making one takes hundreds of times as long as using it.
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formats.set(key, format);
  return format.format(at);
}

/** `2026-11-23`, in the viewer's time zone. */
export const dayOf = (at: Date, viewer: Viewer): string =>
  part(at, viewer, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA');

export const timeOf = (at: Date, viewer: Viewer): string =>
  part(at, viewer, { timeStyle: 'short' }, viewer.locale);

const longDay = (at: Date, viewer: Viewer, month: 'long' | 'short'): string => {
  const day = Number(part(at, viewer, { day: 'numeric' }));
  const name = part(at, viewer, { month });
  return month === 'long' ? `${name} ${ordinal(day)}` : `${name} ${day}`;
};

const year = (at: Date, viewer: Viewer) => part(at, viewer, { year: 'numeric' });
const weekday = (at: Date, viewer: Viewer) => part(at, viewer, { weekday: 'long' });

const oneDay = 86_400_000;

/** "today", "yesterday" or "tomorrow", where it is one of them. */
function nearDay(at: Date, viewer: Viewer): string | null {
  const day = dayOf(at, viewer);
  const from = (ms: number) => dayOf(new Date(viewer.now.getTime() + ms), viewer);
  if (day === from(0)) return 'today';
  if (day === from(-oneDay)) return 'yesterday';
  return day === from(oneDay) ? 'tomorrow' : null;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The line between two days: "Today", "Monday, November 23rd". */
export function dividerDay(at: Date, viewer: Viewer): string {
  const near = nearDay(at, viewer);
  if (near !== null) return capital(near);
  const day = `${weekday(at, viewer)}, ${longDay(at, viewer, 'long')}`;
  return year(at, viewer) === year(viewer.now, viewer) ? day : `${day}, ${year(at, viewer)}`;
}

/** "today at 16:21", "Nov 23 at 16:21". */
export const dayAndTime = (at: Date, viewer: Viewer): string =>
  `${nearDay(at, viewer) ?? longDay(at, viewer, 'short')} at ${timeOf(at, viewer)}`;

function ago(at: Date, viewer: Viewer): string {
  const minutes = Math.round((viewer.now.getTime() - at.getTime()) / 60_000);
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'} ago`;
  if (minutes < 1) return 'just now';
  if (minutes < 60) return count(minutes, 'minute');
  return minutes < 48 * 60
    ? count(Math.round(minutes / 60), 'hour')
    : count(Math.round(minutes / 1440), 'day');
}

type Token = (at: Date, viewer: Viewer) => string;
const dates = {
  date: (at, viewer) => `${longDay(at, viewer, 'long')}, ${year(at, viewer)}`,
  date_short: (at, viewer) => `${longDay(at, viewer, 'short')}, ${year(at, viewer)}`,
  date_long: (at, viewer) =>
    `${weekday(at, viewer)}, ${longDay(at, viewer, 'long')}, ${year(at, viewer)}`,
} as const satisfies Record<string, Token>;

const pretty =
  (otherwise: Token): Token =>
  (at, viewer) =>
    nearDay(at, viewer) ?? otherwise(at, viewer);

const TOKENS: Readonly<Record<string, Token>> = {
  ...dates,
  date_num: dayOf,
  date_pretty: pretty(dates.date),
  date_short_pretty: pretty(dates.date_short),
  date_long_pretty: pretty(dates.date_long),
  day_divider_pretty: dividerDay,
  time: timeOf,
  time_secs: (at, viewer) => part(at, viewer, { timeStyle: 'medium' }, viewer.locale),
  ago,
};

/**
 * Slack's date format ("Formatting text for app surfaces", date formatting): tokens in braces, the
 * rest as it stands.
 * @param seconds since 1970
 * @returns null where the moment or a token is unknown: then the fallback is shown
 */
export function formatDate(seconds: number, format: string, viewer: Viewer): string | null {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return null;
  let isKnown = true;
  const text = format.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
    const token = Object.hasOwn(TOKENS, name) ? TOKENS[name] : undefined;
    if (token === undefined) isKnown = false;
    return token?.(at, viewer) ?? '';
  });
  return isKnown ? text : null;
}
