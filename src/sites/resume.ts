import { bringBack, goOn } from '../checklist/index.ts';
import type { Effect } from './effect.ts';
import { applied, hear, type Input, isFar, nothingOpen } from './hear.ts';
import type { Note } from './note.ts';
import { type Conversation, follow, type Site, say } from './site.ts';

/** The first words of a new site's conversation; in a channel, the list begins the thread. */
export const begin = (site: Site, at: number): Site =>
  say(site, at, { say: 'list', anew: true }, { say: 'step', ask: 'delivered-with-api' });

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

/**
 * Takes a site up again, where it is now wanted: the open step is shown anew, and the list where it
 * is not at hand. With nothing open, put-off steps come back; without those, that is said.
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

/** A step's older message shrinks: the one that stands, and the open step's, perhaps on its way. */
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
