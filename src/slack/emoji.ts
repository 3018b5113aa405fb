const codes = /:([\w+-]{1,60}):(?::skin-tone-([2-6]):)?/gu;
const firstTone = 0x1f3fb;
const regionA = 0x1f1e6;

/**
 * Emoji as characters, where Slack sends their names: `:fire:`, `:+1::skin-tone-3:`, `:flag-fi:`. A
 * name that only one workspace knows stays as it is.
 */
export async function withEmoji(text: string): Promise<string> {
  if (text.search(codes) < 0) return text;
  // Looked up seldom, and not small.
  const { nameToEmoji } = await import('gemoji');
  return text.replaceAll(codes, (code, name: string, tone: string | undefined) => {
    const flag = /^flag-([a-z])([a-z])$/u.exec(name);
    if (flag) return [flag[1], flag[2]].map(regionOf).join('');
    const emoji = Object.hasOwn(nameToEmoji, name) ? nameToEmoji[name] : undefined;
    if (emoji === undefined) return code;
    return tone === undefined ? emoji : emoji + String.fromCodePoint(firstTone + Number(tone) - 2);
  });
}

const regionOf = (letter = 'a'): string =>
  String.fromCodePoint(regionA + letter.charCodeAt(0) - 'a'.charCodeAt(0));
