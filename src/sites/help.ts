import type { AskId } from '../checklist/index.ts';
import { hear, type Input, nothingOpen, tell, touched } from './hear.ts';
import { follow, forgetMessage, type Site, say } from './site.ts';

/**
 * "help": where the thing is that the step asks for, and what is often missed.
 * @param words what somebody is at a loss with: may go on to support
 */
export function showHelp(site: Site, input: Input, words?: string): Site {
  const { asked } = site.progress;
  const next = touched(site, input);
  if (asked === undefined) return tell(next, input.at, nothingOpen(site));
  const before = site.help?.ask === asked ? site.help : { ask: asked };
  const help = { ...before, ...(words !== undefined && { words }) };
  return say({ ...below(next), help }, input.at, { say: 'help', ask: asked });
}

/** Asked for by a word, it comes anew: the one above is out of sight. */
const below = (site: Site): Site => forgetMessage(site, 'help');

/**
 * Support is asked, and the help says so: in place where its form was sent.
 * @param about.reached somebody is there to be told
 */
export function askHelp(
  site: Site,
  input: Input,
  { words, reached, inForm }: { words?: string; reached: boolean; inForm: boolean },
): Site {
  const { asked = 'hand-over' } = site.progress;
  const { by, at } = input;
  const heard = hear(site, input, 'help-asked');
  const takenBy = site.help?.ask === asked ? site.help.takenBy : undefined;
  const next: Site = {
    ...(inForm ? heard : below(heard)),
    help: { ask: asked, asked: { by, at, reached }, ...(takenBy !== undefined && { takenBy }) },
  };
  const about = { by, ask: asked, ...(words !== undefined && { words }) };
  return say(follow(next, at, { do: 'ask-support', ...about }), at, { say: 'help', ask: asked });
}

/** Who looks into it stands in the help. */
export function helpTaken(site: Site, by: string, at: number): Site {
  if (!site.help?.asked) return say(site, at, { say: 'note', note: { note: 'help-taken', by } });
  const { ask } = site.help;
  return say({ ...site, help: { ...site.help, takenBy: by } }, at, { say: 'help', ask });
}

/** "Got it": the help folds, and nobody is called any more. */
export const gotIt = (site: Site, input: Input, ask: AskId): Site =>
  site.help?.ask === ask ? helpOver(touched(site, input), input.at, input.by) : site;

/** The step is passed, or it is clear: the help folds, and support's alert goes away by itself. */
export function helpOver(site: Site, at: number, by?: string): Site {
  if (!site.help) return site;
  const { help, ...rest } = site;
  const folded = say(rest, at, { say: 'help', ask: help.ask });
  return help.asked
    ? follow(folded, at, { do: 'help-over', ...(by !== undefined && { by }) })
    : folded;
}
