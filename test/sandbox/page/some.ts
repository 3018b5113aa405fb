import type {
  FaultsView,
  IloqView,
  LockView,
  MessageView,
  SlackView,
  State,
  UserView,
} from '../../../sandbox/page/protocol.ts';
import { usageRights } from '../../../src/checklist/index.ts';

/** A user of iLOQ's with all twelve rights, but for these. */
export const someUser = (
  changes: Partial<UserView> = {},
  without: readonly string[] = [],
): UserView => ({
  userId: 'api.keyautomat',
  person: 'KeyAutomat API',
  password: 'Avain-Automaatti-42',
  passwordExpired: false,
  lockedOut: false,
  rights: usageRights.map(({ label }) => label).filter((label) => !without.includes(label)),
  ...changes,
});

export const someLock = (number: number, changes: Partial<LockView> = {}): LockView => ({
  id: `lock-${number}`,
  name: `Ovi ${number}`,
  state: 1,
  apiAllowed: true,
  planned: ['right-1', 'right-1-api'],
  programmed: ['right-1', 'right-1-api'],
  ...changes,
});

export const someIloq = (changes: Partial<IloqView> = {}): IloqView => ({
  serviceCode: 'KAMPPI',
  serviceAddress: 'http://127.0.0.1:4010/iloqws',
  name: 'Kiinteistö Oy Kamppi',
  publicApi: true,
  apiAccessRights: true,
  active: true,
  licenceEnds: null,
  users: [someUser()],
  locks: [1, 2, 3, 4, 5].map((number) => someLock(number)),
  accessRights: [
    { id: 'right-1', name: 'Pääovi', api: false, active: true },
    { id: 'right-1-api', name: 'Pääovi API', api: true, active: true },
  ],
  subscribed: [],
  ...changes,
});

/** A message of the bot in the direct message. */
export const someMessage = (ts: string, changes: Partial<MessageView> = {}): MessageView => ({
  ts,
  threadTs: null,
  user: 'U-bot',
  text: '',
  blocks: [],
  edited: false,
  onlyForYou: false,
  files: [],
  state: {},
  ...changes,
});

export const someSlack = (changes: Partial<SlackView> = {}): SlackView => ({
  me: 'U-maija',
  bot: 'U-bot',
  names: {},
  people: [
    { id: 'U-maija', name: 'maija', realName: 'Maija Virtanen', part: 'Installer' },
    { id: 'U-sami', name: 'sami', realName: 'Sami Korhonen', part: 'Support' },
    { id: 'U-liisa', name: 'liisa', realName: 'Liisa Laine', part: 'Manager' },
  ],
  channels: [
    { id: 'C-alerts', name: 'alerts', kind: 'channel', archived: false },
    { id: 'D-maija', name: 'Livion', kind: 'direct-message', archived: false },
  ],
  messages: {},
  modals: [],
  home: null,
  ...changes,
});

export const someFaults = (changes: Partial<FaultsView> = {}): FaultsView => ({
  iloq: 'none',
  slack: 'none',
  twice: false,
  bot: 'running',
  ...changes,
});

export const someState = (changes: Partial<State> = {}): State => ({
  version: 1,
  slack: someSlack(),
  iloq: someIloq(),
  faults: someFaults(),
  ...changes,
});
