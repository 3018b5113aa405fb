import leven from 'leven';
import { type Severity, severities } from '../../alerts/index.ts';
import type { Language } from '../../language.ts';
import { type Role, roles } from '../../sites/index.ts';
import { languageAtEnd, languageNamed } from './language-named.ts';
import { bare } from './marks.ts';
import { nameOf, type Token, tokensOf } from './tokens.ts';
import { type Mention, type Typed, unnamedIn } from './typed.ts';
import { type Verb, verbs } from './verbs.ts';
import { withoutAccents, wordLists } from './words/index.ts';

/** Where alerts are to go from now on. */
export type Route =
  | { readonly to: 'here' | 'off' | 'default' }
  | { readonly to: 'channel'; readonly id: string }
  /** Written like a channel, and none that Slack knows or that the person may see. */
  | { readonly to: 'unknown-channel'; readonly name: string };

export type TypedRole =
  | { readonly is: 'all' }
  | { readonly is: 'person'; readonly user: string }
  | {
      readonly is: 'role';
      readonly user: string;
      readonly role: Role;
      readonly site?: string | undefined;
    }
  | { readonly is: 'no-person' }
  | { readonly is: 'no-role' };

/**
 * A command as it was typed: `/livion …`, `@Livion …`, or in the direct message with the bot.
 * `whole`: the last word could be part of the name, too; where a site is called so, it is meant.
 */
export type Command =
  | { readonly verb: 'help' | 'sites' }
  | {
      readonly verb: 'setup';
      readonly name?: string | undefined;
      readonly here: boolean;
      readonly whole?: string | undefined;
      /** Mentioned behind the name: it is opened for them. */
      readonly user?: string | undefined;
      /** A name behind an @ that Slack has made no mention of. */
      readonly who?: string | undefined;
    }
  | { readonly verb: 'status' | 'site' | 'diag'; readonly site?: string | undefined }
  /** `all`: every site that the person may verify. */
  | {
      readonly verb: 'verify';
      readonly site?: string | undefined;
      readonly all?: true;
      readonly whole?: string | undefined;
    }
  | {
      readonly verb: 'alerts';
      readonly site?: string | undefined;
      readonly route?: Route;
      readonly severity?: Severity | undefined;
      /** Of the channel that they go to. */
      readonly language?: Language;
      readonly whole?: string | undefined;
    }
  | { readonly verb: 'role'; readonly typed: TypedRole }
  /** Without a language: which one it is now. */
  | { readonly verb: 'language'; readonly language?: Language | 'unknown' }
  /** `instead`: the command that may have been meant. */
  | { readonly verb: 'unknown'; readonly text: string; readonly instead?: string }
  /** A mention stands where a name should, and the bot cannot read how it is called. */
  | { readonly verb: 'unnamed'; readonly kind: Mention['kind'] };

/** Reads a command: the first word is what to do, the rest is what about. */
export function readCommand(typed: Typed): Command {
  const tokens = wordsOf(typed);
  if (tokens.length === 0) return { verb: 'help' };
  const found = verbOf(tokens);
  if (!found) return unknown(tokens);
  const { verb } = found;
  const rest = tokens.slice(found.length);
  const unnamed = unnamedIn(namesIn(verb, rest).flatMap(({ mention }) => mention ?? []));
  if (unnamed) return { verb: 'unnamed', kind: unnamed.kind };
  switch (verb) {
    case 'help':
    case 'sites':
      return { verb };
    case 'setup':
      return readSetup(rest);
    case 'alerts':
      return readAlerts(rest);
    case 'role':
      return { verb, typed: readRole(rest) };
    case 'language':
      return rest.length === 0 ? { verb } : { verb, language: languageNamed(rest) ?? 'unknown' };
    case 'verify':
      return readVerify(rest);
    case 'status':
    case 'site':
    case 'diag':
      return { verb, site: nameOf(rest) };
  }
}

/** The words in which a mention stands for its name. */
function namesIn(verb: Verb, rest: readonly Token[]): readonly Token[] {
  if (verb === 'role') return rest.slice(1);
  if (verb === 'setup' && personBehind(rest)) return rest.slice(0, -1);
  const isRouted = verb === 'alerts' && routeOf(rest.at(-1))?.to === 'channel';
  return isRouted ? rest.slice(0, -1) : rest;
}

/**
 * The command as it is meant where a site is called so: to look at a site changes nothing, whatever
 * word its name ends in.
 * @param isSite whether the person sees a site of exactly this name
 */
export function asMeant(command: Command, isSite: (name: string) => boolean): Command {
  if (!('whole' in command) || command.whole === undefined || !isSite(command.whole))
    return command;
  const { verb, whole } = command;
  return verb === 'setup' ? { verb, name: whole, here: false } : { verb, site: whole };
}

/** The words; a command that stands in quotes or in code as a whole is read like any other. */
export function wordsOf(typed: Typed): Token[] {
  const tokens = tokensOf(typed);
  const [first, ...others] = tokens;
  const isWhole = first && others.length === 0 && first.word === '' && !first.mention;
  const opened = isWhole ? tokensOf([bare(first.source)]) : tokens;
  // Pasted as it stands in the help.
  return opened[0]?.word === '/livion' ? opened.slice(1) : opened;
}

const phrases: readonly (readonly [phrase: string, verb: Verb])[] = verbs.flatMap((verb) =>
  Object.values(wordLists).flatMap(({ commands }) =>
    (commands[verb] ?? []).map((phrase) => [phrase, verb] as const),
  ),
);

/** The verb that the words begin with, and how many of them it takes; the longest one counts. */
export function verbOf(
  tokens: readonly Token[],
): { verb: Verb; phrase: string; length: number } | undefined {
  for (const length of [2, 1]) {
    const said = tokens.slice(0, length).map(({ word }) => word);
    if (said.length < length || said.includes('')) continue;
    const typed = said.join(' ');
    const found = phrases.find(([phrase]) => phrase === typed || withoutAccents(phrase) === typed);
    if (found) return { phrase: found[0], verb: found[1], length };
  }
  return undefined;
}

/** Who is mentioned behind a name; a mention alone is the name. */
function personBehind(rest: readonly Token[]): string | undefined {
  const { mention } = rest.at(-1) ?? {};
  return rest.length > 1 && mention?.kind === 'person' ? mention.id : undefined;
}

/** "@maija", typed without choosing her from Slack's list. */
function handleBehind(rest: readonly Token[]): string | undefined {
  const { source = '', mention } = rest.at(-1) ?? {};
  return rest.length > 1 && !mention ? /^@([\p{L}\d._-]+)$/u.exec(source)?.[1] : undefined;
}

function readSetup(rest: readonly Token[]): Command {
  const before = nameOf(rest.slice(0, -1));
  const [user, who] = [personBehind(rest), handleBehind(rest)];
  if (before !== undefined && (user ?? who) !== undefined)
    return { verb: 'setup', here: false, name: before, user, who };
  return rest.at(-1)?.word === 'here'
    ? { verb: 'setup', here: true, name: before, whole: wholeOf(rest) }
    : { verb: 'setup', here: false, name: nameOf(rest) };
}

function readVerify(rest: readonly Token[]): Command {
  const said = rest.map(({ word }) => word).join(' ');
  return Object.values(wordLists).some(({ allSites }) => allSites.includes(said))
    ? { verb: 'verify', all: true, whole: wholeOf(rest) }
    : { verb: 'verify', site: nameOf(rest) };
}

function readAlerts(rest: readonly Token[]): Command {
  const end = languageAtEnd(rest);
  if (end) {
    const site = nameOf(rest.slice(0, -end.length));
    return { verb: 'alerts', language: end.language, site, whole: wholeOf(rest) };
  }
  const route = routeOf(rest.at(-1));
  if (!route) return { verb: 'alerts', site: nameOf(rest) };
  const before = rest.slice(0, -1);
  const severity =
    before.length > 1 ? severities.find((each) => each === before.at(-1)?.word) : undefined;
  return {
    ...{ verb: 'alerts', route, severity },
    site: nameOf(severity ? before.slice(0, -1) : before),
    whole: route.to === 'channel' ? undefined : wholeOf(rest),
  };
}

function routeOf(last: Token | undefined): Route | undefined {
  if (!last) return undefined;
  const { word, mention } = last;
  if (mention) return mention.kind === 'channel' ? { to: 'channel', id: mention.id } : undefined;
  if (word === 'here' || word === 'off' || word === 'default') return { to: word };
  return /^#./u.test(word) ? { to: 'unknown-channel', name: word } : undefined;
}

/** All of it as a name; quotes have said already what is the name and what is not. */
function wholeOf(rest: readonly Token[]): string | undefined {
  const isClear = rest.some(({ word, mention }) => word === '' && !mention);
  return isClear ? undefined : nameOf(rest);
}

/** The mention comes first, then the role; all behind it is the site. */
function readRole(rest: readonly Token[]): TypedRole {
  const [first, second, ...others] = rest;
  if (!first) return { is: 'all' };
  if (first.mention?.kind !== 'person') return { is: 'no-person' };
  const user = first.mention.id;
  if (!second) return { is: 'person', user };
  const role = roles.find((each) => each === second.word);
  if (!role) return { is: 'no-role' };
  return { is: 'role', user, role, site: nameOf(others) };
}

const furthest = 2;

function unknown(tokens: readonly Token[]): Command {
  const text = tokens.map(({ source }) => source).join(' ');
  const [first, ...others] = tokens;
  const word = first?.word ?? '';
  const near = phrases
    .map(([phrase]) => ({ phrase, distance: leven(word, phrase) }))
    .filter(({ phrase, distance }) => distance <= furthest && distance < phrase.length - 1)
    .toSorted((a, b) => a.distance - b.distance)[0]?.phrase;
  const rest = others.map(({ source }) => source).join(' ');
  return { verb: 'unknown', text, ...(near && { instead: `${near} ${rest}`.trim() }) };
}
