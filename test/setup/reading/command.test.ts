import { describe, expect, it } from 'vitest';
import {
  asMeant,
  type Command,
  isCommand,
  readCommand,
  type Typed,
  verbs,
} from '../../../src/setup/reading/index.ts';
import { nameKey } from '../../../src/sites/index.ts';
import fc, { character } from '../../seeded.ts';
import { nastyNames } from './nasty-names.ts';

const sites: Typed[number] = { kind: 'channel', id: 'C1', name: 'sites' };
const hidden: Typed[number] = { kind: 'channel', id: 'C2' };
const maija: Typed[number] = { kind: 'person', id: 'U1', name: 'maija' };
const toSites = { to: 'channel', id: 'C1' } as const;

describe('A command is read', () => {
  it.each<readonly [Typed | string, Command]>([
    ['', { verb: 'help' }],
    ['help', { verb: 'help' }],
    ['?', { verb: 'help' }],
    ['Help!', { verb: 'help' }],
    ['setup', { verb: 'setup', here: false }],
    ['Setup', { verb: 'setup', here: false }],
    ['setup Kamppi', { verb: 'setup', here: false, name: 'Kamppi' }],
    ['Set up Kamppi', { verb: 'setup', here: false, name: 'Kamppi' }],
    ['set-up Kamppi', { verb: 'setup', here: false, name: 'Kamppi' }],
    ['SETUP   Töölön  ranta ', { verb: 'setup', here: false, name: 'Töölön ranta' }],
    ['*setup* X', { verb: 'setup', here: false, name: 'X' }],
    ['`setup X`', { verb: 'setup', here: false, name: 'X' }],
    ['"setup X"', { verb: 'setup', here: false, name: 'X' }],
    ['/livion setup X', { verb: 'setup', here: false, name: 'X' }],
    ['setup Kamppi here', { verb: 'setup', here: true, name: 'Kamppi', whole: 'Kamppi here' }],
    ['setup Kamppi HERE.', { verb: 'setup', here: true, name: 'Kamppi', whole: 'Kamppi HERE' }],
    ['setup here', { verb: 'setup', here: true, whole: 'here' }],
    ['setup "Kamppi here"', { verb: 'setup', here: false, name: 'Kamppi here' }],
    ['setup “Kamppi here” here', { verb: 'setup', here: true, name: 'Kamppi here' }],
    ['setup ’Oulu’', { verb: 'setup', here: false, name: 'Oulu' }],
    ['setup *Pasila*', { verb: 'setup', here: false, name: 'Pasila' }],
    ['setup [Turku]', { verb: 'setup', here: false, name: 'Turku' }],
    ['setup Atmosphere', { verb: 'setup', here: false, name: 'Atmosphere' }],
    [['setup ', sites], { verb: 'setup', here: false, name: 'sites' }],
    [['setup ', maija], { verb: 'setup', here: false, name: 'maija' }],
    [['setup Kamppi ', maija], { verb: 'setup', here: false, name: 'Kamppi', user: maija.id }],
    [['setup "As Oy 3" ', maija], { verb: 'setup', here: false, name: 'As Oy 3', user: maija.id }],
    [['setup ', maija, ' talo'], { verb: 'setup', here: false, name: 'maija talo' }],
    [['setup Talo ', sites, ' B'], { verb: 'setup', here: false, name: 'Talo sites B' }],
    [['setup ', hidden], { verb: 'unnamed', kind: 'channel' }],
    ['status', { verb: 'status' }],
    ['status Kamppi', { verb: 'status', site: 'Kamppi' }],
    ['status Pasila.', { verb: 'status', site: 'Pasila' }],
    ['Status Pasila?', { verb: 'status', site: 'Pasila' }],
    ['status "Pasila."', { verb: 'status', site: 'Pasila.' }],
    ['status “Kamppi', { verb: 'status', site: '“Kamppi' }],
    ['läget Kamppi', { verb: 'status', site: 'Kamppi' }],
    ['sites', { verb: 'sites' }],
    ['my sites', { verb: 'sites' }],
    ['kohteet', { verb: 'sites' }],
    ['setup Kamppi 2 @jari.k', { verb: 'setup', here: false, name: 'Kamppi 2', who: 'jari.k' }],
    ['setup "Café @home"', { verb: 'setup', here: false, name: 'Café @home' }],
    ['verify Kamppi', { verb: 'verify', site: 'Kamppi' }],
    ['tarkista Kamppi', { verb: 'verify', site: 'Kamppi' }],
    ['verify all', { verb: 'verify', all: true, whole: 'all' }],
    ['Verify ALL sites.', { verb: 'verify', all: true, whole: 'ALL sites' }],
    ['check everything', { verb: 'verify', all: true, whole: 'everything' }],
    ['tarkista kaikki', { verb: 'verify', all: true, whole: 'kaikki' }],
    ['kolla alla', { verb: 'verify', all: true, whole: 'alla' }],
    ['verify "all"', { verb: 'verify', site: 'all' }],
    ['verify all of Kamppi', { verb: 'verify', site: 'all of Kamppi' }],
    ['verify', { verb: 'verify' }],
    ['alerts', { verb: 'alerts' }],
    ['alerts Kamppi', { verb: 'alerts', site: 'Kamppi' }],
    ['alerts Kickoff', { verb: 'alerts', site: 'Kickoff' }],
    ['alerts Hotel Atmosphere', { verb: 'alerts', site: 'Hotel Atmosphere' }],
    [
      'alerts Kamppi off',
      { verb: 'alerts', site: 'Kamppi', route: { to: 'off' }, whole: 'Kamppi off' },
    ],
    [
      'alerts Kamppi default',
      { verb: 'alerts', site: 'Kamppi', route: { to: 'default' }, whole: 'Kamppi default' },
    ],
    ['alerts "Kamppi off"', { verb: 'alerts', site: 'Kamppi off' }],
    ['alerts "Kamppi off', { verb: 'alerts', site: '"Kamppi off' }],
    ['alerts Kamppi (off)', { verb: 'alerts', site: 'Kamppi (off)' }],
    [
      'alerts "Kamppi critical" here',
      { verb: 'alerts', site: 'Kamppi critical', route: { to: 'here' } },
    ],
    ['alerts off', { verb: 'alerts', route: { to: 'off' }, whole: 'off' }],
    [
      'alerts Kamppi #not-there',
      {
        verb: 'alerts',
        site: 'Kamppi',
        route: { to: 'unknown-channel', name: '#not-there' },
        whole: 'Kamppi #not-there',
      },
    ],
    [['alerts Kamppi ', sites], { verb: 'alerts', site: 'Kamppi', route: toSites }],
    [
      ['alerts Kamppi ', hidden],
      { verb: 'alerts', site: 'Kamppi', route: { to: 'channel', id: 'C2' } },
    ],
    [
      ['alerts Kamppi critical ', sites],
      { verb: 'alerts', site: 'Kamppi', severity: 'critical', route: toSites },
    ],
    [['alerts critical ', sites], { verb: 'alerts', site: 'critical', route: toSites }],
    [['alerts ', hidden, ' off'], { verb: 'unnamed', kind: 'channel' }],
    ['role', { verb: 'role', typed: { is: 'all' } }],
    ['role maija', { verb: 'role', typed: { is: 'no-person' } }],
    [['role ', maija], { verb: 'role', typed: { is: 'person', user: 'U1' } }],
    [['role ', maija, ' boss'], { verb: 'role', typed: { is: 'no-role' } }],
    [
      ['roles ', maija, ' Manager'],
      { verb: 'role', typed: { is: 'role', user: 'U1', role: 'manager' } },
    ],
    [
      ['role ', maija, ' installer Hotel none'],
      { verb: 'role', typed: { is: 'role', user: 'U1', role: 'installer', site: 'Hotel none' } },
    ],
    ['language', { verb: 'language' }],
    ['language suomi', { verb: 'language', language: 'fi' }],
    ['Language Suomeksi.', { verb: 'language', language: 'fi' }],
    ['language Finnish', { verb: 'language', language: 'fi' }],
    ['kieli ruotsi', { verb: 'language', language: 'sv' }],
    ['kieli', { verb: 'language' }],
    ['språk svenska', { verb: 'language', language: 'sv' }],
    ['language på svenska', { verb: 'language', language: 'sv' }],
    ['language in English', { verb: 'language', language: 'en' }],
    ['language deutsch', { verb: 'language', language: 'unknown' }],
    ['language suomi svenska', { verb: 'language', language: 'unknown' }],
    [
      'alerts Kamppi in suomi',
      { verb: 'alerts', site: 'Kamppi', language: 'fi', whole: 'Kamppi in suomi' },
    ],
    [
      'alerts Kamppi suomeksi',
      { verb: 'alerts', site: 'Kamppi', language: 'fi', whole: 'Kamppi suomeksi' },
    ],
    ['alerts "Kamppi" på svenska', { verb: 'alerts', site: 'Kamppi', language: 'sv' }],
    ['alerts in English', { verb: 'alerts', language: 'en', whole: 'in English' }],
    ['alerts Hotel Suomi', { verb: 'alerts', site: 'Hotel Suomi' }],
    ['alerts "Kamppi in suomi"', { verb: 'alerts', site: 'Kamppi in suomi' }],
    ['site Kamppi', { verb: 'site', site: 'Kamppi' }],
    ['diag', { verb: 'diag' }],
    ['diag Kamppi', { verb: 'diag', site: 'Kamppi' }],
    ['statsu Kamppi', { verb: 'unknown', text: 'statsu Kamppi', instead: 'status Kamppi' }],
    ['alrts', { verb: 'unknown', text: 'alrts', instead: 'alerts' }],
    ['hlep', { verb: 'unknown', text: 'hlep', instead: 'help' }],
    ['Rovaniemi', { verb: 'unknown', text: 'Rovaniemi' }],
  ])('%s', (typed, command) => {
    expect(readCommand(typeof typed === 'string' ? [typed] : typed)).toEqual(command);
  });
});

/** What a command would change: to look, nothing. */
const changes = (command: Command): boolean =>
  (command.verb === 'alerts' && (command.route ?? command.language) !== undefined) ||
  (command.verb === 'setup' && command.here) ||
  (command.verb === 'role' && command.typed.is === 'role');

/** The command as the bot understands it that has sites of these names. */
const understood = (text: string, ...names: readonly string[]): Command =>
  asMeant(readCommand([text]), (wanted) => names.some((name) => nameKey(name) === nameKey(wanted)));

describe('Looking changes nothing, whatever a site is called', () => {
  /** Without quotes, brackets around the whole are taken for marks. */
  const bareKey = (name: string): string => nameKey(name.replace(/^\((.*)\)$/u, '$1'));
  const looks = ['status', 'verify', 'site', 'diag', 'alerts'] as const;

  it.each(nastyNames)('%s', (name) => {
    for (const verb of looks)
      for (const typed of [`${verb} ${name}`, `${verb} "${name}"`, `${verb} “${name}”.`]) {
        const command = understood(typed, name);
        expect(command, typed).toEqual({ verb, site: expect.anything() });
        expect(changes(command), typed).toBe(false);
        const isQuoted = typed !== `${verb} ${name}`;
        const key = isQuoted ? nameKey(name) : bareKey(name);
        if (command.verb === verb) expect(nameKey(command.site ?? ''), typed).toBe(key);
      }
  });

  it.each(nastyNames)('%s is set up in the direct message', (name) => {
    for (const typed of [`setup ${name}`, `setup "${name}"`])
      expect(understood(typed, name)).toMatchObject({
        verb: 'setup',
        here: false,
        name: expect.anything(),
      });
  });

  it.each(nastyNames)('quotes and a word behind them change %s', (name) => {
    for (const to of ['here', 'off', 'default'] as const) {
      const command = understood(`alerts "${name}" ${to}`, name);
      expect(command).toEqual({ verb: 'alerts', site: expect.anything(), route: { to } });
      if (command.verb === 'alerts') expect(nameKey(command.site ?? '')).toBe(nameKey(name));
    }
    expect(understood(`setup "${name}" here`, name)).toMatchObject({ here: true });
  });

  it('what changes something needs its word as a word', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'k', 'f', 'o', 'h', 'e', 'r', '-', 'ä'),
    });
    fc.assert(
      fc.property(letters, fc.constantFrom('off', 'here', 'default', 'critical'), (start, end) => {
        fc.pre(start !== '');
        for (const verb of verbs)
          expect(changes(readCommand([`${verb} ${start}${end}`]))).toBe(false);
      }),
    );
  });

  it('nothing that is typed is too odd to be read', () => {
    fc.assert(
      fc.property(fc.constantFrom(...verbs), fc.string({ unit: character }), (verb, rest) => {
        readCommand([`${verb} ${rest}`]);
        readCommand([rest]);
      }),
    );
  });
});

describe('A message is a command, and no answer to the step', () => {
  it.each([
    'setup Kamppi',
    'Set up Kamppi',
    '`setup Kamppi`',
    'status Kamppi',
    'verify Kamppi',
    'alerts',
    'alerts Kamppi off',
    'sites',
    'diag',
    '/livion status Kamppi',
  ])('%s, whatever is asked', (text) => {
    for (const asked of [undefined, 'api-user', 'service-code', 'password'] as const)
      expect(isCommand([text], asked)).toBe(true);
  });

  it.each([
    'status',
    'verify',
    'check',
    'help',
    'apua',
    'site',
    'role',
    'check the lock',
    'help me',
    'tila',
  ])('%s is a word to the step that is asked', (text) => {
    for (const asked of ['api-user', 'service-code', 'password'] as const)
      expect(isCommand([text], asked)).toBe(false);
  });

  it.each(['KAMPPI', 'done', 'hello', ''])('"%s" is none, also where nothing is asked', (text) => {
    expect(isCommand([text], undefined)).toBe(false);
  });

  it('where a value is asked for, only in lower case', () => {
    expect(isCommand(['Sites'], 'service-code')).toBe(false);
    expect(isCommand(['Sites'], 'api-user')).toBe(true);
  });
});
