export { createDeletion, type Deletion } from './delete.ts';
