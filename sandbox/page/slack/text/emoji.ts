/** Shortcodes that bots and people write most; Slack's own names. */
const EMOJI: Readonly<Record<string, string>> = {
  '+1': '👍',
  '-1': '👎',
  100: '💯',
  alarm_clock: '⏰',
  arrow_down: '⬇️',
  arrow_left: '⬅️',
  arrow_right: '➡️',
  arrow_up: '⬆️',
  ballot_box_with_check: '☑️',
  bangbang: '‼️',
  bell: '🔔',
  blue_circle: '🔵',
  large_blue_circle: '🔵',
  building_construction: '🏗️',
  bulb: '💡',
  busts_in_silhouette: '👥',
  calendar: '📆',
  chart_with_upwards_trend: '📈',
  clipboard: '📋',
  clock3: '🕒',
  construction: '🚧',
  door: '🚪',
  exclamation: '❗',
  eyes: '👀',
  file_folder: '📁',
  fire: '🔥',
  gear: '⚙️',
  globe_with_meridians: '🌐',
  grey_question: '❔',
  heart: '❤️',
  heavy_check_mark: '✔️',
  heavy_multiplication_x: '✖️',
  heavy_plus_sign: '➕',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  house: '🏠',
  information_source: 'ℹ️',
  inbox_tray: '📥',
  key: '🔑',
  large_green_circle: '🟢',
  large_orange_circle: '🟠',
  large_yellow_circle: '🟡',
  link: '🔗',
  lock: '🔒',
  lock_with_ink_pen: '🔏',
  closed_lock_with_key: '🔐',
  unlock: '🔓',
  mag: '🔍',
  memo: '📝',
  mute: '🔇',
  no_bell: '🔕',
  no_entry: '⛔',
  no_entry_sign: '🚫',
  office: '🏢',
  ok: '🆗',
  ok_hand: '👌',
  one: '1️⃣',
  two: '2️⃣',
  three: '3️⃣',
  package: '📦',
  partying_face: '🥳',
  pencil2: '✏️',
  point_right: '👉',
  pray: '🙏',
  pushpin: '📌',
  question: '❓',
  raised_hands: '🙌',
  red_circle: '🔴',
  repeat: '🔁',
  rocket: '🚀',
  rotating_light: '🚨',
  satellite: '🛰️',
  shield: '🛡️',
  slightly_smiling_face: '🙂',
  smile: '😄',
  snooze: '💤',
  zzz: '💤',
  sos: '🆘',
  sparkles: '✨',
  speech_balloon: '💬',
  star: '⭐',
  stopwatch: '⏱️',
  tada: '🎉',
  thinking_face: '🤔',
  thumbsdown: '👎',
  thumbsup: '👍',
  traffic_light: '🚥',
  wastebasket: '🗑️',
  warning: '⚠️',
  wave: '👋',
  white_check_mark: '✅',
  white_circle: '⚪',
  white_large_square: '⬜',
  black_circle: '⚫',
  wrench: '🔧',
  hammer_and_wrench: '🛠️',
  x: '❌',
  zap: '⚡',
};

/**
 * The character of a shortcode without its colons; where none is known the shortcode itself, as
 * Slack shows it.
 */
export const emojiOf = (name: string): string =>
  (Object.hasOwn(EMOJI, name) ? EMOJI[name] : undefined) ?? `:${name}:`;

/**
 * The character of rich text's `unicode`, hexadecimal code points with dashes, such as
 * `1f44d-1f3fd`.
 */
export function emojiOfCodes(codes: string, name: string): string {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16));
  return points.every((point) => point > 0 && point <= 0x10ffff)
    ? String.fromCodePoint(...points)
    : emojiOf(name);
}

const SHORTCODE = /:([a-z0-9_+-]+):/g;

/** Plain text with its shortcodes as characters. */
export const withEmoji = (text: string): string =>
  text.replace(SHORTCODE, (_, name: string) => emojiOf(name));
