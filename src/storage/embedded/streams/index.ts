export type { Write } from './create-streams.ts';
export { newestSchema, openDatabase } from './database.ts';
export { bindDatabase, isOtherDatabase } from './lineage.ts';
export { createStreamsClient } from './streams-client.ts';
