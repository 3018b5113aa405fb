export { runTrial } from './trial.ts';
