import type { AskId } from '../checklist/index.ts';
import { hear, type Input, tell } from './setup.ts';
import { type Call, type Site, say } from './site.ts';

interface Reason {
  readonly about: Call['about'];
  readonly by: string;
  readonly at: number;
  readonly ask?: AskId | undefined;
  readonly words?: string | undefined;
}

const sayCall = (site: Site, call: Call, at: number): Site =>
  say(site, at, ...call.told.map(({ to }) => ({ say: 'call', call: call.id, to }) as const));

const isOpen = (about: Call['about']) => (call: Call) => call.about === about && call.closedAt === undefined;

/**
 * Calls support. One problem is one message: while a call of this kind is open, it is brought up to date in place.
 * @param told channel or user IDs that are told
 */
export function openCall(site: Site, { about, by, at, ask, words }: Reason, told: readonly string[]): Site {
  const open = site.calls.find(isOpen(about));
  const what = { ...(ask && { ask }), ...(words !== undefined && { words }) };
  const call: Call = open
    ? { ...open, ...what }
    : { id: `${about}-${site.calls.length + 1}`, about, by, at, ...what, told: told.map((to) => ({ to })) };
  const calls = open ? site.calls.map((other) => (other.id === call.id ? call : other)) : [...site.calls, call];
  return sayCall({ ...site, calls }, call, at);
}

/** What support was called for is over: its message says so, in place. */
export function closeCall(site: Site, about: Call['about'], at: number): Site {
  const open = site.calls.find(isOpen(about));
  if (!open) return site;
  const closed: Call = { ...open, closedAt: at };
  return sayCall({ ...site, calls: site.calls.map((call) => (call.id === open.id ? closed : call)) }, closed, at);
}

/** "help": support is called, and the installer is told so. */
export function askHelp(site: Site, input: Input, words: string | undefined, told: readonly string[]): Site {
  const called = openCall(
    hear(site, input, 'help-asked'),
    { about: 'help', by: input.by, at: input.at, ask: site.progress.asked, words },
    told,
  );
  return tell(called, input.at, { note: 'help-called', words: words !== undefined, reached: told.length > 0 });
}

/** Somebody takes a call: its message and the installer say who. The first one has it. */
export function takeCall(site: Site, input: Input, id: string): Site {
  const call = site.calls.find((other) => other.id === id);
  if (!call || call.takenBy !== undefined || call.closedAt !== undefined) return site;
  const taken: Call = { ...call, takenBy: input.by };
  const calls = site.calls.map((other) => (other.id === id ? taken : other));
  // Support is not the installer: what it presses must not lead the installer's typed words elsewhere.
  const heard = { ...hear(site, input, 'help-taken'), heard: site.heard, calls };
  return tell(sayCall(heard, taken, input.at), input.at, { note: 'help-taken', by: input.by });
}
