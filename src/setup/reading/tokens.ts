import { bare, closes, isHeld, opens, withoutStops } from './marks.ts';
import type { Mention, Typed } from './typed.ts';

interface Piece {
  /** As it was typed, marks and all; of a mention, its name. */
  readonly source: string;
  readonly mention?: Mention;
}

/** A word of a command, what stands in quotes, or a mention. */
export interface Token extends Piece {
  /** To be compared with words of the grammar: bare, in lower case. Empty where it is none. */
  readonly word: string;
}

/** The words of what somebody typed; quotes and other marks hold together what stands in them. */
export function tokensOf(typed: Typed): Token[] {
  const pieces = typed.flatMap((part): Piece[] =>
    typeof part === 'string'
      ? part.split(/\s/u).flatMap((source) => (source === '' ? [] : [{ source }]))
      : [{ source: part.name ?? '', mention: part }],
  );
  const tokens: Token[] = [];
  let at = 0;
  while (at < pieces.length) {
    const end = endOf(pieces, at);
    const [first, ...others] = pieces.slice(at, end);
    if (first) tokens.push(others.length === 0 ? alone(first) : held([first, ...others]));
    at = end;
  }
  return tokens;
}

/** Where the token that begins here ends. */
function endOf(pieces: readonly Piece[], at: number): number {
  const piece = pieces[at];
  const opening = piece && !piece.mention ? opens(piece.source) : 'nothing';
  if (!piece || opening === 'nothing') return at + 1;
  const isAlone = piece.source.length > 1 && closes(piece.source, piece.source);
  if (isAlone) return at + 1;
  const closing = pieces.findIndex(
    ({ source, mention }, index) => index > at && !mention && closes(source, piece.source),
  );
  if (closing >= 0) return closing + 1;
  // A quote that is never closed holds all that follows: nothing in it is taken for a command.
  return opening === 'quote' ? pieces.length : at + 1;
}

function alone({ source, mention }: Piece): Token {
  if (mention) return { source, word: '', mention };
  const plain = withoutStops(source);
  return { source, word: isHeld(plain) ? '' : (bare(plain) || bare(source)).toLowerCase() };
}

const held = (pieces: readonly Piece[]): Token => ({
  source: pieces.map(({ source }) => source).join(' '),
  word: '',
});

/** What these words name: without marks around them, and without a full stop but an initial's. */
export function nameOf(tokens: readonly Token[]): string | undefined {
  const whole = tokens.map(({ source }) => source).join(' ');
  if (/(?:^| )\p{L}\.$/u.test(whole)) return whole;
  return bare(withoutStops(whole)) || bare(whole) || undefined;
}
