import { nothing } from '../clip.ts';
import {
  archiveSite,
  change,
  may,
  nameKey,
  renameSite,
  restoreSite,
  type SiteRow,
} from '../sites/index.ts';
import { nameIn } from './naming.ts';
import { refusal } from './permit.ts';
import type { ByPress, EveryPress } from './presses.ts';
import { bare } from './reading/index.ts';
import type { FieldProblem } from './sentences.ts';
import type { Shared } from './shared.ts';
import type { By } from './take.ts';

export type SiteLife = ReturnType<typeof createSiteLife>;

/** What is done with a site beside its set-up; `may` has been asked. */
export function createSiteLife(all: Shared) {
  const { sites, queries, giveName, verifier, webhooks, deletion, log } = all;

  /** Its subscriptions are deleted, or made again; nobody waits for it. */
  const lookAtIloq = (site: string): void =>
    void webhooks
      .look()
      .catch((error: unknown) =>
        log.error({ err: error, site }, 'subscriptions were not looked at'),
      );

  async function deleteForGood({ input, reply }: By, row: SiteRow): Promise<void> {
    await deletion.delete(row.id, input.by, input.at);
    await reply({ answer: 'deleted', site: row.name });
  }

  /** Opens one of the menu's forms. */
  const asksIn =
    (form: 'rename' | 'people' | 'delete') =>
    async ({ site: id }: { readonly site: string }, { reply }: ByPress): Promise<void> => {
      const site = await sites.get(id);
      return reply(site ? { form, site } : { answer: 'gone' });
    };

  /** Shows what can be done; asks `may` itself, for each. */
  async function tellMenu({ person, reply }: By, row: SiteRow): Promise<void> {
    const refused = refusal(person, 'manage', row);
    if (refused) return reply(refused);
    const site = await sites.get(row.id);
    if (!site) return reply({ answer: 'gone' });
    const allowed = (action: 'export' | 'administer') => may(person, action, row).allowed;
    return reply({
      answer: 'site-menu',
      site,
      allowed: { export: allowed('export'), delete: allowed('administer') },
    });
  }

  return {
    tellMenu,
    presses: {
      site: (_, by) => by.row && tellMenu(by, by.row),
      rename: asksIn('rename'),
      people: asksIn('people'),
      delete: asksIn('delete'),
      /** A verification under way is ended first; its subscriptions at iLOQ are looked after. */
      async archive(_, { input, row, reply }) {
        if (!row) return;
        if (row.archived) return reply({ answer: 'archived-already', site: row.name });
        await verifier.cancel(row.id, input);
        await change(sites, row.id, (site) => archiveSite(site, input));
        await reply({ answer: 'archived', site: row.name });
        lookAtIloq(row.id);
      },
      /** Brings an archived site back, unless its name was given to another one. */
      async restore(_, { input, row, reply }) {
        if (!row) return;
        if (!row.archived) return reply({ answer: 'not-archived', site: row.name });
        const restore = () => change(sites, row.id, (site) => restoreSite(site, input));
        const named = await giveName(row.name, input.by, restore, row.id);
        if (named.is !== 'given') return reply({ answer: 'name-taken-meanwhile', site: row.name });
        await reply({ answer: 'restored', site: row.name });
        lookAtIloq(row.id);
      },
      /** Though its subscriptions stay at iLOQ: that was told. */
      async 'delete-anyway'(_, by) {
        if (!by.row) return;
        await verifier.cancel(by.row.id, by.input);
        await deleteForGood(by, by.row);
      },
    } satisfies Partial<EveryPress>,
    /** Its name has to be typed, or its ID, before it is deleted. */
    async problemOfDeletion(id: string, typed: string): Promise<FieldProblem | undefined> {
      const row = await sites.row(id);
      const isNamed = !row || nameKey(typed) === row.key || typed.trim() === id;
      return isNamed ? undefined : 'wrong-name';
    },
    /** What is wrong with a new name; undefined where nothing is. */
    async problemOfName(id: string, typed: string): Promise<FieldProblem | undefined> {
      const name = nameIn(bare(typed));
      if (name === nothing) return 'no-name';
      return (await queries.called(name, id)) ? 'name-taken' : undefined;
    },
    async rename({ input, reply }: By, row: SiteRow, typed: string) {
      const name = nameIn(bare(typed));
      const rename = () => change(sites, row.id, (site) => renameSite(site, input, name));
      const named = await giveName(name, input.by, rename, row.id);
      return reply(
        named.is === 'given'
          ? { answer: 'renamed', from: row.name, to: name }
          : { answer: 'name-taken' },
      );
    },
    /** Deletes it for good, unless its subscriptions stay at iLOQ. */
    async delete(by: By, row: SiteRow) {
      await verifier.cancel(row.id, by.input);
      const withdrawn = await webhooks.withdraw(row.id);
      if (withdrawn.left === 'nothing') return deleteForGood(by, row);
      return by.reply({ answer: 'left-at-iloq', id: row.id, site: row.name, ...withdrawn });
    },
  };
}
