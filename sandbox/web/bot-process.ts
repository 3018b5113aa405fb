import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FaultsView } from '../page/protocol.ts';

type BotState = FaultsView['bot'];

const startScript = fileURLToPath(new URL('../../src/start.mjs', import.meta.url));
const lookEveryMs = 25;
/** Longer than a bot needs to end by itself. */
const stopWithinMs = 6_000;

export interface BotProcessOptions {
  /** Fixed, so that the bot keeps its address when it is started again. */
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly dataDir: string;
  /** Called whenever `state` is another. */
  readonly changed: () => void;
  /** `npm start`'s unless given. */
  readonly script?: string;
}

/** The real bot in a process of its own, as `npm start` runs it. */
export class BotProcess {
  readonly port: number;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #script: string;
  readonly #dataDir: string;
  readonly #changed: () => void;
  #child: ChildProcess | undefined;
  #state: BotState = 'killed';

  constructor({ port, environment, dataDir, changed, script = startScript }: BotProcessOptions) {
    this.port = port;
    this.#environment = {
      ...environment,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
    };
    this.#dataDir = dataDir;
    this.#changed = changed;
    this.#script = script;
  }

  get state(): BotState {
    return this.#state;
  }

  /** Starts it, unless it is alive; resolves when it talks in Slack, or is dead again. */
  async start(): Promise<void> {
    if (this.#child) return;
    // In its data folder, where no `.env` of somebody's real bot lies.
    const child = spawn(process.execPath, [this.#script], {
      cwd: this.#dataDir,
      env: { ...this.#environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#child = child;
    this.#become('starting');
    // It does not outlive this process, however that ends.
    const kill = () => void child.kill('SIGKILL');
    process.once('exit', kill);
    child.once('exit', () => {
      process.off('exit', kill);
      this.#child = undefined;
      this.#become('killed');
    });
    while (this.#child === child && !(await this.#isReady())) await wait(lookEveryMs);
    if (this.#child === child) this.#become('running');
  }

  /** Ends it at once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Lets it end by itself. */
  async stop(): Promise<void> {
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), stopWithinMs);
    await this.#end('SIGTERM');
    clearTimeout(late);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /**
   * Its store is open and it knows who it is in Slack: before, Slack's requests are answered with
   * 503.
   */
  async #isReady(): Promise<boolean> {
    const statuses = await Promise.all([
      this.#status('/readyz', 'GET'),
      this.#status('/slack/events', 'POST'),
    ]);
    return statuses[0] === 200 && statuses[1] !== undefined && statuses[1] !== 503;
  }

  async #status(path: string, method: string): Promise<number | undefined> {
    const url = `http://127.0.0.1:${this.port}${path}`;
    try {
      const answer = await fetch(url, { method, signal: AbortSignal.timeout(1_000) });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return undefined;
    }
  }

  #become(state: BotState): void {
    this.#state = state;
    this.#changed();
  }
}
