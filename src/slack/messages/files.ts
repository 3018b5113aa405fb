import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import type { Actions } from './message.ts';

/** Offers the sites as a picture and, to those who may have them, as files. */
export const fileButtons = (t: Catalogue, mayExport: boolean): Actions =>
  buttons(
    button(t.labels.picture, { do: 'picture' }),
    mayExport && button(t.labels.exportCsv, { do: 'export', as: 'csv' }),
    mayExport && button(t.labels.exportJson, { do: 'export', as: 'json' }),
  );
