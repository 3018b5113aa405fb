import { code, name, person } from '../format.ts';
import { andMore } from './format.ts';

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts = {
  moreAlerts: (count: number) => `and ${count} more: \`/livion alerts\` with the name`,
  lastCheck: (verdict: string, when: string) => `*Last check:* ${verdict}, ${when}`,
  moved: (people: string, moved: string, heard: string) =>
    `${people} · last step ${moved} · last heard ${heard}`,
  nobody: 'nobody has it',
  people: (ids: readonly string[], more: number) => `${ids.map(person).join(', ')}${andMore(more)}`,
  serviceCode: (value: string) => `*Service code:* ${code(value)}`,
  serviceAddress: (value: string) => `*Service address:* ${code(value)}`,
  userId: (value: string) => `*API user name:* ${code(value)}`,
  lockingSystem: (value: string) => `*Locking system:* ${name(value)}`,
  password: (fingerprint: string) => `*Password:* stored, fingerprint ${code(fingerprint)}`,
  unreadable:
    '*Password:* it can no longer be opened, because the key has changed: please enter it again.',
};
