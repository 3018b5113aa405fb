import { describe, expect, it } from 'vitest';
import type { AskId } from '../../../src/checklist/index.ts';
import { defaultOrigins, parseOrigins } from '../../../src/iloq/index.ts';
import type { Language } from '../../../src/language.ts';
import {
  type Command,
  isCommand,
  passwordLike,
  readCommand,
  readIdentifier,
  readSaid,
  readServiceAddress,
  type Said,
} from '../../../src/setup/reading/index.ts';
import { meaningsOf } from '../../../src/setup/reading/words/index.ts';
import { isValueStep } from '../../../src/sites/index.ts';
import { type Place, places, whatPeopleType } from './what-people-type.ts';
import { whatFinnsType } from './what-people-type-in-finnish.ts';
import { whatSwedesType } from './what-people-type-in-swedish.ts';

const askedAt: Readonly<Record<Place, AskId | undefined>> = {
  'nothing asked': undefined,
  '/livion': undefined,
  opening: 'delivered-with-api',
  'by hand': 'api-user',
  locks: 'program-locks',
  'service code': 'service-code',
  address: 'service-address',
  'user ID': 'user-id',
  password: 'password',
  check: 'verification',
  'hand-over': 'hand-over',
  rights: 'usage-rights',
  'which locks': 'verification',
};

/** What the bot does, in the words of the table. */
function does(what: string, where: Place, language: Language): string {
  const asked = askedAt[where];
  if (where === '/livion' || isCommand([what], asked)) return doesCommand(readCommand([what]));
  if (where === 'password' && passwordLike(what, '') !== undefined) return 'warns of the password';
  const said = readSaid(what, asked, language);
  return asked === undefined ? doesNothingAsked(said) : doesSaid(said, asked);
}

function doesCommand(command: Command): string {
  switch (command.verb) {
    case 'help':
      return 'shows what it can do';
    case 'setup':
      return command.name === undefined
        ? 'asks which site'
        : `sets up ${command.name}${command.here ? ' here' : ''}`;
    case 'status':
      return command.site === undefined ? 'lists the sites' : `shows ${command.site}`;
    case 'sites':
      return 'lists own sites';
    case 'verify':
      return command.site === undefined ? 'asks which site' : `checks ${command.site}`;
    case 'alerts': {
      const { route, site, language } = command;
      if (language) return `alerts of ${site ?? 'all sites'} in ${language}`;
      if (!route) return site === undefined ? 'shows all alerts' : `shows alerts of ${site}`;
      if (site === undefined) return 'asks which site';
      return route.to === 'unknown-channel'
        ? `sees no channel ${route.name}`
        : `alerts of ${site}: ${route.to}`;
    }
    case 'language':
      return command.language === undefined ? 'shows the language' : `speaks ${command.language}`;
    case 'role':
      return command.typed.is === 'no-person' ? 'asks whom' : `role: ${command.typed.is}`;
    case 'unknown':
      return command.instead ? `asks: ${command.instead}?` : 'knows no such command';
    case 'site':
    case 'diag':
    case 'unnamed':
      return command.verb;
  }
}

function doesNothingAsked({ said }: Said): string {
  if (said === 'thanks') return 'is thanked';
  return ['hello', 'help', 'lost'].includes(said) ? 'shows what it can do' : 'offers the sites';
}

function doesSaid(said: Said, asked: AskId): string {
  switch (said.said) {
    case 'delivered':
      return `answers ${said.answer.replace('-', ' ')}`;
    case 'done':
      return doesDone(asked);
    case 'yes':
    case 'text':
      return said.said === 'text' && isValueStep(asked)
        ? doesValue(said.text, asked)
        : doesNotUnderstand(asked);
    case 'go-on':
      return 'asks: done?';
    case 'back':
      return 'goes back';
    case 'later':
      return 'puts it off';
    case 'status':
      return 'shows the list';
    case 'verify':
      return 'checks';
    case 'stop':
      return 'stops';
    case 'no':
      return 'stays there';
    case 'ordered':
      return 'waits for the programming';
    case 'hello':
      return 'greets';
    case 'thanks':
      return 'is thanked';
    case 'skip':
      return said.reason === undefined ? 'asks why to skip' : `skips: ${said.reason}`;
    case 'help':
      return said.words === undefined ? 'calls support' : `calls support: ${said.words}`;
    case 'lost':
      return 'shows where it is';
    case 'unclear':
      return `asks: ${said.between.join(' or ')}?`;
  }
}

function doesDone(asked: AskId): string {
  const isByHand = !isValueStep(asked) && doesNotUnderstand(asked) === 'asks: done?';
  return isByHand ? 'ticks it' : doesNotUnderstand(asked);
}

function doesNotUnderstand(asked: AskId): string {
  if (asked === 'delivered-with-api') return 'asks: yes or no?';
  if (asked === 'password') return 'asks for the password with its button';
  if (asked === 'verification') return 'asks: check now?';
  return isValueStep(asked) ? 'asks for the value' : 'asks: done?';
}

function doesValue(text: string, asked: 'service-code' | 'service-address' | 'user-id'): string {
  const origins = parseOrigins(defaultOrigins);
  if (!origins.ok) throw new Error(origins.problem);
  const read =
    asked === 'service-address'
      ? readServiceAddress(text, origins.policy)
      : readIdentifier(text, asked);
  if (!read.ok) return `refuses: ${read.problem}`;
  if (read.doubt) return `asks: ${read.doubt}?`;
  return `keeps ${read.value}${read.changed && asked !== 'service-address' ? ', and says so' : ''}`;
}

describe.each([
  ['en', whatPeopleType],
  ['fi', whatFinnsType],
  ['sv', whatSwedesType],
] as const)('in a conversation in %s', (language, rows) => {
  it.each(rows)('"%s" at %s: %s', (what, where, expected) => {
    expect(does(what, where, language)).toBe(expected);
  });

  it('there are at least 150, everywhere, and none twice', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150);
    expect(new Set(rows.map(([what, where]) => `${where}: ${what}`)).size).toBe(rows.length);
    for (const place of places) expect(rows.some(([, where]) => where === place)).toBe(true);
  });
});

it('what could be a word in another language is read in every one', () => {
  for (const word of ['valmis', 'klart', 'joo', 'ja', 'takaisin', 'tillbaka'])
    for (const language of ['en', 'fi', 'sv'] as const)
      expect(meaningsOf(word, language)).toHaveLength(1);
});
