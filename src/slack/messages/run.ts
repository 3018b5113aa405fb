import type { Site } from '../../sites/index.ts';
import { type Catalogue, name } from '../../text/index.ts';
import { context, type Message } from './message.ts';
import { runBlocks } from './step.ts';

/** A verification under way that no step's message tells of; over, it is a line. */
export function runMessage(t: Catalogue, site: Site): Message {
  const { run } = site;
  if (!run) return { blocks: [context(t.stepLines.asked)] };
  return { headline: name(site.name), blocks: runBlocks(t, site.id, run) };
}
