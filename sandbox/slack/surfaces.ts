import facts from './block-surfaces.json' with { type: 'json' };

/** Where blocks stand; what one person alone sees is a message, too. */
export const surfaces = ['message', 'modal', 'home'] as const;
export type Surface = (typeof surfaces)[number];

type Places = Readonly<Record<string, readonly string[]>>;
const blocks: Places = facts.blocks;
const elements: Places = facts.elements;

const placesOf = (places: Places, type: string): readonly string[] | undefined =>
  Object.hasOwn(places, type) ? places[type] : undefined;

/** Where Slack takes a block of this type; undefined for one that it does not know. */
export const surfacesOfBlock = (type: string): readonly string[] | undefined =>
  placesOf(blocks, type);

/** Where Slack takes an element of this type, in a block that may hold it. */
export const surfacesOfElement = (type: string): readonly string[] =>
  placesOf(elements, type) ?? surfaces;

/** Of the blocks of each group a message holds one. */
export const onePerMessage: readonly (readonly string[])[] = facts.onePerMessage;

/** "message and home", for a sentence. */
export const named = (places: readonly string[]): string => places.join(' and ') || 'no app';
