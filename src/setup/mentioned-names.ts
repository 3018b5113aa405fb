import type { Channels, People } from './ports.ts';
import { type Typed, unnamedIn } from './reading/index.ts';

/** Nobody needs more mentions in a name, and each is asked about. */
const mostAsked = 3;

/** What somebody typed, with the names of whom and what they mentioned, as far as they are told. */
export type WithNames = (typed: Typed) => Promise<Typed>;

export const createWithNames =
  (people: Pick<People, 'nameOf'>, channels: Pick<Channels, 'nameOf'>): WithNames =>
  async (typed) => {
    if (!unnamedIn(typed)) return typed;
    let asked = 0;
    return Promise.all(
      typed.map(async (part) => {
        if (typeof part === 'string' || part.name !== undefined || asked >= mostAsked) return part;
        asked += 1;
        const name = await (part.kind === 'person' ? people : channels).nameOf(part.id);
        return name === undefined ? part : { ...part, name };
      }),
    );
  };
