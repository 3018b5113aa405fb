import type { Catalogue } from '../catalogue.ts';
import { code, name, person } from '../format.ts';
import { andMore } from './format.ts';

/** Words of what `/livion status` and Home show of one site. */
export const statusTexts: Catalogue['statusTexts'] = {
  moreAlerts: (count) => `ja ${count} lisää: \`/livion alerts\` ja nimi`,
  lastCheck: (verdict, when) => `*Viime tarkistus:* ${verdict}, ${when}`,
  moved: (people, moved, heard) => `${people} · viime vaihe ${moved} · viime viesti ${heard}`,
  nobody: 'ei kenelläkään',
  people: (ids, more) => `${ids.map(person).join(', ')}${andMore(more)}`,
  serviceCode: (value) => `*Palvelukoodi:* ${code(value)}`,
  serviceAddress: (value) => `*Palveluosoite:* ${code(value)}`,
  userId: (value) => `*Käyttäjätunnus:* ${code(value)}`,
  lockingSystem: (value) => `*Lukosto:* ${name(value)}`,
  password: (fingerprint) => `*Salasana:* tallessa, sormenjälki ${code(fingerprint)}`,
  unreadable: '*Salasana:* en saa sitä enää auki, koska avain on vaihtunut. Syötä se uudelleen.',
};
