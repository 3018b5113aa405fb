import type { Words } from '../words.ts';
import { number } from './format.ts';

/** Why a site was not opened for somebody, as a sentence of its own. */
export const notOpened: Words['notOpened'] = {
  'no-name': 'kohteen nimi puuttuu.',
  'no-person': 'kenen kohde? Lisää pilkku ja nimi.',
  nobody: 'en löydä ketään sillä nimellä.',
  'nobody-so-far':
    'en löydä ketään sillä nimellä, mutta täällä on enemmän ihmisiä kuin ehdin käydä läpi. Käytä jäsentunnusta (Member ID) hänen Slack-profiilistaan.',
  'not-told': 'Slack ei kerro, kuka se on. Yritä hetken päästä uudelleen.',
  'several-people': 'saman nimisiä on useita. Käytä @nimeä.',
  'not-human': 'se on sovellus tai henkilö, joka ei ole enää Slackissa.',
  'not-named': 'tällä henkilöllä ei ole vielä oikeuksia. Ylläpitäjän pitää ensin nimetä hänet.',
  'name-taken': 'sen niminen kohde on jo. `/livion site` vaihtaa sen henkilöt.',
};

/** Sites that somebody opens for others. Title, label and hint are plain text. */
export const severalTexts: Words['severalTexts'] = {
  title: 'Avaa muille',
  label: 'Kohde riviä kohti: nimi, henkilö',
  hint: 'Esimerkiksi: Kamppi, Maija Virtanen. Voit liittää listan taulukosta.',
  opened: (count) =>
    count === 1
      ? '✓ 1 kohde avattu. Kirjoitin sen asentajalle:'
      : `✓ ${number(count)} kohdetta avattu. Kirjoitin asentajille:`,
  left: (count) =>
    count === 1 ? '✗ 1 rivi jäi tekemättä:' : `✗ ${number(count)} riviä jäi tekemättä:`,
  line: (number) => `Rivi ${number}`,
  nothing: 'Lista oli tyhjä.',
};
