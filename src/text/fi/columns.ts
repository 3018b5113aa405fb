import { isStepId, type StepId, stepIds } from '../../checklist/index.ts';
import type { Column } from '../../overview/export/index.ts';
import { stepTexts } from './steps.ts';

const headings: Readonly<Record<Exclude<Column, StepId>, string>> = {
  id: 'Tunniste',
  name: 'Kohde',
  state: 'Tila',
  steps_settled: 'Vaiheita valmiina',
  open_step: 'Avoin vaihe',
  service_code: 'Palvelukoodi',
  service_address: 'Palveluosoite',
  api_user_name: 'API-käyttäjän tunnus',
  locking_system_id: 'Lukoston tunniste',
  locking_system_name: 'Lukosto',
  people: 'Henkilöiden tunnisteet',
  people_names: 'Henkilöt',
  opened_at: 'Avattu',
  last_moved_at: 'Edennyt viimeksi',
  finished_at: 'Valmistunut',
  last_verified_at: 'Tarkistettu viimeksi',
  wrong_findings: 'Viat',
  archived_at: 'Arkistoitu',
  at: 'Aika',
  site: 'Kohteen tunniste',
  site_name: 'Kohde',
  person: 'Henkilön tunniste',
  person_name: 'Henkilö',
  what: 'Tapahtuma',
  details: 'Tiedot',
  before: 'Ennen',
  now: 'Nyt',
};

export const columnHeading = (column: Column): string =>
  isStepId(column)
    ? `${stepIds.indexOf(column) + 1}. ${stepTexts[column].title}`
    : headings[column];
