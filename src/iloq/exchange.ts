import type { IncomingHttpHeaders } from 'node:http';
import type { Lost } from './transport-error.ts';

interface Head {
  /** What was asked. */
  readonly url: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** An answer of any status, one that is too long to read, or none. */
export type Exchange =
  | ({ readonly kind: 'answer'; readonly text: string } & Head)
  | ({ readonly kind: 'too-large' } & Head)
  | ({ readonly kind: 'lost' } & Lost);
