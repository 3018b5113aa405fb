import type { WordList } from './list.ts';

export const sv: WordList = {
  words: {
    yes: [
      ...['ja', 'japp', 'jo', 'jepp', 'jadå', 'jodå', 'ja det var det', 'ja det är det', 'javisst'],
      ...['visst', 'självklart', 'absolut', 'stämmer'],
    ],
    no: [
      ...['nej', 'nä', 'näe', 'nix', 'nej det var det inte', 'inte än', 'nej inte än', 'inte klar'],
      ...['inte klart', 'inte gjort', 'ej klart'],
    ],
    'not-sure': [
      ...['vet ej', 'vet inte', 'jag vet inte', 'jag vet ej', 'osäker', 'inte säker', 'kanske'],
      ...['jag är inte säker', 'ingen aning', 'kommer inte ihåg'],
    ],
    done: [
      ...[
        'klar',
        'klart',
        'färdig',
        'färdigt',
        'gjort',
        'det är gjort',
        'det är klart',
        'jag är klar',
      ],
      ...['allt klart', 'redan gjort', 'nu är det klart', 'fixat', 'ordnat', 'skapat', 'tillagt'],
      ...['valt', 'programmerat', 'påslaget', 'ok klart', 'ja klart'],
    ],
    ok: ['okej', 'bra', 'jättebra', 'toppen', 'fint', 'utmärkt'],
    'go-on': [
      ...['fortsätt', 'fortsätta', 'nästa', 'nästa steg', 'vidare', 'gå vidare', 'jag förstår'],
      ...['uppfattat', 'förstått', 'börja', 'kör'],
    ],
    back: ['tillbaka', 'gå tillbaka', 'föregående', 'bakåt', 'backa', 'ångra'],
    later: [
      ...['senare', 'gör senare', 'imorgon', 'i morgon', 'nästa vecka', 'inte nu', 'en annan gång'],
    ],
    skip: ['hoppa över', 'hoppa över det', 'skippa', 'skippa det'],
    status: ['läget', 'läge', 'hur går det', 'hur långt har vi kommit', 'vad saknas', 'visa läget'],
    verify: ['kolla', 'kontrollera', 'verifiera', 'kolla nu', 'kolla igen', 'försök igen'],
    stop: ['sluta', 'stopp', 'stanna', 'avbryt', 'paus', 'pausa'],
    help: ['hjälp', 'hjälp mig', 'jag behöver hjälp', 'fråga supporten', 'ring supporten'],
    lost: [
      ...['hur', 'hur då', 'vad', 'vadå', 'vad då', 'vilken', 'varför', 'hittar inte', 'hittar ej'],
      ...[
        'jag hittar inte',
        'jag hittar den inte',
        'hittar den inte',
        'förstår inte',
        'var är den',
      ],
      ...['jag förstår inte', 'vad menar du', 'var finns den', 'var är det', 'fungerar inte'],
      ...['det fungerar inte', 'det går inte', 'jag har fastnat', 'fastnat'],
    ],
    ordered: ['beställt', 'beställd', 'beställda', 'det är beställt', 'låsen är beställda'],
    hello: ['hej', 'hejsan', 'tjena', 'god morgon', 'goddag', 'god dag', 'hallå', 'tja'],
    thanks: ['tack', 'tack så mycket', 'tackar', 'tusen tack', 'stort tack'],
  },
  ambiguous: {
    // "then, later", and the Finnish "its".
    sen: ['later', 'go-on'],
    // "where", and "was".
    var: ['lost', 'done'],
    // "what", and "was".
    va: ['lost', 'done'],
  },
  questions: [
    ...['hur', 'vad', 'vilken', 'vilket', 'vilka', 'varför', 'var är', 'var finns', 'var hittar'],
    ...['är det', 'är den', 'ska jag', 'måste jag', 'kan jag', 'får jag', 'finns det'],
    ...['jag hittar inte', 'hittar inte', 'jag ser inte', 'jag förstår inte', 'det går inte'],
  ],
  fillers: ['tack', 'nu', 'då', 'snälla', 'redan'],
  allSites: ['alla', 'alla objekt', 'allt'],
  commands: {
    setup: ['driftsättning'],
    status: ['läget', 'läge'],
    sites: ['mina objekt'],
    verify: ['kontrollera', 'kolla'],
    alerts: ['störningar'],
    role: ['roll', 'roller'],
    language: ['språk'],
    site: ['objekt'],
    help: ['hjälp', 'kommandon'],
  },
};
