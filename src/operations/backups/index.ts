export { withSnapshot } from './ask.ts';
export {
  backupName,
  keepBackup,
  listBackups,
} from './keep.ts';
export { type BackupFound, checkBackup, type Restored, restoreBackup } from './restore.ts';
export { type BackupSchedule, startBackupSchedule } from './schedule.ts';
export { sealFolder, type Unsealed, unsealFile } from './sealed-file.ts';
export { serveBackups } from './serve.ts';
