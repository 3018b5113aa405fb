import type { Incident } from '../../src/alerts/index.ts';
import { askIds, openingQuestion } from '../../src/checklist/index.ts';
import type { Sentence, Sentences } from '../../src/setup/index.ts';
import { roles } from '../../src/sites/index.ts';

const ask = openingQuestion;
const incident: Incident = {
  ...{ id: 'a1', site: 's', key: 'help', state: 'acknowledged', since: 0, by: 'U1', forgotten: 0 },
  troubles: [],
  history: [],
  ...{ version: 1, loud: 1, changedAt: 0, destinations: [] },
};

/** Data for every sentence that there is, with a text of people wherever one can stand. */
const data: { readonly [K in keyof Sentences]: (text: string) => readonly Sentences[K][] } = {
  'too-long': () => [{}],
  'known-password': () => [{}],
  edited: () => [{ midway: true }, { midway: false }],
  'cannot-see': () => [...askIds, undefined].map((each) => ({ ask: each })),
  'goes-on-below': () => [{}],
  unnamed: () => [{ kind: 'person' }, { kind: 'channel' }],
  hello: (site) => [{ site, ask }],
  thanks: () => [{}],
  'not-done': () => [{ ask: 'program-locks' }],
  'type-again': () => [{ ask: 'user-id' }],
  ordered: () => [{}],
  refused: (name) =>
    (['an-admin', 'a-manager', 'a-site-installer', 'the-operator'] as const).map((by) => ({
      by,
      site: { name, installers: ['U1', 'U2', 'U3', 'U4'] },
    })),
  gone: () => [{}],
  'language-chosen': () => [{}],
  'alerts-language': () => [
    { language: 'fi', channels: ['C1', 'webhook'] },
    { language: 'sv', channels: [] },
  ],
  'old-button': () => [{}],
  'settings-as-before': () => [{}],
  'settings-not-without-you': () => [{}],
  'settings-kept': () => [
    { changed: ['alertChannel', 'timeZone'], unheard: ['C1'] },
    { changed: ['admins'], unheard: [] },
  ],
  several: () => [{}],
  'no-such-site': (wanted) => [{ wanted }, { wanted: undefined }],
  'nearest-sites': (wanted) => [{ wanted }, { wanted: undefined }],
  'near-name': (wanted) => [{ wanted }],
  'new-site-midway': (wanted) => [{ wanted }],
  'which-to-go-on': () => [{}],
  'which-to-verify': () => [{}],
  'which-to-manage': () => [{}],
  'which-is-meant': () => [{}],
  'which-is-open': () => [{}],
  'name-it': () => [{}],
  'nothing-asked': () => [{}],
  'go-on-with': (site) => [{ site }],
  'opened-for': (site) => [{ site, person: 'U1' }],
  'not-opened': (site) =>
    (
      [
        ...([
          'no-name',
          'no-person',
          'nobody',
          'nobody-so-far',
          'not-told',
          'several-people',
        ] as const),
        ...(['not-human', 'not-named', 'name-taken'] as const),
      ] as const
    ).map((why) => ({ site, why })),
  'in-direct-message': (site) => [{ site }],
  'in-thread': (site) => [{ site }],
  'not-in-channel': () => [{ channel: 'C1' }],
  'is-archived': (site) => [{ site }],
  verifying: (site) => [{ site }],
  'not-running': () => [{}],
  'not-verified': () => [{}],
  'locks-first': () => [{}],
  'check-needs': (site) => [{ site, missing: ['user-id', 'password'] }],
  'password-needs': () => [{ id: 's1', missing: ['service-code', 'service-address', 'user-id'] }],
  code: (site) => [{ site, code: '123456' }],
  'code-not-sent': () => [{}],
  archived: (site) => [{ site }],
  'archived-already': (site) => [{ site }],
  restored: (site) => [{ site }],
  'not-archived': (site) => [{ site }],
  'name-taken': () => [{}],
  'name-taken-meanwhile': (site) => [{ site }],
  renamed: (from) => [{ from, to: from }],
  'people-kept': (site) => [{ site, installers: Array.from({ length: 30 }, (_, n) => `U${n}`) }],
  deleted: (site) => [{ site }],
  stands: () => [{ incident }],
  'incident-gone': () => [{}],
  'alerts-off': (site) => [{ site }],
  'test-sent': () => [{ destination: 'C1' }, { destination: 'webhook' }, { destination: 'admins' }],
  routed: (site) => [
    { site, severity: 'critical', before: 'C1', to: undefined },
    { site, severity: undefined, before: undefined, to: 'C2' },
  ],
  'which-to-route': () => [{}],
  'no-such-channel': (channel) => [{ channel }],
  'no-channel-here': () => [{}],
  'alert-settings': (site) => [
    { site, settings: undefined },
    { site, settings: { personalData: true, deviceEvents: 'all' } },
  ],
  'no-subscriptions': () => [{ obstacle: 'no-public-url' }, { obstacle: 'archived' }],
  'not-a-person': () => [{}],
  'not-a-role': () => [{}],
  'not-human': () => [{ person: 'U1' }],
  'only-on-a-site': () => [{ person: 'U1' }],
  'last-installer': (site) => [{ site }],
  'as-before': (site) => roles.map((role) => ({ person: 'U1', role, site })),
  named: (site) =>
    roles.flatMap((role) => [
      { person: 'U1', role, before: role, site },
      { person: 'U1', role, before: role, site: undefined },
    ]),
  'no-sites': () => [{}],
  'check-all-needs-key': () => [{}],
  'check-all-nothing': () => [{ underWay: 0 }, { underWay: 3 }],
  'check-all-under-way': () => [{ by: 'U1', checked: 1, total: 1_000 }],
  'check-all-begun': () => [{}],
  'check-all-stopped': () => [{}],
  'check-all-over': () => [{}],
  'picture-comes': () => [{}],
  'export-comes': () => [{}],
  'diagnosis-sent': () => [{}],
};

const withName = <K extends keyof Sentences>(answer: K, about: Sentences[K]): Sentence<K> =>
  Object.assign({ answer }, about);

/** Every sentence that people can be answered with. @param text in the place of people's words */
export const everySentence = (text: string): Sentence[] =>
  sentenceKinds.flatMap((answer) => data[answer](text).map((about) => withName(answer, about)));

const isKind = (key: string): key is keyof Sentences => Object.hasOwn(data, key);
const sentenceKinds = Object.keys(data).filter(isKind);
