import { describe, expect, it } from 'vitest';
import {
  askIds,
  openingQuestion,
  type StepId,
  stepIds,
  usageRights,
} from '../../src/checklist/index.ts';
import { listTexts, stepTexts } from '../../src/text/en/index.ts';
import type { StepText } from '../../src/text/shapes.ts';

/**
 * The facts of LivionKey's article "Creating iLOQ API credentials", each with where the installer
 * reads it. A label of iLOQ Manager is written as there, and stands in bold.
 */
type Fact = readonly [fact: string, ...told: readonly (string | RegExp)[]];

const wordsOf = ({ title, lines, help }: StepText): string => [title, ...lines, ...help].join('\n');

const label = (name: string) => `*${name}*`;

const facts: Readonly<Record<StepId, readonly Fact[]>> = {
  'public-api': [
    ['go to the Administration tab', label('Administration'), /tab/],
    ['select "Edit locking system information"', label('Edit locking system information')],
    ['select "Settings" from the bottom right corner', label('Settings'), /bottom right corner/],
    ['enable "Public API in use"', label('Public API in use')],
    ['it is a one-time manual operation', /once for the whole locking system/],
    ['by hand: no program can do it', /by hand/],
  ],
  'lock-api-access': [
    [
      'for all locks that keys programmed by LivionKey20 need to open',
      /every lock that keys from this automat must open/,
    ],
    [
      '"Edit Access Rights" in the right-click menu of the lock',
      label('Edit Access Rights'),
      /right-click menu/,
    ],
    [
      'select "Edit Lock Settings and Access Rights"',
      label('Edit Lock Settings and Access Rights'),
    ],
    ['enable "Allow API Access Rights"', label('Allow API Access Rights')],
  ],
  'duplicate-access-rights': [
    ['existing access rights cannot be modified', /existing access rights cannot be changed/],
    [
      'duplicate the necessary access rights in iLOQ Manager',
      /iLOQ Manager/,
      /[Dd]uplicate/,
      /access rights that keys from this automat need/,
    ],
    ['set API access to "on" for the new ones', label('API access'), label('on'), /new ones/],
  ],
  'add-to-locks': [
    [
      'add the duplicated access rights to the locks',
      /[Aa]dd the duplicated access rights to the locks/,
    ],
    ['do not remove the old access rights', /Keep the old ones/, /do not remove/],
  ],
  'program-locks': [
    ['order the locks', /[Oo]rder/],
    ['now the locks can be programmed', /[Pp]rogram the locks/],
  ],
  'service-code': [
    ['it identifies the iLOQ Manager environment', /environment/],
    ['log out first if you are logged in', /logged in to iLOQ Manager, log out/],
    ['the login screen of iLOQ S5 Manager', /login screen of iLOQ S5 Manager/],
    ['press the settings icon', /settings icon/],
    ['the service code stands there', label('Service code')],
  ],
  'service-address': [
    ['it identifies the iLOQ Manager environment', /your iLOQ system/],
    ['log out first if you are logged in', /log out/],
    ['the login screen of iLOQ S5 Manager', /login screen of iLOQ S5 Manager/],
    ['press the settings icon', /settings icon/],
    ['the service address stands there', label('Service address')],
  ],
  'api-user': [
    [
      'LivionKey needs an API user to communicate with iLOQ',
      /LivionKey works in iLOQ as a user of its own/,
    ],
    ['the Administration tab', label('Administration'), /tab/],
    ['select "Add user"', label('Add user')],
    ['select "Add userID"', label('Add userID')],
    ['select "Add new person with user ID"', label('Add new person with user ID')],
    ['a first name and a last name', /[Ff]irst name/, /last name/],
    ['the name does not matter', /Any name will do/],
    ['one that is easy to recognise', /easy to recognise/],
    ['for example KeyAutomat and API', label('KeyAutomat'), label('API')],
  ],
  'user-id': [
    ['provide a User ID', label('User ID')],
    ['easy to recognise', /easy to recognise/],
    ['for example api.keyautomat', '`api.keyautomat`'],
    ['it is the API user name', /API user name/],
  ],
  password: [
    ['provide a Password', label('Password')],
    ['a strong enough one', /strong/],
    ['no password expiration', label('Password expires'), /off/],
    ['otherwise the integration stops working', /expires, the automat stops working/],
  ],
  'usage-rights': [
    ['select usage rights', /Select these usage rights/],
    ['LivionKey checks them when it is connected', /LivionKey checks all twelve when it connects/],
  ],
  verification: [
    ['the user is checked before LivionKey is connected', /log in to iLOQ as the new user/],
  ],
  'hand-over': [
    ['four pieces of data', /four values/],
    ['they go into the initial configuration of LivionKey', /LivionKey's initial configuration/],
  ],
};

const rows = stepIds.flatMap((id) => facts[id].map(([fact, ...told]) => [id, fact, told] as const));

describe('No fact of the article is missing', () => {
  it.each(rows)('%s: %s', (id, _, told) => {
    const words = wordsOf(stepTexts[id]);
    for (const part of told) {
      if (typeof part === 'string') expect(words).toContain(part);
      else expect(words).toMatch(part);
    }
  });

  it('it is asked whether the system was delivered with API access for its locks and access rights', () => {
    const words = wordsOf(stepTexts[openingQuestion]);
    expect(words).toMatch(/delivered with API access for its locks and access rights/);
    expect(words).toMatch(/first five steps/);
  });

  it('the four pieces of data are named at the beginning', () => {
    const welcome = listTexts.greeting('U1');
    for (const value of ['service code', 'service address', 'user ID', 'password'])
      expect(welcome).toContain(value);
  });

  it('the steps inside iLOQ Manager stand in the order of the article', () => {
    const order: Partial<Record<StepId, readonly string[]>> = {
      'public-api': [
        'Administration',
        'Edit locking system information',
        'Settings',
        'Public API in use',
      ],
      'lock-api-access': [
        'Edit Access Rights',
        'Edit Lock Settings and Access Rights',
        'Allow API Access Rights',
      ],
      'api-user': [
        'Administration',
        'Add user',
        'Add userID',
        'Add new person with user ID',
        'KeyAutomat',
        'API',
      ],
    };
    for (const [id, labels] of Object.entries(order)) {
      const how = stepTexts[stepIds.find((each) => each === id) ?? 'hand-over'].lines.join('\n');
      const places = labels.map((each) => how.indexOf(label(each)));
      expect(places, id).not.toContain(-1);
      expect(places, id).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});

describe('The twelve usage rights', () => {
  /** iLOQ Manager's label, and what the article needs it for. */
  const rights = [
    ['Right to browse keys', /view.* keys/],
    ['Right to browse locks', /view.* locks/],
    ['Right to login in to system', /view.* real estates/],
    ['Right to administrate locking system', /view.*edit.*delet.*webhook.*network modules/],
    ['Right to order keys', /order.* keys/],
    ['Right to edit keys', /edit.* keys/],
    ['Right to browse access rights', /which access rights a key can get/],
    ['Right to edit access rights of the keys', /chang.* what a key opens/],
    ['Right to manage code-access groups', /sync.* PIN codes to online readers/],
    ['Right to edit door calendar controls', /sync.* PIN codes to online readers/],
    ['Right to browse person roles', /sync.* PIN codes to online readers/],
    ['Right to edit person groups', /sync.* PIN codes to online readers/],
  ] as const;

  it('are those of the article, in its order', () => {
    expect(usageRights.map((right) => right.label)).toEqual(rights.map(([name]) => name));
  });

  it.each(rights)('%s is told with its label in bold and what it is for', (name, neededFor) => {
    const { lines, help } = stepTexts['usage-rights'];
    const named = (of: readonly string[]) => of.filter((line) => line.includes(label(name)));
    expect(named(lines), 'the label alone where it is done').toEqual([`• ${label(name)}`]);
    expect(named(help)).toEqual([expect.stringMatching(neededFor)]);
  });
});

/** Lines as a phone breaks them: marks are not seen, and a word stays whole. */
function onPhone(lines: readonly string[], width = 42): string[] {
  const shown: string[] = [];
  for (const line of lines) {
    let row = '';
    for (const word of line.replaceAll(/[*`]/gu, '').split(' ')) {
      const longer = row === '' ? word : `${row} ${word}`;
      if (longer.length > width && row !== '') {
        shown.push(row);
        row = word;
      } else row = longer;
    }
    shown.push(row);
  }
  return shown;
}

describe('It is told for a phone', () => {
  it.each(askIds)(
    '%s: five lines of 42 characters; of the twelve rights each has its own',
    (id) => {
      const { lines, help } = stepTexts[id];
      const most = id === 'usage-rights' ? 13 : 5;
      expect(onPhone(lines).length, onPhone(lines).join('\n')).toBeLessThanOrEqual(most);
      expect(help.join('')).not.toBe('');
    },
  );

  it('bold and code are closed everywhere', () => {
    for (const text of Object.values(stepTexts))
      for (const line of [...text.lines, ...text.help]) {
        expect(line.split('*').length % 2, line).toBe(1);
        expect(line.split('`').length % 2, line).toBe(1);
      }
  });
});
