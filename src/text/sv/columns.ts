import { isStepId, type StepId, stepIds } from '../../checklist/index.ts';
import type { Column } from '../../overview/export/index.ts';
import { stepTexts } from './steps.ts';

const headings: Readonly<Record<Exclude<Column, StepId>, string>> = {
  id: 'ID',
  name: 'Objekt',
  state: 'Läge',
  steps_settled: 'Steg klara',
  open_step: 'Öppet steg',
  service_code: 'Servicekod',
  service_address: 'Serviceadress',
  api_user_name: 'API-användarens ID',
  locking_system_id: 'Låssystemets ID',
  locking_system_name: 'Låssystem',
  people: 'Personernas ID',
  people_names: 'Personer',
  opened_at: 'Öppnat',
  last_moved_at: 'Senaste framsteg',
  finished_at: 'Klart',
  last_verified_at: 'Senast kontrollerat',
  wrong_findings: 'Fel',
  archived_at: 'Arkiverat',
  at: 'Tid',
  site: 'Objektets ID',
  site_name: 'Objekt',
  person: 'Personens ID',
  person_name: 'Person',
  what: 'Händelse',
  details: 'Uppgifter',
  before: 'Före',
  now: 'Nu',
};

export const columnHeading = (column: Column): string =>
  isStepId(column)
    ? `${stepIds.indexOf(column) + 1}. ${stepTexts[column].title}`
    : headings[column];
