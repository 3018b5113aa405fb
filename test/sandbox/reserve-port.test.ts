import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { reservePort } from '../../sandbox/reserve-port.ts';

const script = new URL('../../sandbox/reserve-port.ts', import.meta.url).href;

/** Another process that takes so many from the same number on, and stays. */
async function others(count: number, pid: number) {
  const take = `Array.from({ length: ${count} }, () => reservePort())`;
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `Object.defineProperty(process, 'pid', { value: ${pid} });
       const { reservePort } = await import('${script}');
       process.send(await Promise.all(${take}));`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const [ports]: number[][] = await once(child, 'message');
  return { ports: ports ?? [], child };
}

it('no port is given twice, in this process or another, and each can be listened on', async () => {
  const mine = await Promise.all(Array.from({ length: 20 }, () => reservePort()));
  const { ports, child } = await others(20, process.pid);
  for (const port of mine) {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    server.close();
  }
  child.kill();
  expect(new Set([...mine, ...ports]).size).toBe(40);
  expect(Math.max(...mine, ...ports)).toBeLessThan(32_768);
});
