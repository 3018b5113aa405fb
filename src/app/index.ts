export { openCore } from './core.ts';
export { startOperators } from './operators.ts';
export { createStandby } from './standby.ts';
export { createTalking, type Talking } from './talking.ts';
