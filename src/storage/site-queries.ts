import { z } from 'zod';
import { type StuckRule, stuckBefore } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import {
  byNeed,
  byUrgency,
  type Listing,
  listenerInDirectMessage,
  listenerInThread,
  nameKey,
  type OverviewSite,
  roles,
  type Sees,
  type SiteQueries,
  siteRowSchema,
} from '../sites/index.ts';
import { json } from './rows.ts';
import type { Asked, Seen, SiteQuestions } from './site-questions/index.ts';

const body = json.pipe(siteRowSchema);
const rows = z.array(z.object({ body }).transform((found) => found.body));
const ids = z.array(z.object({ id: z.string() }).transform(({ id }) => id));
const found = z.object({ found: z.enum(['some', 'none']), rows });
const count = z
  .number()
  .nullable()
  .transform((value) => value ?? undefined);
const overview = z.array(
  z
    .object({
      ...{ body, state: z.enum(byUrgency) },
      ...{ critical: count, warning: count, info: count },
    })
    .transform(
      ({ body: row, state, critical, warning, info }): OverviewSite => ({
        ...{ row, state },
        incidents: {
          ...(critical && { critical }),
          ...(warning && { warning }),
          ...(info && { info }),
        },
      }),
    ),
);
const counts = z.object({
  broken: z.number().default(0),
  stuck: z.number().default(0),
  'under-way': z.number().default(0),
  finished: z.number().default(0),
  archived: z.number().default(0),
});
const waiting = z
  .tuple([z.object({ count: z.number(), since: count })])
  .transform(([first]) => first);

/** Asks for rows, as they are. */
export type AskSites = <Name extends keyof SiteQuestions>(
  name: Name,
  ...about: Parameters<SiteQuestions[Name]>
) => Promise<unknown>;

export function createSiteQueries(
  ask: AskSites,
  noteIncidents: SiteQueries['noteIncidents'],
  rule: StuckRule,
  clock: Pick<Clock, 'now'>,
): SiteQueries {
  const before = (): number => stuckBefore(clock.now(), rule);
  const seen = ({ person, everywhere, as, stopped }: Sees): Seen => ({
    ...{ person, everywhere, as, stopped },
    not: roles.filter((role) => !as.includes(role)),
  });
  const asked = ({ search = '', ...listing }: Listing): Asked => ({
    ...{ ...listing, part: nameKey(search), before: before() },
    states: byUrgency.filter((each) => listing.states.includes(each)),
  });
  return {
    async find(wanted, sees) {
      const answer = found.parse(await ask('find', wanted, nameKey(wanted), seen(sees)));
      const [first] = answer.rows;
      if (answer.found === 'none' || !first) return { found: 'none', nearest: answer.rows };
      if (answer.rows.length === 1) return { found: 'one', site: first };
      return { found: 'several', sites: answer.rows };
    },
    exactly: async (name, sees) =>
      rows.parse(await ask('exactly', name, nameKey(name), seen(sees))),
    near: async (name, sees) => rows.parse(await ask('near', nameKey(name), seen(sees))),
    called: async (name, except = '') => rows.parse(await ask('called', nameKey(name), except))[0],
    withServiceCode: async (code) => rows.parse(await ask('withServiceCode', code)),
    withPassword: async (fingerprints) => rows.parse(await ask('withPassword', [...fingerprints])),
    ofInstaller: async (person, sees) =>
      rows.parse(await ask('ofInstaller', person, sees && seen(sees))),
    any: async (sees) => z.boolean().parse(await ask('any', seen(sees))),
    concerning: async (person) => ids.parse(await ask('concerning', person)),
    asking: async (person) => rows.parse(await ask('asking', person)),
    listenerInDirectMessage: async (person, now) =>
      listenerInDirectMessage(rows.parse(await ask('asking', person)), person, now),
    listenerInThread: async (channel, thread) =>
      listenerInThread(rows.parse(await ask('inThread', `${channel} ${thread}`)), channel, thread),
    list: async (sees, listing, span) =>
      overview.parse(await ask('list', seen(sees), asked(listing), span)).toSorted(byNeed),
    count: async (sees, listing, most) =>
      z.number().parse(await ask('count', seen(sees), asked(listing), most)),
    counts: async (sees, of) => counts.parse(await ask('counts', seen(sees), of, before())),
    pageById: async (sees, after, limit) =>
      rows.parse(await ask('pageById', seen(sees), after, limit)),
    these: async (wanted) => overview.parse(await ask('these', wanted, before())).toSorted(byNeed),
    inState: async (state) => ids.parse(await ask('inState', state, before())),
    finishedSince: async (at) => rows.parse(await ask('finishedSince', at)),
    countChecked: async (run) => z.number().parse(await ask('countChecked', run)),
    changedBy: async (run) => rows.parse(await ask('changedBy', run)),
    waiting: async () => waiting.parse(await ask('waiting')),
    waitingFor: async () => rows.parse(await ask('waitingFor')),
    due: async (what) => ids.parse(await ask('due', what)),
    watched: async () => ids.parse(await ask('watched')),
    supportHears: async (now) => ids.parse(await ask('supportHears', now)),
    talkedWith: async () => ids.parse(await ask('talkedWith')),
    noteIncidents,
  };
}
