const loopbackNames = ['127.0.0.1', '[::1]', 'localhost'];

/** An https origin without a path; http for the loopback alone. */
export function isPublicOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.href !== `${url.origin}/`) return false;
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && loopbackNames.includes(url.hostname))
  );
}

/** The address of a PostgreSQL database. */
export function isDatabase(text: string): boolean {
  return /^postgres(ql)?:\/\/[^/]*\/[^/?]+/u.test(text);
}

/** An https address; http for the loopback alone. */
export function isWebhook(text: string): boolean {
  const url = URL.parse(text);
  return (
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && loopbackNames.includes(url.hostname))
  );
}

/** "24h" in milliseconds. */
export function milliseconds(text: string): number {
  const units: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
  return Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0);
}

/** A time zone's name, such as Europe/Helsinki. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
