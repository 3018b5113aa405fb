import { quiet } from './manual-clock.ts';

/** Calls to what answers in its own time, and what resolves when none is under way any more. */
export function countCalls() {
  let underWay = 0;
  return {
    /** The call, counted. */
    counted:
      <Given extends readonly unknown[], T>(call: (...given: Given) => Promise<T>) =>
      async (...given: Given): Promise<T> => {
        underWay += 1;
        try {
          return await call(...given);
        } finally {
          underWay -= 1;
        }
      },
    /** Nothing is asked any more, and all else has run. */
    async settled(): Promise<void> {
      do await quiet();
      while (underWay > 0);
    },
  };
}
