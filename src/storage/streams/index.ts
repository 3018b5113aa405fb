export { alertQuestion } from './alert-question.ts';
export { changeOf } from './change.ts';
export { loadOf, numbersOf } from './load.ts';
export { addPayload } from './payloads.ts';
export { type About, type Dialect, insertOnce, type Statement, type Value } from './statement.ts';
export { commonRow, type Row, type Table, tables } from './tables.ts';
