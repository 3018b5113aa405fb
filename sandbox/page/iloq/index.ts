export { IloqManager } from './iloq-manager.tsx';
export { toProgram } from './lock-words.ts';
