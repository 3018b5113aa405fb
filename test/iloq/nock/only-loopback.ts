import nock from 'nock';
import { afterEach, beforeEach } from 'vitest';

/**
 * For tests that play single exchanges with nock: what it does not know may only go to the
 * loopback. A file of its own, as importing nock puts its own sockets in place of Node's.
 */
export function onlyLoopback(): void {
  beforeEach(() => {
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
  });
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
}
