import { type AskId, openingQuestion, steps } from '../checklist/index.ts';
import type { AskKind } from './shapes.ts';

/** How a step is answered; the hand-over is something to do like others. */
export function kindOf(ask: AskId): AskKind {
  if (ask === openingQuestion) return 'opening';
  const { kind } = steps[ask];
  return kind === 'hand-over' ? 'do' : kind;
}
