import { nothing } from '../clip.ts';
import {
  begin,
  type Conversation,
  change,
  may,
  newSite,
  type Person,
  resume,
  type SiteRow,
  sees,
} from '../sites/index.ts';
import type { Sentence } from './answer.ts';
import { choices } from './find-site.ts';
import { nameIn } from './naming.ts';
import type { OpenFor } from './open-for.ts';
import { refusal } from './permit.ts';
import type { EveryPress } from './presses.ts';
import { readSaid } from './reading/index.ts';
import type { Shared } from './shared.ts';
import type { By, Where } from './take.ts';

/** The channel that shall hold it; undefined: the person's direct message. */
type Here = string | undefined;

interface Wanted {
  readonly name?: string | undefined;
  readonly here: boolean;
}

export type Opening = ReturnType<typeof createOpening>;

export function createOpening(parts: Shared & { readonly openFor: Pick<OpenFor, 'open'> }) {
  const { sites, queries, giveName, openFor, letThrough, channels, languages, newId } = parts;

  /** `/livion setup [name] [here]`; asks first where a name is nearly the same. */
  async function setUp(by: By, { name, here }: Wanted): Promise<void> {
    const { person, where, reply } = by;
    if (name === undefined) return setUpOwn(by, here);
    const visible = sees(person, 'see');
    const exact = await queries.exactly(name, visible);
    const [first, ...others] = exact;
    if (first && others.length === 0) return goOnAt(by, heldIn(where, here), first);
    const several: Sentence = { answer: 'several' };
    if (first) return reply({ answer: 'choose', why: several, sites: choices(exact) });
    const refused = refusal(person, 'open-site');
    if (refused) return reply(refused);
    const near = await queries.near(name, visible);
    if (near.length === 0 && !where.isMidway) return open(by, name, here);
    const answer = near.length > 0 ? 'near-name' : 'new-site-midway';
    return reply({
      answer: 'choose',
      why: { answer, wanted: name },
      sites: choices(near),
      create: { name, here: heldIn(where, here) !== undefined },
    });
  }

  async function setUpOwn(by: By, here: boolean): Promise<void> {
    const { person, where, reply } = by;
    const own = await ownOpen(person);
    const [first, ...others] = own;
    if (first && others.length === 0) return goOnAt(by, heldIn(where, here), first);
    const refused = first ? undefined : refusal(person, 'open-site');
    if (refused) return reply(refused);
    const why: Sentence = { answer: first ? 'which-to-go-on' : 'name-it' };
    const forOthers = may(person, 'manage').allowed;
    return reply({ answer: 'choose', why, sites: choices(own), create: 'ask-name', forOthers });
  }

  /** Opens a new site, unless somebody is opening it at this moment. */
  async function open(by: By, name: string, isHere: boolean): Promise<void> {
    const { person, where, reply } = by;
    const refused = refusal(person, 'open-site');
    if (refused) return reply(refused);
    const clean = nameIn(name);
    if (clean === nothing)
      return reply({ answer: 'choose', why: { answer: 'name-it' }, sites: [], create: 'ask-name' });
    const here = heldIn(where, isHere);
    if (!(await isHeld(by, here))) return;
    const language = await languageOf(person);
    const named = await giveName(clean, person.id, () => {
      const { by: opener, at, request } = by.input;
      const conversation = conversationOf(person, here);
      const site = newSite({ id: newId(), name: clean, by: opener, at, conversation, language });
      return sites.update(site.id, () => begin({ ...site, requests: [request] }, at));
    });
    if (named.is === 'taken') return goOnAt(by, here, named.site);
    if (named.is === 'given') await tellWhere(by, here, clean);
  }

  async function goOnAt(by: By, here: Here, row: SiteRow): Promise<void> {
    const { person, input, reply } = by;
    const refused = refusal(person, 'set-up', row);
    if (refused) return reply(refused);
    if (row.archived) return reply({ answer: 'is-archived', site: row.name });
    if (!(await isHeld(by, here))) return;
    await change(sites, row.id, (site) => resume(site, input, conversationOf(person, here)));
    await tellWhere(by, here, row.name);
  }

  /** Somebody of whom nothing says which one they read is asked with their first site, and once. */
  async function languageOf({ id }: Person) {
    const isFirst = (await queries.ofInstaller(id)).length === 0;
    return isFirst ? languages.knownOf(id) : languages.ofPerson(id);
  }

  /** Whether the bot can hold it where it is wanted; says so where it cannot. */
  async function isHeld({ reply }: By, here: Here): Promise<boolean> {
    if (here === undefined || (await channels.isIn(here))) return true;
    await reply({ answer: 'not-in-channel', channel: here });
    return false;
  }

  /** Somebody comes back after days: whether to go on with this one; a yes does. */
  async function askToGoOn(by: By, row: SiteRow, typed: string): Promise<void> {
    const { said } = readSaid(typed, undefined);
    if (said === 'yes' || said === 'go-on') return goOnAt(by, undefined, row);
    const others = (await ownOpen(by.person)).filter(({ id }) => id !== row.id);
    return by.reply({
      answer: 'choose',
      why: { answer: 'go-on-with', site: row.name },
      sites: choices([row, ...others]),
      create: 'ask-name',
    });
  }

  /** Those whose step is asked, the one asked last first. */
  async function ownOpen(person: Person): Promise<SiteRow[]> {
    const own = await queries.ofInstaller(person.id, sees(person, 'see'));
    return own.filter((row) => row.asked !== undefined);
  }

  return {
    setUp,
    presses: {
      name: (_, { reply }) => reply({ form: 'name' }),
      create: ({ name, here = false, user }, by) =>
        letThrough(by, name, () =>
          user === undefined ? open(by, name, here) : openFor.open(by, { name, user }),
        ),
      several: ({ list = '' }, { reply }) => reply({ form: 'several', list }),
      /** Takes a site up again, where it is now wanted. */
      'go-on': (_, by) => by.row && goOnAt(by, undefined, by.row),
    } satisfies Partial<EveryPress>,
    askToGoOn,
    /** Nothing is asked: what they can go on with; a yes goes on with what was stopped last. */
    async tellNothingAsked(by: By, typed: string) {
      const { person, reply } = by;
      const own = await ownOpen(person);
      const refused = own.length === 0 ? refusal(person, 'open-site') : undefined;
      if (refused) return reply(refused);
      const [stopped] = own
        .filter(({ paused }) => paused)
        .toSorted((a, b) => b.heard.at - a.heard.at);
      if (stopped) return askToGoOn(by, stopped, typed);
      const why: Sentence = { answer: 'nothing-asked' };
      return reply({ answer: 'choose', why, sites: choices(own), create: 'ask-name' });
    },
  };
}

const heldIn = ({ channel }: Where, here: boolean): Here => (here ? channel : undefined);

const conversationOf = ({ id: person }: Person, channel: Here): Conversation =>
  channel === undefined ? { kind: 'dm', person } : { kind: 'thread', person, channel };

async function tellWhere({ where, reply }: By, here: Here, site: string): Promise<void> {
  if (here !== undefined) await reply({ answer: 'in-thread', site });
  else if (!where.isDirectMessage) await reply({ answer: 'in-direct-message', site });
}
