export { runTrial, type TrialParts, type Tried } from './trial.ts';
