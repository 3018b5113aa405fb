import { startLocalIloq } from '../sandbox/iloq/index.ts';

/** The local iLOQ in a process of its own. Whenever it is asked it says how many have logged in. */
const { url, address, counters } = await startLocalIloq();
process.on('message', () => process.send?.({ url, address, logins: counters.logins.length }));
process.once('disconnect', () => process.exit(0));
