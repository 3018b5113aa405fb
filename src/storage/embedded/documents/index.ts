export { DocumentFolder } from './documents.ts';
export { Gate } from './gate.ts';
export { openSites, openWorkspace } from './open-sites.ts';
export { type Rows, rowsInMemory } from './rows.ts';
