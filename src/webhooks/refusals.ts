/**
 * Status and sentence of an answer: enough for an operator to mend it, nothing that a stranger
 * could not know before.
 */
export interface Answer {
  readonly status: number;
  readonly sentence: string;
}

/** An unknown site and an unknown subscription are one: it does not tell which sites there are. */
export const refusals = {
  'wrong-method': { status: 405, sentence: 'iLOQ sends POST requests here.' },
  'wrong-type': { status: 415, sentence: 'Send application/json; charset=utf-8, not compressed.' },
  'too-large': { status: 413, sentence: 'A payload may have 1 MB at most.' },
  'unknown-subscription': {
    status: 404,
    sentence:
      'No such subscription at this address. If iLOQ sends it, verify the site: that mends its subscriptions.',
  },
  'doubled-header': { status: 400, sentence: 'Each header of a webhook has to come once.' },
  'wrong-signature': {
    status: 401,
    sentence:
      'Webhook-Signature does not fit the body. If iLOQ sends it, look for a proxy that changes bodies.',
  },
  'not-json': { status: 400, sentence: 'The body is not JSON in UTF-8.' },
  'not-a-payload': {
    status: 400,
    sentence: 'The body has no Data, or no CreationTimeUtc that is a time.',
  },
  stale: {
    status: 400,
    sentence:
      'CreationTimeUtc is more than 10 minutes away from the time here. Compare the clocks, and send it anew.',
  },
  'bad-counter': { status: 400, sentence: 'Counter is not a whole number above 0.' },
  replayed: {
    status: 409,
    sentence: 'This body came already under another Counter. Send it anew with its own time.',
  },
  'not-stored': { status: 503, sentence: 'It could not be stored. Send it again.' },
} as const satisfies Readonly<Record<string, Answer>>;
/** Why a request is not taken as a webhook. */
export type Refusal = keyof typeof refusals;

/** A copy of what was taken before gets the same: it is here, and need not come again. */
export const taken: Answer = { status: 200, sentence: 'Accepted.' };
