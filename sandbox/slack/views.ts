import { randomBytes } from 'node:crypto';
import { withIds } from './block-ids.ts';
import { type JsonObject, textOf } from './json.ts';
import { initialState, keptState, type StateValues } from './state-values.ts';
import type { Surface } from './surfaces.ts';
import type { Triggers } from './triggers.ts';
import { BOT, TEAM } from './types.ts';

/** A modal or a home tab that somebody looks at. */
export interface OpenView {
  readonly id: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly hash: string;
  /** As the bot sent it, block and action IDs filled in. */
  readonly view: JsonObject;
  /** What stands in its inputs. */
  readonly state: StateValues;
  /** Errors under its inputs, by block ID. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What Slack does not take of a message or view: an empty list where it takes all. */
export type Check = (surface: Surface, sent: unknown) => readonly string[];

// Slack: at most two views on top of the first.
const DEEPEST = 3;
const newId = () => randomBytes(5).toString('hex').toUpperCase();
const failed = (error: string): JsonObject => ({ ok: false, error });

/**
 * Modal stacks and home tabs. emulate has views, too, but none is ever closed there, so that a
 * stack is soon full and a closed modal can be updated: these are ours.
 */
export class Views {
  readonly #triggers: Triggers;
  readonly #changed: () => void;
  readonly #check: Check;
  readonly #stacks = new Map<string, readonly OpenView[]>();
  readonly #homes = new Map<string, OpenView>();

  constructor(triggers: Triggers, check: Check, changed: () => void) {
    this.#check = check;
    this.#triggers = triggers;
    this.#changed = changed;
  }

  /** The open modals of a person, the one in front last. */
  stack(personId: string): readonly OpenView[] {
    return this.#stacks.get(personId) ?? [];
  }

  home(personId: string): OpenView | null {
    return this.#homes.get(personId) ?? null;
  }

  setStack(personId: string, stack: readonly OpenView[]): void {
    this.#stacks.set(personId, stack);
    this.#changed();
  }

  /** Replaces the view of the same ID, wherever it is open. */
  replace(next: OpenView): void {
    for (const [personId, stack] of this.#stacks) {
      this.#stacks.set(
        personId,
        stack.map((open) => (open.id === next.id ? next : open)),
      );
    }
    for (const [personId, home] of this.#homes)
      if (home.id === next.id) this.#homes.set(personId, next);
    this.#changed();
  }

  /** What the bot's `views.*` calls do. */
  call(method: string, body: JsonObject): JsonObject {
    const view = body['view'];
    const surface = method === 'views.publish' ? 'home' : this.#surfaceOf(body);
    const problems = this.#check(surface, view);
    if (problems.length > 0) {
      const messages = problems.map((problem) => `[ERROR] ${problem} [json-pointer:/view]`);
      return { ok: false, error: 'invalid_arguments', response_metadata: { messages } };
    }
    switch (method) {
      case 'views.open':
        return this.#open(body);
      case 'views.push':
        return this.#push(body);
      case 'views.update':
        return this.#update(body);
      case 'views.publish':
        return this.#publish(body);
      default:
        return failed('unknown_method');
    }
  }

  /** Puts a view on top, as `views.push` and a `response_action` of `push` do. */
  pushOn(personId: string, view: unknown): OpenView | null {
    const stack = this.stack(personId);
    const top = stack.at(-1);
    if (!top || stack.length >= DEEPEST) return null;
    const open = fresh(view, { rootId: top.rootId, previousId: top.id });
    this.setStack(personId, [...stack, open]);
    return open;
  }

  #open(body: JsonObject): JsonObject {
    const exchanged = this.#triggers.exchange(textOf(body['trigger_id']));
    if (!exchanged.ok) return failed(exchanged.error);
    const open = fresh(body['view']);
    this.setStack(exchanged.personId, [open]);
    return { ok: true, view: viewAnswer(open) };
  }

  #push(body: JsonObject): JsonObject {
    const exchanged = this.#triggers.exchange(textOf(body['trigger_id']));
    if (!exchanged.ok) return failed(exchanged.error);
    const stack = this.stack(exchanged.personId);
    if (!stack.some((open) => open.id === exchanged.viewId)) return failed('view_not_found');
    const open = this.pushOn(exchanged.personId, body['view']);
    return open ? { ok: true, view: viewAnswer(open) } : failed('push_limit_reached');
  }

  #update(body: JsonObject): JsonObject {
    const open = this.#find(body);
    if (!open) return failed('not_found');
    if (body['hash'] !== undefined && body['hash'] !== open.hash) return failed('hash_conflict');
    const next = updated(open, body['view']);
    this.replace(next);
    return { ok: true, view: viewAnswer(next) };
  }

  #publish(body: JsonObject): JsonObject {
    const personId = textOf(body['user_id']);
    const before = this.#homes.get(personId);
    if (before && body['hash'] !== undefined && body['hash'] !== before.hash)
      return failed('hash_conflict');
    const next = before ? updated(before, body['view']) : fresh(body['view']);
    this.#homes.set(personId, next);
    this.#changed();
    return { ok: true, view: viewAnswer(next) };
  }

  #find(body: JsonObject): OpenView | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    const externalId = textOf(body['external_id']);
    return all.find(
      (open) =>
        open.id === body['view_id'] ||
        (externalId !== '' && open.view['external_id'] === externalId),
    );
  }

  #surfaceOf(body: JsonObject): 'modal' | 'home' {
    return this.#find(body)?.view['type'] === 'home' ? 'home' : 'modal';
  }
}

function fresh(view: unknown, place?: { rootId: string; previousId: string }): OpenView {
  const kept = keep(view);
  const id = `V${newId()}`;
  return {
    id,
    rootId: place?.rootId ?? id,
    previousId: place?.previousId ?? null,
    hash: newId(),
    view: kept,
    state: initialState(kept['blocks']),
    errors: {},
  };
}

/** The same open view with new contents; what stands in inputs that are still there stays. */
export function updated(open: OpenView, view: unknown): OpenView {
  const kept = keep(view);
  return {
    ...open,
    hash: newId(),
    view: kept,
    state: keptState(kept['blocks'], open.state),
    errors: {},
  };
}

const keep = (view: unknown): JsonObject => {
  const sent: JsonObject = typeof view === 'object' && view !== null ? { ...view } : {};
  return { ...sent, blocks: withIds(sent['blocks']) };
};

/** A view as Slack tells it, in answers and in payloads. */
export function viewAnswer(open: OpenView): JsonObject {
  const { view } = open;
  return {
    id: open.id,
    team_id: TEAM.id,
    type: view['type'],
    blocks: view['blocks'],
    private_metadata: view['private_metadata'] ?? '',
    callback_id: view['callback_id'] ?? '',
    external_id: view['external_id'] ?? '',
    state: { values: open.state },
    hash: open.hash,
    title: view['title'] ?? { type: 'plain_text', text: 'View Title' },
    submit: view['submit'] ?? null,
    close: view['close'] ?? null,
    clear_on_close: view['clear_on_close'] ?? false,
    notify_on_close: view['notify_on_close'] ?? false,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: BOT.appId,
    bot_id: BOT.botId,
    app_installed_team_id: TEAM.id,
  };
}
