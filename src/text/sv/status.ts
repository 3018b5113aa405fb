import type { Catalogue } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { andMore } from './format.ts';

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts: Catalogue['statusTexts'] = {
  moreAlerts: (count) => `och ${count} till: \`/livion alerts\` och namnet`,
  lastCheck: (verdict, when) => `*Senaste kontroll:* ${verdict}, ${when}`,
  moved: (people, moved, heard) =>
    `${people} · senaste steg ${moved} · senaste meddelande ${heard}`,
  nobody: 'ingen har det',
  people: (ids, more) => `${ids.map(person).join(', ')}${andMore(more)}`,
  serviceCode: (value) => `*Servicekod:* ${code(value)}`,
  serviceAddress: (value) => `*Serviceadress:* ${code(value)}`,
  userId: (value) => `*Användar-ID:* ${code(value)}`,
  lockingSystem: (value) => `*Låssystem:* ${name(value)}`,
  password: (fingerprint) => `*Lösenord:* sparat, fingeravtryck ${code(fingerprint)}`,
  unreadable: '*Lösenord:* jag får inte upp det längre, för nyckeln har bytts. Ange det igen.',
};
