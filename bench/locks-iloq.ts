import { demoState } from '../sandbox/iloq/demo-system.ts';
import { startLocalIloq } from '../sandbox/iloq/index.ts';

/** The local iLOQ with many locks, in a process of its own, every call taking its time. */
const count = Number(process.env['LOCKS'] ?? '5000');
const state = demoState();
for (const group of state.systems.flatMap(({ lockGroups }) => lockGroups))
  group.locks = Array.from({ length: count }, (_, index) => {
    const [like] = group.locks;
    if (!like) throw new Error('the demo has no lock');
    return {
      ...like,
      FLock_ID: `lock-${index}`,
      Description: `Door ${index} ${'x'.repeat(190)}`.slice(0, 200),
    };
  });
const local = await startLocalIloq({ state });
local.faults.set('*', { kind: 'slow', ms: Number(process.env['CALL_MS'] ?? '50') });
process.stdout.write(`${JSON.stringify({ url: local.url, address: local.address })}\n`);
