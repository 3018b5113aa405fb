export { openCore } from './core.ts';
export { startOperators } from './operators.ts';
export { createTalking, type Talking } from './talking.ts';
export { whenOurTurn } from './when-our-turn.ts';
