import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type JsonObject, objectOf, parseJson, textOf } from './json.ts';
import { BOT } from './types.ts';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

interface Pending {
  readonly envelope: JsonObject;
  readonly acknowledge: (payload: unknown) => void;
  retries: number;
}

/** Socket Mode: envelopes out, acknowledgements by envelope ID in. */
export class Sockets {
  readonly #origin: string;
  readonly #tickets = new Set<string>();
  readonly #wss = new WebSocketServer({ noServer: true });
  /** Connections that take new envelopes; one that was told to refresh is no longer among them. */
  readonly #open: WebSocket[] = [];
  readonly #pending = new Map<string, Pending>();

  constructor(server: Server, origin: string) {
    this.#origin = origin.replace(/^http/, 'ws');
    server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url ?? '/', origin).searchParams.get('ticket') ?? '';
      // Slack: an address from apps.connections.open is good for one connection.
      if (!this.#tickets.delete(ticket)) {
        socket.destroy();
        return;
      }
      this.#wss.handleUpgrade(request, socket, head, (connection) => this.#connected(connection));
    });
  }

  /** A new address for one connection, as `apps.connections.open` gives it. */
  address(): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `${this.#origin}/link?ticket=${ticket}`;
  }

  get connections(): number {
    return this.#open.length;
  }

  /**
   * Sends one envelope and resolves with the acknowledgement's payload. Without a connection it
   * waits for one. An event that was not acknowledged is sent again on each new connection, until
   * `forget`.
   */
  send(type: EnvelopeType, payload: JsonObject, envelopeId: string, retries = 0): Promise<unknown> {
    return new Promise((resolve) => {
      const envelope = {
        type,
        envelope_id: envelopeId,
        accepts_response_payload: type !== 'events_api',
        payload,
      };
      const pending: Pending = { envelope, acknowledge: resolve, retries };
      this.#pending.set(envelopeId, pending);
      this.#deliver(pending);
    });
  }

  /** A person waits no longer: commands and interactions are not sent again. */
  forget(envelopeId: string): void {
    this.#pending.delete(envelopeId);
  }

  /**
   * A planned disconnect of every connection, as Slack does every few hours: the client opens a new
   * one.
   */
  refresh(): void {
    for (const connection of this.#open.splice(0)) {
      connection.send(
        JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }),
      );
    }
  }

  /** Cuts every connection without a word. */
  cut(): void {
    for (const connection of this.#open.splice(0)) connection.terminate();
  }

  close(): void {
    for (const connection of this.#wss.clients) connection.terminate();
    this.#wss.close();
  }

  #connected(connection: WebSocket): void {
    connection.on('message', (data) => this.#acknowledged(objectOf(parseJson(String(data)))));
    connection.on('close', () => {
      const at = this.#open.indexOf(connection);
      if (at >= 0) this.#open.splice(at, 1);
    });
    connection.on('error', () => connection.terminate());
    const hello = {
      type: 'hello',
      num_connections: this.#open.length + 1,
      connection_info: { app_id: BOT.appId },
    };
    connection.send(JSON.stringify(hello));
    this.#open.push(connection);
    for (const pending of this.#pending.values()) {
      pending.retries += 1;
      this.#deliver(pending);
    }
  }

  #deliver({ envelope, retries }: Pending): void {
    const again = { retry_attempt: retries, retry_reason: retries > 0 ? 'timeout' : '' };
    this.#open
      .at(-1)
      ?.send(
        JSON.stringify(envelope['type'] === 'events_api' ? { ...envelope, ...again } : envelope),
      );
  }

  #acknowledged(message: JsonObject): void {
    const id = textOf(message['envelope_id']);
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.acknowledge(message['payload'] ?? null);
  }
}
