export { alertQuestion } from './alert-question.ts';
export { changeOf } from './change.ts';
export { loadOf, numbersOf } from './load.ts';
export { streamKeys } from './tables.ts';
