import { phrases, type WordList } from './list.ts';

export const sv: WordList = {
  words: {
    yes: phrases(`
      ja, japp, jo, jepp, jadå, jodå, ja det var det, ja det är det, javisst, visst, självklart,
      absolut, stämmer, det stämmer, jajamän
    `),
    no: phrases(`
      nej, nä, näe, nix, nej det var det inte, inte än, nej inte än, inte klar, inte klart,
      inte gjort, ej klart, inte riktigt, inte riktigt klart, inte riktigt klar,
      nej det är den inte, nej det är det inte, nej tyvärr
    `),
    'not-sure': phrases(`
      vet ej, vet inte, jag vet inte, jag vet ej, osäker, inte säker, kanske, jag är inte säker,
      ingen aning, kommer inte ihåg, har ingen aning, jag har ingen aning, är inte säker
    `),
    done: phrases(`
      klar, klart, färdig, färdigt, gjort, det är gjort, det är klart, jag är klar, allt klart,
      redan gjort, nu är det klart, fixat, ordnat, skapat, tillagt, valt, överfört,
      jag har gjort det, har gjort det, programmerade, alla är programmerade, programmerat,
      påslaget, ok klart, ja klart
    `),
    ok: phrases('okej, bra, jättebra, toppen, fint, utmärkt'),
    'go-on': phrases(`
      fortsätt, fortsätta, nästa, nästa steg, vidare, gå vidare, jag förstår, uppfattat, förstått,
      börja, kör
    `),
    back: phrases('tillbaka, gå tillbaka, föregående, bakåt, backa, ångra'),
    later: phrases(`
      senare, gör senare, imorgon, i morgon, nästa vecka, inte nu, en annan gång, gör det imorgon,
      gör det senare, jag gör det imorgon, jag gör det senare, tar det senare, tar det imorgon
    `),
    skip: phrases('hoppa över, hoppa över det, skippa, skippa det'),
    status: phrases('läget, läge, hur går det, hur långt har vi kommit, vad saknas, visa läget'),
    verify: phrases('kolla, kontrollera, verifiera, kolla nu, kolla igen, försök igen'),
    stop: phrases('sluta, stopp, stanna, avbryt, paus, pausa'),
    help: phrases('hjälp, hjälp mig, jag behöver hjälp, fråga supporten, ring supporten'),
    lost: phrases(`
      hur, hur då, vad, vadå, vad då, vilken, varför, hittar inte, hittar ej, jag hittar inte,
      jag hittar den inte, hittar den inte, förstår inte, var är den, jag förstår inte,
      vad menar du, var finns den, var är det, fungerar inte, det fungerar inte, det går inte,
      syns inte, den syns inte, jag hittar det inte, hittar det inte, jag har fastnat, fastnat
    `),
    ordered: phrases(`
      beställt, jag har beställt, har beställt, beställd, beställda, det är beställt,
      låsen är beställda
    `),
    hello: phrases('hej, hejsan, tjena, god morgon, goddag, god dag, hallå, tja'),
    thanks: phrases('tack, tack så mycket, tack för hjälpen, tackar, tusen tack, stort tack'),
  },
  skipReasons: {
    already: phrases('det är redan gjort, redan gjort, finns redan, det finns redan'),
    'not-needed': phrases('behövs inte här, behövs inte, det behövs inte'),
    'someone-else': phrases('någon annan gör det, någon annan'),
  },
  ambiguous: {
    // "then, later", and the Finnish "its".
    sen: ['later', 'go-on'],
    // "where", and "was".
    var: ['lost', 'done'],
    // "what", and "was".
    va: ['lost', 'done'],
  },
  questions: phrases(`
    hur, vad, vilken, vilket, vilka, varför, var är, var finns, var hittar, är det, är den,
    ska jag, måste jag, kan jag, får jag, finns det, jag hittar inte, hittar inte, jag ser inte,
    det finns ingen, det finns inget, det finns inga, jag förstår inte, det går inte
  `),
  fillers: phrases('tack, nu, då, snälla, redan'),
  allSites: phrases('alla, alla objekt, allt'),
  commands: {
    setup: phrases('driftsättning'),
    status: phrases('läget, läge'),
    sites: phrases('mina objekt'),
    verify: phrases('kontrollera, kolla'),
    alerts: phrases('störningar'),
    role: phrases('roll, roller'),
    language: phrases('språk'),
    site: phrases('objekt'),
    help: phrases('hjälp, kommandon'),
  },
};
