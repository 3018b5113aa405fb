import { objectOf, type StateValues } from '../../../slack/browser.ts';

/** Slack's `state.values`, as it came from the server. */
export const valuesOf = (state: unknown): StateValues =>
  Object.fromEntries(
    Object.entries(objectOf(state)).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(objectOf(actions)).map(([actionId, value]) => [actionId, objectOf(value)]),
      ),
    ]),
  );
