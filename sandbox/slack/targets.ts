import type { Core } from './core.ts';
import { type JsonObject, objectOf, textOf } from './json.ts';
import { type Placed, placedElements } from './state-values.ts';
import type { Message, Person } from './types.ts';
import type { OpenView } from './views.ts';

/** Where to look for a button or a menu. */
export interface Where {
  /** Only on this message (or its `ts`). */
  readonly message?: Message | string;
  /** Left out: the open modal if there is one, else messages, newest first, then the home tab. */
  readonly in?: 'modal' | 'messages' | 'home';
  /** Which of several: 0, the newest, unless said otherwise. */
  readonly occurrence?: number;
  /**
   * Also what an earlier version of an edited message showed: a client that was asleep still shows
   * it.
   */
  readonly stale?: boolean;
}

export type Place =
  | { readonly kind: 'message'; readonly message: Message; readonly blocks: readonly JsonObject[] }
  | { readonly kind: 'view'; readonly open: OpenView; readonly blocks: unknown };

export interface Target {
  readonly place: Place;
  readonly placed: Placed;
}

/** The element that a person means, or a sentence that names what there is. */
export function findTarget(
  core: Core,
  person: Person,
  what: string,
  where: Where,
  isKind: (type: string) => boolean,
): Target | string {
  const targets = places(core, person, where).flatMap((place) =>
    placedElements(place.blocks)
      .filter(({ element }) => isKind(textOf(element['type'])))
      .map((placed): Target => ({ place, placed })),
  );
  const found = targets.filter(({ placed }) => namesOf(placed).includes(what))[
    where.occurrence ?? 0
  ];
  if (found) return found;
  const names = [...new Set(targets.map(({ placed }) => namesOf(placed).join(' = ')))];
  return `nothing called "${what}" to use; there are: ${names.join(', ') || 'none'}`;
}

function places(core: Core, person: Person, where: Where): readonly Place[] {
  const top = core.views.stack(person.id).at(-1);
  const modal = top ? [viewPlace(top)] : [];
  if (where.in === 'modal' || (where.in === undefined && where.message === undefined && top))
    return modal;
  const home = core.views.home(person.id);
  if (where.in === 'home') return home ? [viewPlace(home)] : [];
  const ts = typeof where.message === 'string' ? where.message : where.message?.ts;
  const messages = core.workspace
    .seenBy(person.id)
    .filter((message) => ts === undefined || message.ts === ts);
  const seen = messages.toReversed().flatMap((message) => versions(message, where.stale === true));
  return where.in === 'messages' || ts !== undefined || !home ? seen : [...seen, viewPlace(home)];
}

const viewPlace = (open: OpenView): Place => ({ kind: 'view', open, blocks: open.view['blocks'] });

function versions(message: Message, withEarlier: boolean): readonly Place[] {
  const all = withEarlier ? [message.blocks, ...message.earlier.toReversed()] : [message.blocks];
  return all.map((blocks) => ({ kind: 'message', message, blocks }));
}

/**
 * By what a person or a test may call an element: action ID, its text, its placeholder, its label.
 */
function namesOf({ element, label, blockId }: Placed): readonly string[] {
  const text = textOf(objectOf(element['text'])['text']);
  const placeholder = textOf(objectOf(element['placeholder'])['text']);
  return [textOf(element['action_id']), text, placeholder, label, blockId].filter(
    (name) => name !== '',
  );
}
