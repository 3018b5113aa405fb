import type { Words } from '../words.ts';
import { code, name, number } from './format.ts';

/** Words of forms. Titles have at most 24 characters; all but `intro` is plain text. */
export const formTexts: Words['formTexts'] = {
  bot: 'Livion',
  password: {
    title: 'API-användarens lösenord',
    intro: (site, user, isKept) =>
      `Objekt *${name(site)}*, användare ${code(user)}. Lösenordet går genom Slack på väg till mig, men visas ingenstans. ${isKept ? 'Jag sparar det krypterat.' : 'Jag glömmer det efter kontrollen.'}`,
    label: 'Lösenord',
    hint: 'Stora och små bokstäver och siffror, utan användar-ID.',
  },
  newSite: {
    title: 'Nytt objekt',
    label: 'Vad heter objektet?',
    hint: 'Det namn som kollegorna känner igen, till exempel byggnadens.',
  },
  rename: { title: 'Byt namn', label: 'Vad heter objektet?' },
  people: { title: 'Personer', whose: 'Vem ansvarar för objektet?', others: 'Andra installatörer' },
  delete: { title: 'Ta bort för gott', label: 'Objektets namn' },
  events: {
    title: 'iLOQs händelser',
    label: 'Vad ska störningskanalen få veta?',
    hint: 'Misslyckade passager och blockeringar meddelas; vanliga passager bara räknas.',
  },
  locks: {
    title: 'Vilka lås?',
    intro: (site, count) =>
      `Objekt *${name(site)}*: ${number(count)} lås. Vilka av dem ska automatens nycklar öppna? Välj fastigheter, zoner eller lås; det mest exakta valet gäller.`,
    needed: 'Behövs',
    notNeeded: 'Behövs inte',
    placeholder: 'Skriv en del av namnet',
    others: 'Alla andra lås',
    isNeeded: 'behövs',
    isNotNeeded: 'behövs inte',
  },
};

export const lockScopes: Words['lockScopes'] = {
  'real-estate': 'Fastighet',
  zone: 'Zon',
  lock: 'Lås',
};

/** iLOQ Manager's rules for a password, each as the sentence for one that breaks it. */
export const passwordProblems: Words['passwordProblems'] = {
  empty: 'Ange lösenordet.',
  'no-upper-case': 'Det saknas en stor bokstav.',
  'no-lower-case': 'Det saknas en liten bokstav.',
  'no-digit': 'Det saknas en siffra.',
  'contains-user-id': 'Användar-ID får inte ingå i det.',
};

export const blankTexts: Words['blankTexts'] = {
  question: 'Det finns ett mellanslag i början eller slutet. Hör det till lösenordet?',
  drop: 'Nej, ta bort det',
  keep: 'Ja, det hör dit',
  choose: 'Välj det ena.',
};
