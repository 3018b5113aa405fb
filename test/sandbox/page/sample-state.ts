import type { MessageView, SlackView, State } from '../../../sandbox/page/protocol.ts';

const [maija, sami, liisa, bot] = ['U0MAIJA', 'U0SAMI', 'U0LIISA', 'U0LIVION00'];
export const people = { maija, sami, liisa, bot } as const;

let next = 1_795_000_000;

/** A message of the bot, a minute after the one before, unless said otherwise. */
export function message(more: Partial<MessageView>): MessageView {
  next += 60;
  return {
    ts: `${next}.000100`,
    threadTs: null,
    user: bot,
    text: '',
    blocks: [],
    edited: false,
    onlyForYou: false,
    files: [],
    state: {},
    ...more,
  };
}

export const slackOf = (more: Partial<SlackView> = {}): SlackView => ({
  me: maija,
  bot,
  people: [
    { id: maija, name: 'maija', realName: 'Maija Virtanen', part: 'Installer' },
    { id: sami, name: 'sami', realName: 'Sami Korhonen', part: 'Support' },
    { id: liisa, name: 'liisa', realName: 'Liisa Laine', part: 'Manager' },
  ],
  names: {
    [maija]: 'Maija Virtanen',
    [sami]: 'Sami Korhonen',
    [liisa]: 'Liisa Laine',
    [bot]: 'Livion',
  },
  channels: [
    { id: 'C0ALERTS', name: 'alerts', kind: 'channel', archived: false },
    { id: 'C0SITES', name: 'sites', kind: 'channel', archived: false },
    { id: 'D0MAIJA', name: 'Livion', kind: 'direct-message', archived: false },
  ],
  messages: {},
  modals: [],
  home: null,
  ...more,
});

export const stateOf = (slack: SlackView, iloq: State['iloq'], version = 1): State => ({
  version,
  slack,
  iloq,
  faults: { iloq: 'none', slack: 'none', twice: false, bot: 'running' },
});
