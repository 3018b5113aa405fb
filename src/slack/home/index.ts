export { createHome, type Home } from './create-home.ts';
export { readWanted, turned } from './wanted.ts';
