import { Writable } from 'node:stream';
import { createLog } from '../../src/log.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts';
import { hurried } from './hurried.ts';
import { type Player, play, rightValues, type Values } from './play.ts';

export interface World extends Sandbox {
  /** An installer of the sandbox in their direct message. */
  readonly maija: Player;
  /** What is right in the sandbox's iLOQ. */
  readonly right: Values;
  /** Every line that the bot logged, at every level. */
  readonly logged: string[];
}

/** The sandbox with the real bot, its log kept, nothing waited for longer than needed. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
  const logged: string[] = [];
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged.push(String(chunk));
      done();
    },
  });
  const sandbox = await startSandbox({
    log: createLog('trace', lines),
    clock: hurried,
    random: () => 0,
    ...options,
  });
  return { ...sandbox, maija: play(sandbox.slack, 'maija'), right: rightValues(sandbox.iloq), logged };
}
