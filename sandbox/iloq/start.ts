import { createEmulator, defineEmulator } from 'emulate';
import { callBreaches } from './call-breaches.ts';
import { type Counters, createCounters } from './counters.ts';
import { createDeliveries, type Delivered } from './deliver.ts';
import { demoState } from './demo-system.ts';
import { createFaults, type FaultBoard, type Faults } from './faults.ts';
import { keyRoutes } from './key-routes.ts';
import { listRoutes } from './list-routes.ts';
import { lockRoutes } from './lock-routes.ts';
import { type App, type Scene, sessionHeader } from './scene.ts';
import { sessionRoutes } from './session-routes.ts';
import type { IloqState } from './state.ts';
import { strike } from './strike.ts';
import { urlRoutes } from './url-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** A running local iLOQ. Its state may be read and changed at any time. */
export interface LocalIloq {
  /** Origin, e.g. `http://127.0.0.1:4010`: to be listed literally in ILOQ_ALLOWED_ORIGINS. */
  readonly url: string;
  /** The service address that an installer would find on iLOQ Manager's login screen. */
  readonly address: string;
  readonly state: IloqState;
  readonly counters: Counters;
  readonly faults: Faults;
  /** Called after every call of the API: what it may have changed can be looked at. */
  onCall(listener: () => void): void;
  /**
   * Something happens: each subscription to the event gets a payload, delivered at once.
   * @returns what each endpoint answered
   */
  deliver(event: string, data: Readonly<Record<string, unknown>>): Promise<Delivered[]>;
  /** Delivers once more what failed, under its number, with a new time and signature. */
  resend(): Promise<Delivered[]>;
  close(): Promise<void>;
}

/**
 * Starts an iLOQ on the loopback that behaves as the reference describes.
 * @param port 0, the default: any free one
 * @param now its clock, in milliseconds since the epoch; the system's unless given
 * @param state what it knows; the demo's housing company unless given. It is copied;
 * `LocalIloq.state` is the living one
 */
export async function startLocalIloq(
  options: { port?: number; state?: IloqState; now?: () => number } = {},
): Promise<LocalIloq> {
  const { now = Date.now } = options;
  const counters = createCounters();
  const faults = createFaults();
  const scenes: Scene[] = [];
  const listeners: (() => void)[] = [];
  const service = defineEmulator<IloqState>({
    name: 'iloq',
    state: demoState,
    cors: false,
    setup({ app, state, signal }) {
      const scene: Scene = { state, counters, faults, sessions: new Map(), now };
      scenes.push(scene);
      observe(app, scene, faults, signal, () => {
        for (const listener of listeners) listener();
      });
      for (const routes of [
        urlRoutes,
        sessionRoutes,
        listRoutes,
        keyRoutes,
        lockRoutes,
        webhookRoutes,
      ])
        routes(app, scene);
      app.notFound((c) => c.html('<!doctype html><title>404</title><h1>Not Found</h1>', 404));
    },
  });
  const { port = 0, state = demoState() } = options;
  const emulator = await createEmulator({ service, port, seed: state });
  const [scene] = scenes;
  if (scene === undefined) throw new Error('the emulator was not set up');
  const url = `http://127.0.0.1:${new URL(emulator.url).port}`;
  return {
    url,
    address: `${url}/iloqws`,
    state: scene.state,
    counters,
    faults,
    onCall: (listener) => void listeners.push(listener),
    ...createDeliveries(scene),
    close: () => emulator.close(),
  };
}

/** Counts every call to the API, holds it against the definition, and lets faults strike. */
function observe(
  app: App,
  scene: Scene,
  faults: FaultBoard,
  closing: AbortSignal,
  called: () => void,
): void {
  let underWay = 0;
  app.use(async (c, next) => {
    const [, path] = /\/api\/v2\/(.+)$/.exec(c.req.path) ?? [];
    if (path === undefined) return next();
    const { calls, undefinedCalls } = scene.counters;
    const { search, searchParams: query } = new URL(c.req.url);
    calls.set(path + search, (calls.get(path + search) ?? 0) + 1);
    const { method } = c.req;
    undefinedCalls.push(
      ...callBreaches({ method, path, query, body: await c.req.raw.clone().text() }),
    );
    underWay += 1;
    scene.counters.mostAtOnce = Math.max(scene.counters.mostAtOnce, underWay);
    try {
      const fault = faults.take(path);
      if (fault === undefined) return await next();
      if (
        fault.kind === 'session-dropped' &&
        scene.sessions.delete(c.req.header(sessionHeader) ?? '')
      )
        scene.counters.dropped += 1;
      return await strike(fault, next, closing);
    } finally {
      underWay -= 1;
      called();
    }
  });
}
