export { alertQuestion } from './alert-question.ts';
export { changeOf } from './change.ts';
export { loadOf, numbersOf } from './load.ts';
export { commonRow, type Row, type Table, tables } from './tables.ts';
