import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

const running = new Set<ChildProcess>();
/** Nothing that the benchmark started outlives it. */
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

function known(child: ChildProcess): ChildProcess {
  running.add(child);
  return child.once('exit', () => running.delete(child));
}

/** Starts a script in a Node process of its own, with nothing of this one's environment. */
export const spawnNode = (
  script: string,
  environment: Record<string, string>,
  cwd?: string,
): ChildProcess =>
  known(
    spawn(process.execPath, [here(script)], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );

/** Starts a script that takes messages. */
export const forkNode = (script: string): ChildProcess => known(fork(here(script), { env: {} }));

/** The first line that a process prints; the rest is thrown away. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no standard output');
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() =>
      Promise.reject(new Error('a process of the benchmark ended before its time')),
    ),
  ]);
  return String(line[0]);
}

/** @returns how long it took, in milliseconds */
export async function stop(child: ChildProcess): Promise<number> {
  const asked = performance.now();
  if (child.exitCode !== null || child.signalCode !== null) return 0;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return performance.now() - asked;
}

/** `ps` tells the resident set in KiB, on Linux as on macOS. */
export const residentMegabytes = (pid: number | undefined): number =>
  (Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1024) /
  1e6;
