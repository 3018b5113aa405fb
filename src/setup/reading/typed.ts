/** Somebody or something that was mentioned; without a name where it could not be read. */
export interface Mention {
  readonly kind: 'person' | 'channel';
  readonly id: string;
  readonly name?: string;
}

/** What a person typed, as they saw it: text, and whom and what they mentioned. */
export type Typed = readonly (string | Mention)[];

/** More than so many characters are not read: no answer and no question needs them. */
export const longestTyped = 2_000;

/** The text as the person saw it; a mention whose name is not known shows its sign alone. */
export const textOf = (typed: Typed): string =>
  typed
    .map((part) => (typeof part === 'string' ? part : (part.name ?? signOf(part))))
    .join('')
    .trim();

const signOf = ({ kind }: Mention): string => (kind === 'channel' ? '#…' : '@…');

/** The first mention whose name could not be read. */
export const unnamedIn = (typed: Typed): Mention | undefined =>
  typed.find((part): part is Mention => typeof part !== 'string' && part.name === undefined);
