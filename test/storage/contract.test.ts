import { createBeside } from '../../src/storage/embedded/beside/index.ts';
import { createStore } from '../../src/storage/embedded/create-store.ts';
import { holdsTheContract } from './contract.ts';
import { DataDir } from './data-dir.ts';

holdsTheContract('embedded', async () => {
  const data = new DataDir();
  // Makes the database, and brings it up to date.
  await data.open().close();
  const streams = data.file('bot.sqlite');
  const beside = createBeside({ streams, sites: data.file('sites.sqlite') });
  const open = () =>
    createStore(streams, beside, {
      onWrite: () => {},
      left: new Set(),
      onLost: (error) => {
        throw error;
      },
    });
  let store = open();
  return {
    store,
    async again() {
      await store.close();
      store = open();
      return store;
    },
    async close() {
      await store.close();
      await beside.close();
      await data.clear();
    },
  };
});
