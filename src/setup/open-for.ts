import { nothing } from '../clip.ts';
import { greet, may, newSite, sees } from '../sites/index.ts';
import type { LineLeft } from './answer.ts';
import { choices } from './find-site.ts';
import { nameIn } from './naming.ts';
import { refusal } from './permit.ts';
import { readSiteList, type SiteLine } from './reading/index.ts';
import type { NotOpened } from './sentences.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

/** A site that is to be opened, and for whom. */
export interface ForWhom {
  readonly name: string;
  readonly user: string;
}

/** The lines of a list that say nothing. */
export const unreadIn = (list: string): LineLeft[] =>
  readSiteList(list).flatMap(({ number, text, read }) =>
    read.is === 'site' ? [] : [{ number, text, why: read.is }],
  );

export type OpenFor = ReturnType<typeof createOpenFor>;

/**
 * Sites that somebody opens for others. Whoever does it must manage every site, and gives nothing
 * that they have not: a new site has no password yet. One that is there already is given to nobody
 * so; and nobody is let in whom nobody has named before.
 */
export function createOpenFor(all: Shared) {
  const { sites, queries, giveName, people, languages, newId } = all;

  /** Why nobody may open a site for this person; undefined where one may. */
  async function hindranceOf(user: string): Promise<NotOpened | undefined> {
    if (!(await people.isHuman(user))) return 'not-human';
    const person = await people.get(user);
    const isIn = may(person, 'set-up').allowed || (await queries.any(sees(person, 'set-up')));
    return isIn ? undefined : 'not-named';
  }

  async function create({ input }: By, { name, user }: ForWhom): Promise<NotOpened | 'opened'> {
    const clean = nameIn(name);
    if (clean === nothing) return 'no-name';
    const hindrance = await hindranceOf(user);
    if (hindrance) return hindrance;
    const language = await languages.knownOf(user);
    const named = await giveName(clean, input.by, () => {
      const site = newSite({
        ...{ id: newId(), name: clean, by: user, at: input.at, language },
        conversation: { kind: 'dm', person: user },
      });
      return sites.update(site.id, () => greet(site, input));
    });
    return named.is === 'given' ? 'opened' : 'name-taken';
  }

  /** The ID of the only one who is called so, or why there is none. */
  async function findOne(who: string): Promise<{ readonly user: string } | NotOpened> {
    const found = await people.called(who);
    if (!found) return 'not-told';
    const [user, ...others] = found.ids;
    if (user === undefined) return found.isWhole ? 'nobody' : 'nobody-so-far';
    return others.length > 0 ? 'several-people' : { user };
  }

  /** Opens what a line says, or says why not. */
  async function openLine(by: By, { read }: SiteLine): Promise<NotOpened | ForWhom> {
    if (read.is !== 'site') return read.is;
    const found = await findOne(read.who);
    if (typeof found === 'string') return found;
    const wanted = { name: read.name, ...found };
    const result = await create(by, wanted);
    return result === 'opened' ? wanted : result;
  }

  /** Asked about already. */
  async function open(by: By, wanted: ForWhom): Promise<void> {
    const { person, reply } = by;
    const refused = refusal(person, 'manage');
    if (refused) return reply(refused);
    const why = await create(by, wanted);
    return reply(
      why === 'opened'
        ? { answer: 'opened-for', site: wanted.name, person: wanted.user }
        : { answer: 'not-opened', site: wanted.name, why },
    );
  }

  /** `/livion setup Kamppi @installer`; asks first where a name is nearly the same. */
  async function ask(by: By, wanted: ForWhom): Promise<void> {
    const { person, reply } = by;
    const visible = sees(person, 'see');
    const mayOpen = may(person, 'manage').allowed;
    const near = mayOpen ? await queries.near(wanted.name, visible) : [];
    if (near.length === 0 || (await queries.called(wanted.name))) return open(by, wanted);
    return reply({
      answer: 'choose',
      why: { answer: 'near-name', wanted: wanted.name },
      sites: choices(near, ({ id: site }) => ({ do: 'status', site })),
      create: { name: wanted.name, here: false, user: wanted.user },
    });
  }

  return {
    open,
    ask,
    /** `ask`, for somebody whom Slack has not made a mention of. */
    async askCalled(by: By, name: string, who: string) {
      const { person, reply } = by;
      const refused = refusal(person, 'manage');
      if (refused) return reply(refused);
      const found = await findOne(who);
      return typeof found === 'string'
        ? reply({ answer: 'not-opened', site: name, why: found })
        : ask(by, { name, ...found });
    },
    /** A pasted list: what cannot be read is said line by line; `may` has been asked. */
    async openAll(by: By, list: string) {
      const opened: ForWhom[] = [];
      const left: LineLeft[] = [];
      for (const line of readSiteList(list)) {
        const result = await openLine(by, line);
        const { number, text } = line;
        if (typeof result === 'string') left.push({ number, text, why: result });
        else opened.push(result);
      }
      return by.reply({ answer: 'opened-several', opened, left });
    },
  };
}
