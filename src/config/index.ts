export { isTimeZone } from './checks.ts';
export type { Config } from './config.ts';
export { readKeys } from './keys.ts';
export { parseConfig } from './parse-config.ts';
export { variables } from './variables.ts';
