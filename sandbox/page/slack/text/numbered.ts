/**
 * A list that is made anew as a whole whenever its text changes: its place is all that names a
 * part.
 */
export const numbered = <T>(
  items: readonly T[],
): readonly { readonly key: string; readonly item: T }[] =>
  items.map((item, index) => ({ key: String(index), item }));
