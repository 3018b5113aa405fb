/** The door for the page: what the local Slack knows that needs no Node. */
export { isObject, type JsonObject, listOf, objectOf, textOf } from './json.ts';
export { initialState, type StateValues, valueField } from './state-values.ts';
export { type Surface, surfacesOfBlock } from './surfaces.ts';
