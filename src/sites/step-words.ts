import {
  type AskId,
  answerDelivered,
  bringBackOne,
  type Delivered,
  goBack,
  goOn,
  markDone,
  openingQuestion,
  putOff,
  type RequiredLocks,
  type StepId,
  skip,
  stateOf,
  steps,
} from '../checklist/index.ts';
import { handOver } from './hand-over.ts';
import { hear, type Input, nothingOpen, tell, touched } from './hear.ts';
import { moveTo } from './move-to.ts';
import { type Site, say } from './site.ts';
import { isValueStep, valueKeys } from './values.ts';

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

/** What iLOQ confirmed needs no putting off and no skipping: it stands. */
const isVerified = ({ progress }: Site, id: StepId): boolean =>
  stateOf(progress, id).status === 'verified';

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

/**
 * Remembers which locks are required. What was proved with other locks in mind stays until the next
 * verification.
 * @param counts how many locks that is, where the locks are known
 */
export function sayRequiredLocks(
  site: Site,
  input: Input,
  { others, rules }: Pick<RequiredLocks, 'others' | 'rules'>,
  counts: { readonly count: number; readonly of: number } | undefined,
): Site {
  const { by, at } = input;
  const next = { ...hear(site, input, 'needed-locks'), requiredLocks: { by, at, others, rules } };
  return tell(next, at, { note: 'needed-kept', by, ...counts });
}
