export { type Beside, createBeside } from './ask.ts';
export { connectToRows } from './connect-to-rows.ts';
export type { KeptRow } from './keep-rows.ts';
export type { FileWrite } from './write-files.ts';
