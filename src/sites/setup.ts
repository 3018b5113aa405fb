import {
  type AskId,
  answerDelivered,
  ask,
  bringBack,
  bringBackOne,
  type Delivered,
  goBack,
  goOn,
  markDone,
  openingQuestion,
  type Progress,
  putOff,
  refute,
  reopen,
  type StepId,
  skip,
  stateOf,
  steps,
  unprove,
} from '../checklist/index.ts';
import type { Effect } from './effect.ts';
import { applied, hear, type Input, isFar, nothingOpen, tell, touched } from './hear.ts';
import { helpOver } from './help.ts';
import type { Note } from './note.ts';
import { type Conversation, type Site, say } from './site.ts';

/**
 * Takes over new progress: the answered step's message shrinks to a line, and the next step is
 * asked; the list follows once that stands. At the end the list is posted anew: it says that it is
 * over.
 */
export function moveTo(
  site: Site,
  progress: Progress,
  at: number,
  between: readonly (Note | Effect)[] = [],
): Site {
  const before = site.progress.asked;
  const passed = before === progress.asked ? site : leave(site, at);
  const moved = JSON.stringify(progress.steps) !== JSON.stringify(site.progress.steps);
  const said = between.map((each): Effect => ('say' in each ? each : { say: 'note', note: each }));
  // A check's result asks for what is to be done about it itself.
  const isAsked = said.some((each) => each.say === 'report' && each.ask !== undefined);
  const next: Effect = progress.asked
    ? { say: 'step', ask: progress.asked }
    : { say: 'list', anew: before !== undefined };
  const effects: Effect[] = [
    ...(before ? [{ say: 'shrink', ask: before } as const] : []),
    ...said,
    ...(isAsked ? [] : [next]),
  ];
  return say(
    { ...passed, progress, askedAt: at, paused: false, movedAt: moved ? at : site.movedAt },
    at,
    ...effects,
  );
}

/** What was said beside the step that is left stays as it is; its help is over. */
function leave(site: Site, at: number): Site {
  const { problem: _, ...messages } = site.messages;
  return helpOver({ ...site, messages }, at);
}

/**
 * What iLOQ confirmed needs no putting off and no skipping: to look at it again takes nothing from
 * it.
 */
const isVerified = ({ progress }: Site, id: StepId): boolean =>
  stateOf(progress, id).status === 'verified';

/** The first words of a new site's conversation; in a channel, the list begins the thread. */
export const begin = (site: Site, at: number): Site =>
  say(site, at, { say: 'list', anew: true }, { say: 'step', ask: 'delivered-with-api' });

/**
 * Takes a site up again, where it is now wanted: the open step is shown anew, and the list where it
 * is not at hand. With nothing open, put-off steps come back; with none of those either, that is said.
 */
export function resume(site: Site, input: Input, conversation: Conversation): Site {
  const stays =
    conversation.kind === site.conversation.kind &&
    conversation.person === site.conversation.person &&
    (conversation.kind === 'dm' || conversation.channel === site.conversation.channel);
  const progress = site.progress.asked ? site.progress : goOn(bringBack(site.progress));
  const next = { ...hear(site, input, 'resumed'), progress, paused: false, askedAt: input.at };
  return stays
    ? showAgain(next, input.at)
    : showThere({ ...next, conversation }, input.at, [{ say: 'list', anew: true }]);
}

/** Shows the open step anew, and the list where it is not at hand. */
export const showAgain = (site: Site, at: number, ...before: Note[]): Site =>
  showThere(site, at, [
    ...before.map((note) => ({ say: 'note', note }) as const),
    { say: 'list', anew: isFar(site) },
  ]);

/** The same elsewhere than before: the list, too, is posted anew there. */
export const showElsewhere = (site: Site, at: number, before: Note): Site =>
  showThere(site, at, [
    { say: 'note', note: before },
    { say: 'list', anew: true },
  ]);

/**
 * An older message of a step shrinks: the one that stands, and the open step's own, which may still
 * be on its way.
 */
function showThere(site: Site, at: number, before: readonly Effect[]): Site {
  const { asked } = site.progress;
  const older = new Set([site.messages.step?.ask, asked].filter((id) => id !== undefined));
  return say(
    site,
    at,
    ...[...older].map((id) => ({ say: 'shrink', ask: id }) as const),
    ...before,
    asked ? { say: 'step', ask: asked } : { say: 'note', note: nothingOpen(site) },
  );
}

/** Answers the opening question. */
export const answerOpening = (site: Site, input: Input, answer: Delivered): Site =>
  moveTo(hear(site, input, 'answered'), answerDelivered(site.progress, answer, input), input.at);

/**
 * "done" and "next": a step that is done by hand is ticked, a value that is there is kept; a
 * missing one is said.
 */
export function sayDone(
  site: Site,
  input: Input,
  passwordStored: boolean,
  showsCredentials = false,
): Site {
  const next = hear(site, input, 'done');
  const { asked } = site.progress;
  if (asked === undefined) return tell(next, input.at, nothingOpen(site));
  // Somebody who went back to look may simply go on.
  if (isSettled(site, asked)) return moveTo(next, goOn(site.progress), input.at);
  if (asked === 'delivered-with-api')
    return tell(next, input.at, { note: 'not-understood', ask: asked });
  if (asked === 'hand-over')
    return handOver(next, input, { stores: passwordStored, shows: showsCredentials });
  const { kind } = steps[asked];
  const kept = isValueStep(asked) && site.values[valueKeys[asked]] !== undefined;
  if (kind === 'do' || (kind === 'secret' && !passwordStored) || kept)
    return moveTo(next, markDone(site.progress, asked, input), input.at);
  return tell(next, input.at, { note: 'not-understood', ask: asked });
}

/** "next": what is done by hand is asked about, whether it is done; all else is as with "done". */
export function sayNext(site: Site, input: Input, passwordStored: boolean): Site {
  const { asked } = site.progress;
  if (asked === undefined || asked === openingQuestion || isSettled(site, asked))
    return sayDone(site, input, passwordStored);
  const { kind } = steps[asked];
  return kind === 'do' || kind === 'hand-over'
    ? tell(touched(site, input), input.at, { note: 'not-understood', ask: asked })
    : sayDone(site, input, passwordStored);
}

const isSettled = ({ progress }: Site, asked: AskId): boolean =>
  asked === 'delivered-with-api'
    ? progress.delivered !== undefined
    : ['done', 'verified', 'skipped'].includes(stateOf(progress, asked).status);

/** The values that LivionKey needs and that are not there, in the order of the steps. */
export function missingForHandOver({ values, password }: Site, stores: boolean): StepId[] {
  const missing = (['service-code', 'service-address', 'user-id'] as const).filter(
    (id) => values[valueKeys[id]] === undefined,
  );
  return stores && password === undefined ? [...missing, 'password'] : missing;
}

/**
 * The hand-over is over once every value is there: a missing one is asked for. Where nobody has
 * opened the credentials, it is asked once whether that is meant.
 */
function handOver(
  site: Site,
  input: Input,
  { stores, shows }: { readonly stores: boolean; readonly shows: boolean },
): Site {
  const { at } = input;
  const missing = missingForHandOver(site, stores);
  const [first] = missing;
  if (first !== undefined)
    return moveTo(site, bringBackOne(site.progress, first), at, [{ note: 'needs-first', missing }]);
  const isMeant = site.handedOut || site.doubted?.ask === 'hand-over';
  if (shows && site.password !== undefined && !isMeant)
    return tell({ ...site, doubted: { ask: 'hand-over', value: 'done' } }, at, {
      note: 'not-handed-out',
    });
  const { doubted: _, ...sure } = site;
  return moveTo(sure, markDone(site.progress, 'hand-over', input), at);
}

/** What is wrong with a typed value: said in place of what was wrong with the one before. */
export const tellProblem = (site: Site, at: number, ask: AskId, note: Note): Site =>
  say(site, at, { say: 'problem', ask, note });

/** A value that is hardly right is asked about: the same once more is meant. */
export const doubt = (site: Site, input: Input, ask: AskId, value: string): Site => ({
  ...touched(site, input),
  doubted: { ask, value },
});

/** "skip", with a reason in the person's words; without one, the reason is asked for. */
export function saySkip(site: Site, input: Input, reason: string | undefined): Site {
  const next = hear(site, input, 'skipped');
  const { asked } = site.progress;
  if (asked === undefined) return tell(next, input.at, nothingOpen(site));
  if (asked === 'delivered-with-api' || !steps[asked].skippable)
    return tell(next, input.at, { note: 'cannot-skip', ask: asked });
  if (isVerified(site, asked)) return moveTo(next, goOn(site.progress), input.at);
  if (!reason) return tell(next, input.at, { note: 'why-skip', ask: asked });
  return moveTo(next, skip(site.progress, asked, input, reason), input.at);
}

/** "later": programming locks takes days and must not hold up the rest. */
export function sayLater(site: Site, input: Input): Site {
  const next = hear(site, input, 'put-off');
  const { asked } = site.progress;
  if (asked === undefined) return tell(next, input.at, nothingOpen(site));
  if (asked === 'delivered-with-api' && site.progress.delivered)
    return moveTo(next, goOn(site.progress), input.at);
  if (asked === 'delivered-with-api')
    return moveTo(next, answerDelivered(site.progress, 'not-sure', input), input.at);
  if (isVerified(site, asked)) return moveTo(next, goOn(site.progress), input.at);
  return moveTo(next, putOff(site.progress, asked, input), input.at);
}

/** "back": the step before is asked again; what stands stays until it is answered anew. */
export const sayBack = (site: Site, input: Input): Site =>
  site.progress.asked === openingQuestion
    ? tell(touched(site, input), input.at, { note: 'nothing-before' })
    : moveTo(hear(site, input, 'back'), goBack(site.progress), input.at);

/** "undo": a step that was skipped or put off is asked again. */
export function undo(site: Site, input: Input, id: StepId): Site {
  const { status } = stateOf(site.progress, id);
  if (status !== 'skipped' && status !== 'later') return site;
  return moveTo(hear(site, input, 'undone'), bringBackOne(site.progress, id), input.at);
}

/** "status": the list, posted anew. */
export const showProgress = (site: Site, input: Input): Site =>
  say(hear(site, input, 'status'), input.at, { say: 'list', anew: true });

/** "stop": nothing is asked until the site is taken up again. */
export const sayStop = (site: Site, input: Input): Site =>
  tell({ ...hear(site, input, 'stopped'), paused: true }, input.at, { note: 'paused' });

const originOf = (address: string): string =>
  URL.canParse(address) ? new URL(address).origin : address;

export type ValueStep = 'service-code' | 'service-address' | 'user-id';
export const isValueStep = (id: AskId | undefined): id is ValueStep =>
  id === 'service-code' || id === 'service-address' || id === 'user-id';

const valueKeys = {
  'service-code': 'serviceCode',
  'service-address': 'serviceAddress',
  'user-id': 'userId',
} as const;

/**
 * Stores a value. Where it differs from the one before, what was proved with that one is a person's
 * word again, and the password, which is bound to it, has to be entered again. What is asked stays.
 */
export function storeValue(site: Site, input: Input, id: ValueStep, value: string): Site {
  const { doubted: _doubted, ...next } = hear(site, input, 'answered');
  const key = valueKeys[id];
  const before = site.values[key];
  const { asked } = site.progress;
  if (before === value) {
    if (stateOf(site.progress, id).status === 'verified') return next;
    return {
      ...next,
      progress: { ...markDone(site.progress, id, input), ...(asked && { asked }) },
      movedAt: input.at,
    };
  }
  const values = { ...site.values, [key]: value };
  delete next.handedOut;
  if (id !== 'user-id') delete next.located;
  if (id !== 'user-id') delete values.lockingSystem;
  // The needed locks are those of one customer's locking system.
  if (id === 'service-code') delete next.requiredLocks;
  let progress = before === undefined ? site.progress : unprove(site.progress, input);
  progress = { ...markDone(progress, id, input), ...(asked && { asked }) };
  const stored = { ...next, values, progress, movedAt: input.at };
  // The password is bound to the origin: another path there is the same server.
  const sameOrigin =
    id === 'service-address' && before !== undefined && originOf(before) === originOf(value);
  if (site.password === undefined || sameOrigin) return stored;
  const { password: _, ...rest } = stored;
  return tell({ ...rest, progress: reopen(progress, ['password']) }, input.at, {
    note: 'password-dropped',
    because: id,
  });
}

/**
 * Stores the values that came together, in the order of the steps. As with an address alone, the
 * request counts as applied only when iLOQ has been asked for it.
 */
export const storeValues = (
  site: Site,
  input: Input,
  values: readonly (readonly [ValueStep, string])[],
): Site => ({
  ...values.reduce((stored, [id, value]) => storeValue(stored, input, id, value), site),
  requests: site.requests,
});

/**
 * Stores an address that iLOQ is still to be asked for. Its request counts as applied only after
 * that: a process that dies in between is followed by one that asks for the step again, with the
 * address kept.
 */
export function storeAddress(site: Site, input: Input, address: string): Site {
  const stored = {
    ...storeValue(site, input, 'service-address', address),
    requests: site.requests,
  };
  const { doubted } = site;
  return doubted?.value === address ? { ...stored, doubted } : stored;
}

/** A value is stored; the next step is asked. */
export function answerValue(
  site: Site,
  input: Input,
  id: ValueStep,
  value: string,
  notes: readonly Note[] = [],
): Site {
  const stored = storeValue(site, input, id, value);
  return moveTo(stored, goOn(stored.progress), input.at, notes);
}

/** What asking for iLOQ at a typed address came to, before any log-in. */
export type AddressCheck =
  | { readonly found: true; readonly address: string }
  | { readonly found: false; readonly because: 'not-iloq' }
  /** No server of that name is known. */
  | { readonly found: false; readonly because: 'unknown-host' }
  /** Without a service code iLOQ cannot be asked. */
  | { readonly found: false; readonly because: 'not-asked' }
  | {
      readonly found: false;
      readonly because: 'unchecked';
      readonly failure: string;
      readonly detail?: string;
    };

/**
 * Goes on from the address step with what iLOQ answered there: the address that worked is kept and
 * shown; one where nothing of iLOQ answers is asked again; one that could not be checked now is
 * kept, and verification will tell.
 * @param typed the address as it was stored; a newer one in its place makes this answer void
 */
export function addressChecked(
  before: Site,
  input: Input,
  typed: string,
  check: AddressCheck,
): Site {
  const { doubted, ...heard } = applied(before, input);
  const { at } = input;
  if (heard.values.serviceAddress !== typed || !takesAddress(heard)) return applied(before, input);
  const site: Site = heard;
  if (check.found) {
    const values = { ...site.values, serviceAddress: check.address };
    return moveTo({ ...site, values, located: true }, goOn(site.progress), at);
  }
  if (check.because === 'not-asked') return moveTo(site, goOn(site.progress), at);
  const isMeant = doubted?.value === typed;
  if (check.because === 'unknown-host' && isMeant) {
    const note = { note: 'address-unchecked', failure: 'unreachable', detail: 'dns' } as const;
    return moveTo(site, goOn(site.progress), at, [note]);
  }
  if (check.because === 'unknown-host') {
    const asked = asksAddress(site, reopen(site.progress, ['service-address']), at);
    const doubting = { ...asked, doubted: { ask: 'service-address', value: typed } } as const;
    const note = { note: 'address-unknown', address: typed } as const;
    return tellProblem(doubting, at, 'service-address', note);
  }
  if (check.because === 'unchecked') {
    const { failure, detail } = check;
    const note: Note = {
      note: 'address-unchecked',
      failure,
      ...(detail !== undefined && { detail }),
    };
    return moveTo(site, goOn(site.progress), at, [note]);
  }
  const asked = asksAddress(site, refute(site.progress, 'service-address', at), at);
  const shown = say({ ...asked, movedAt: at }, at, { say: 'list', anew: false });
  return tellProblem(shown, at, 'service-address', { note: 'address-not-iloq', address: typed });
}

/** The address can come: alone, or with the service code before it. */
export const takesAddress = ({ progress: { asked } }: Site): boolean =>
  asked === 'service-code' || asked === 'service-address';

/** The address is asked for: in its own message, where another value's stands. */
const asksAddress = (site: Site, progress: Progress, at: number): Site =>
  site.progress.asked === 'service-address'
    ? { ...site, progress: ask(progress, 'service-address') }
    : moveTo(site, ask(progress, 'service-address'), at);
