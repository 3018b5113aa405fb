import { describe, expect, it } from 'vitest';
import { Gate } from '../../src/storage/embedded/documents/gate.ts';

/** Work that ends when it is told to. */
function work() {
  let end = (): void => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end: () => end() };
}

describe('writes at the gate', () => {
  it('wait for the moment alone, which waits for those under way', async () => {
    const gate = new Gate();
    const first = work();
    const trail: string[] = [];
    const told = (what: string) => () => void trail.push(what);
    const before = gate.pass('a', () => first.done).then(told('first written'));
    const moment = gate.alone(told('moment'));
    const after = gate.pass('b', async () => trail.push('second written'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(trail).toEqual([]);
    first.end();
    await Promise.all([before, moment, after]);
    expect(trail.indexOf('moment')).toBeLessThan(trail.indexOf('second written'));
  });

  it('go on behind one that failed, and behind a moment that failed', async () => {
    const gate = new Gate();
    await expect(gate.pass('a', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    await expect(
      gate.alone(() => {
        throw new Error('no room');
      }),
    ).rejects.toThrow('no room');
    expect(await gate.pass('a', async () => 'written')).toBe('written');
  });

  it('are told of just before they begin, to whoever watches', async () => {
    const gate = new Gate();
    const seen: string[] = [];
    const unwatch = gate.watch((file) => seen.push(file));
    await gate.pass('a', async () => expect(seen).toEqual(['a']));
    unwatch();
    await gate.pass('b', async () => {});
    expect(seen).toEqual(['a']);
  });

  it('are refused once it is closed, which waits for those under way', async () => {
    const gate = new Gate();
    const last = work();
    const writing = gate.pass('a', () => last.done);
    let isClosed = false;
    const closed = gate.close().then(() => {
      isClosed = true;
    });
    await expect(gate.pass('b', async () => {})).rejects.toThrow('closed');
    expect(isClosed).toBe(false);
    last.end();
    await Promise.all([writing, closed]);
  });
});
