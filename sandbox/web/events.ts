import type { ServerResponse } from 'node:http';
import type { State } from '../page/protocol.ts';

/** A screen is drawn about so often: what changes faster goes together. */
const togetherMs = 16;
/** After so long without an answer a browser asks again. */
const reconnectMs = 300;
const beatMs = 15_000;

/**
 * The open pages, and what they are told: the whole state as their person sees it, at once and
 * after every change.
 */
export class Events {
  readonly #stateFor: (personId: string, version: number) => State;
  readonly #pages = new Map<ServerResponse, string>();
  /** Those that have not taken the last state yet: they get the newest one when they have. */
  readonly #behind = new Set<ServerResponse>();
  readonly #beat: NodeJS.Timeout;
  #version = 1;
  #toldAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;

  constructor(stateFor: (personId: string, version: number) => State) {
    this.#stateFor = stateFor;
    this.#beat = setInterval(() => {
      for (const page of this.#pages.keys()) page.write(':\n\n');
    }, beatMs).unref();
  }

  /** Server-sent events for a page that is played as this person, until it goes. */
  open(page: ServerResponse, personId: string): void {
    page.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    page.write(`retry: ${reconnectMs}\n\n`);
    this.#pages.set(page, personId);
    page.once('close', () => {
      this.#pages.delete(page);
      this.#behind.delete(page);
    });
    page.on('drain', () => {
      if (this.#behind.delete(page)) this.#tell(page, personId);
    });
    this.#tell(page, personId);
  }

  /** Something is different: told at once, unless something was a moment ago. */
  changed(): void {
    this.#version += 1;
    if (this.#timer) return;
    const wait = Math.max(0, this.#toldAt + togetherMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#toldAt = performance.now();
      for (const [page, personId] of this.#pages) this.#tell(page, personId);
    }, wait);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#beat);
    for (const page of this.#pages.keys()) page.end();
  }

  #tell(page: ServerResponse, personId: string): void {
    if (page.writableNeedDrain) this.#behind.add(page);
    else page.write(`data: ${JSON.stringify(this.#stateFor(personId, this.#version))}\n\n`);
  }
}
