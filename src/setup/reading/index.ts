export { asMeant, type Command, type Route, readCommand, type TypedRole } from './command.ts';
export { isCommand } from './direct.ts';
export { bare, trimmed } from './marks.ts';
export { passwordLike } from './password-like.ts';
export { readSaid, type Said } from './said.ts';

export { longestTyped, type Mention, type Typed, textOf, unnamedIn } from './typed.ts';
export { type Doubt, type ReadValue, readIdentifier, readServiceAddress } from './value.ts';
export { type Verb, verbs } from './verbs.ts';
export type { Meaning } from './words/index.ts';
