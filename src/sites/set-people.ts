import type { Effect, Tell } from './effect.ts';
import { applied, type Input } from './hear.ts';
import type { Role } from './people.ts';
import { showElsewhere } from './resume.ts';
import { follow, type Site, say } from './site.ts';

/** Who a site's people are to be: the one who has it, and all others. */
export interface SitePeopleChosen {
  readonly responsible: string;
  readonly others: readonly string[];
}

/**
 * Changes who a site's people are. The first one has it: the conversation goes to them where they
 * are another person than before. Who came, who went and who had it are told.
 */
export function setPeople(site: Site, input: Input, chosen: SitePeopleChosen): Site {
  const { by, at } = input;
  const { responsible } = chosen;
  const installers = [...new Set([responsible, ...chosen.others])];
  if (JSON.stringify(installers) === JSON.stringify(site.installers)) return site;
  const { came, went } = difference(site.installers, installers);
  const roles = Object.fromEntries(
    Object.entries(site.roles ?? {}).filter(([id]) => !installers.includes(id)),
  );
  const tell = (to: string, role: 'installer' | 'none') =>
    tellNamed(to, { role, by, name: site.name });
  const noted = follow({ ...applied(site, input), installers, roles }, at, {
    ...{ do: 'journal', what: 'people-changed', by },
    about: { installers: installers.join(' ') },
  });
  const stayed = { installers: site.installers.filter((id) => installers.includes(id)) };
  const others = (person: string, role: 'installer' | 'none') =>
    tellPeople(stayed, { by, name: site.name, person, role });
  const next = say(
    noted,
    at,
    ...came.filter((id) => id !== responsible).flatMap((id) => tell(id, 'installer')),
    ...went.filter((id) => id !== site.conversation.person).flatMap((id) => tell(id, 'none')),
    ...came.flatMap((id) => others(id, 'installer')),
    ...went.flatMap((id) => others(id, 'none')),
  );
  return responsible === site.installers[0]
    ? keepConversation(site, next, input)
    : giveTo(next, responsible, input);
}

/** Tells somebody what they were named, unless they did it themselves. */
export const tellNamed = (
  to: string,
  named: { readonly by: string; readonly role: Role; readonly name?: string },
): Tell[] => (to === named.by ? [] : [{ say: 'tell', to, note: { note: 'named', ...named } }]);

/** Tells a site's installers that somebody was named, but for who did it and who it is about. */
export const tellPeople = (
  { installers }: Pick<Site, 'installers'>,
  named: {
    readonly by: string;
    readonly name: string;
    readonly person: string;
    readonly role: Role;
  },
): Effect[] =>
  installers
    .filter((to) => to !== named.by && to !== named.person)
    .map((to) => ({ say: 'tell', to, note: { note: 'other-named', ...named } }));

/** Who came and who went between two lists. */
export const difference = (before: readonly string[], after: readonly string[]) => ({
  came: after.filter((id) => !before.includes(id)),
  went: before.filter((id) => !after.includes(id)),
});

/** Where whoever has the conversation is none of the site's people any more, the first has it. */
export function keepConversation(before: Site, after: Site, input: Input): Site {
  const { person } = after.conversation;
  const [first] = after.installers;
  const isOut = before.installers.includes(person) && !after.installers.includes(person);
  const isBlocked = after.roles?.[person] === 'none';
  return first !== undefined && (isOut || isBlocked) ? giveTo(after, first, input) : after;
}

/** The set-up goes on with another person: in their direct message, or in the same thread. */
function giveTo(site: Site, to: string, { by, at }: Pick<Input, 'by' | 'at'>): Site {
  const { conversation, name } = site;
  const from = conversation.person;
  if (from === to) return site;
  const moved: Site = {
    ...site,
    conversation:
      conversation.kind === 'dm' ? { kind: 'dm', person: to } : { ...conversation, person: to },
  };
  const told =
    from === by
      ? moved
      : say(moved, at, {
          say: 'tell',
          to: from,
          note: { note: 'taken-over', name, person: to, by },
        });
  if (site.archivedAt !== undefined) return told;
  return showElsewhere({ ...told, paused: false, askedAt: at }, at, {
    note: 'given',
    by,
    person: from,
  });
}

/**
 * What was chosen in a form, put on top of what holds now: who came or went meanwhile stays so.
 * @param now the installers as they are
 * @param opened as they were when the form was opened
 */
export function mergePeople(
  now: readonly string[],
  opened: readonly string[],
  { responsible, others }: SitePeopleChosen,
): SitePeopleChosen {
  const { came, went } = difference(opened, [responsible, ...others]);
  const kept = [...now.filter((id) => !went.includes(id)), ...came];
  const asOpened = responsible === opened[0] ? kept[0] : undefined;
  return { responsible: asOpened ?? responsible, others: kept };
}

/** Whoever the bot talks to about the site has left Slack: somebody else has to have it. */
export const isOrphaned = ({ left, conversation }: Pick<Site, 'left' | 'conversation'>): boolean =>
  left !== undefined && left === conversation.person;

/** Keeps what Slack says of whoever has the site; the same site where that is known already. */
export function withLeft(site: Site, person: string, hasLeft: boolean): Site {
  if (person !== site.conversation.person || hasLeft === isOrphaned(site)) return site;
  const { left: _, ...rest } = site;
  return hasLeft ? { ...rest, left: person } : rest;
}
