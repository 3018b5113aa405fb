export { moveFromPostgres, moveToPostgres } from './move.ts';
export type { Move, Moved } from './moved.ts';
