import type { DeedAnswer, IloqDeed, IloqView } from '../protocol.ts';

/** Where somebody stands in iLOQ Manager. */
export type Place =
  | { readonly at: 'login' }
  | { readonly at: 'locks' }
  | { readonly at: 'lock'; readonly id: string }
  | { readonly at: 'access-rights' }
  | { readonly at: 'administration' }
  | { readonly at: 'locking-system' }
  | { readonly at: 'settings' }
  | { readonly at: 'add-user' }
  | { readonly at: 'user'; readonly userId: string }
  | { readonly at: 'events' };

/** What each part of iLOQ Manager gets. */
export interface PartProps {
  readonly iloq: IloqView;
  readonly act: (deed: IloqDeed) => Promise<DeedAnswer>;
  readonly go: (place: Place) => void;
}

export type TabName = 'Administration' | 'Locks' | 'Access rights' | 'Events';

/** The tabs, and where each begins. */
export const tabs: readonly { readonly name: TabName; readonly place: Place }[] = [
  { name: 'Administration', place: { at: 'administration' } },
  { name: 'Locks', place: { at: 'locks' } },
  { name: 'Access rights', place: { at: 'access-rights' } },
  { name: 'Events', place: { at: 'events' } },
];

/** The tab that a place belongs to. */
export function tabOf(place: Place): TabName | undefined {
  switch (place.at) {
    case 'login':
      return undefined;
    case 'locks':
    case 'lock':
      return 'Locks';
    case 'access-rights':
      return 'Access rights';
    case 'events':
      return 'Events';
    default:
      return 'Administration';
  }
}
