import { labels } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import type { Actions } from './message.ts';

/** Offers the sites as a picture and, to those who may have them, as files. */
export const fileButtons = (mayExport: boolean): Actions =>
  buttons(
    button(labels.picture, { do: 'picture' }),
    ...(mayExport ? [button(labels.exportCsv, { do: 'export', as: 'csv' })] : []),
    ...(mayExport ? [button(labels.exportJson, { do: 'export', as: 'json' })] : []),
  );
