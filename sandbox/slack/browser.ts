/** The door for the page: what the local Slack knows that needs no Node. */
export { isObject, type JsonObject, listOf, objectOf, textOf } from './json.ts';
export { initialState, placedElements, type StateValues, valueField } from './state-values.ts';
export { named, type Surface, surfacesOfBlock } from './surfaces.ts';
