import { applied, type Input } from './hear.ts';
import { follow, type Site, say } from './site.ts';

/**
 * A new site that somebody opens for another, whose conversation it is: they are greeted, and asked
 * nothing until they take it up, so that no word of theirs about another site reaches this one.
 */
export function greet(site: Site, input: Input): Site {
  const { by, at } = input;
  const { name } = site;
  const { person } = site.conversation;
  const noted = follow({ ...applied(site, input), paused: true }, at, {
    ...{ do: 'journal', what: 'role-named', by },
    about: { person, role: 'installer' },
  });
  return say(noted, at, { say: 'tell', to: person, note: { note: 'opened-for', by, name } });
}
