export const languages = ['en', 'fi', 'sv'] as const;
export type Language = (typeof languages)[number];

export const isOneOf = <T extends string>(all: readonly T[], text: string): text is T =>
  all.some((each) => each === text);

/**
 * The language of a locale as Slack writes it (`fi-FI`), or a browser (`fi,en;q=0.8`), where it
 * says something: Slack is in English for everybody who has never chosen, and speaks no Finnish
 * everywhere.
 */
const spokenIn = (locale: string | undefined): Language | undefined =>
  (['fi', 'sv'] as const).find(
    (language) => locale?.toLowerCase().split(/[-_,;]/u)[0] === language,
  );

/** What is known of the language that somebody reads, what counts most first. */
export interface LanguageClues {
  /** What they have chosen here. */
  readonly chosen?: Language | undefined;
  /** What Slack is in for them, such as `fi-FI`. */
  readonly locale?: string | undefined;
  /** DEFAULT_LANGUAGE. */
  readonly workspace?: Language | undefined;
}

/** The language to speak to somebody. */
export const languageFor = ({ chosen, locale, workspace }: LanguageClues): Language =>
  chosen ?? spokenIn(locale) ?? workspace ?? 'en';

/** The same where it is known; undefined where nobody has chosen, and Slack says nothing. */
export const knownLanguage = ({ chosen, locale }: LanguageClues): Language | undefined =>
  chosen ?? spokenIn(locale);
