import { describe, expect, it } from 'vitest';
import { atMost } from '../../src/verification/at-most.ts';

describe('Calls side by side are bounded', () => {
  it('never more than the limit, all of them made, in the order they came', async () => {
    const limited = atMost(3);
    let running = 0;
    let most = 0;
    const started: number[] = [];
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        limited(async () => {
          started.push(index);
          running++;
          most = Math.max(most, running);
          await Promise.resolve();
          running--;
          return index;
        }),
      ),
    );
    expect(most).toBe(3);
    expect(results).toEqual([...results.keys()]);
    expect(started).toEqual(results);
  });

  it('one that fails gives its place to the next', async () => {
    const limited = atMost(1);
    const failing = limited(() => Promise.reject(new Error('no')));
    const next = limited(() => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
