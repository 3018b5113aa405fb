import type { Site } from '../../sites/index.ts';
import { labels, name } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, type Message, section } from './message.ts';

/** Counts along while a verification looks at many locks, with the way to stop it. */
export function runMessage(site: Site): Message {
  const { run } = site;
  if (!run?.counted) {
    return { blocks: [context('I have asked iLOQ.')] };
  }
  if (run.stopping) {
    return { blocks: [context('I am stopping, and log out of iLOQ first…')] };
  }
  const { done, total } = run.counted;
  const text = `I am asking iLOQ… ${done} of ${total} locks seen.`;
  return {
    headline: `${name(site.name)}: ${text}`,
    blocks: [section(text), buttons(button(labels.cancelRun, { do: 'cancel-run', site: site.id }))],
  };
}
