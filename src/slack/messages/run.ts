import type { Site } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { context, type Message } from './message.ts';
import { runBlocks } from './step.ts';

/** A verification under way that no step's message tells of; over, it is a line. */
export function runMessage(t: Catalogue, { id, name, run }: Site): Message {
  const begins = (text: string): string => t.ofSite(name, text);
  if (!run) return { blocks: [context(begins(t.stepLines.asked))] };
  return { blocks: runBlocks(t, id, run, begins) };
}
