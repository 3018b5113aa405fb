import type { Progress } from '../checklist/index.ts';
import type { Effect } from './effect.ts';
import { helpOver } from './help.ts';
import type { Note } from './note.ts';
import { forgetMessage, type Site, say } from './site.ts';

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
  // What was said beside the step that is left stays as it is; its help is over.
  const passed = before === progress.asked ? site : helpOver(forgetMessage(site, 'problem'), at);
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
