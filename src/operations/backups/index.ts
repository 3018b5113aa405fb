export { withSnapshot } from './ask.ts';
export { backupName, keepBackup } from './keep.ts';
export { type BackupServer, serveBackups } from './serve.ts';
