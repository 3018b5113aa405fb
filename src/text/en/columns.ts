import type { Column } from '../../overview/export/index.ts';

/** Over a column of an exported table: in English its own name, which scripts look for. */
export const columnHeading = (column: Column): string => column;
