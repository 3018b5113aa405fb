/** What a process tells the others that work with the same store, beside what is written. */
export type Word =
  /** Something of incidents has changed. */
  | { readonly is: 'alerts' }
  /** Webhooks were accepted. */
  | { readonly is: 'payloads' }
  /** Sites are to be looked at soon. */
  | { readonly is: 'plans' }
  /** A site's people chose what iLOQ tells it of. */
  | { readonly is: 'chosen' }
  /** Home was shown to this person, as they wanted it. */
  | { readonly is: 'home'; readonly person: string };

export interface Others {
  /** Who cannot be told now is told by `missed`. */
  tell(word: Word): void;
  /** @param listener told what others tell; `missed`: anything may have been told meanwhile */
  onWord(listener: (word: Word | { readonly is: 'missed' }) => void): void;
}

/** Where one process works alone. */
export const noOthers: Others = { tell: () => {}, onWord: () => {} };
