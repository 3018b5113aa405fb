export { createFunnel, type Funnel, mondayOf } from './funnel.ts';
export { readFunnel } from './read-funnel.ts';
