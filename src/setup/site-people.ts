import {
  change,
  difference,
  mayName,
  mergePeople,
  type Person,
  type SitePeopleChosen,
  type SiteRow,
  type Sites,
  setPeople,
} from '../sites/index.ts';
import type { Sentence } from './answer.ts';
import type { People } from './ports.ts';
import type { By } from './take.ts';

/** Says whose a site is; `may` has been asked. @param opened whose it was when the form opened */
export type ChoosePeople = (
  by: By,
  row: SiteRow,
  opened: readonly string[],
  chosen: SitePeopleChosen,
) => Promise<void>;

export function createSitePeople(
  sites: Sites,
  people: Pick<People, 'get' | 'isHuman'>,
): ChoosePeople {
  /** Why one of those who come may not be named so; undefined where all may. */
  async function refusalOf(
    by: Person,
    row: SiteRow,
    before: readonly string[],
    after: readonly string[],
  ): Promise<Sentence | undefined> {
    for (const person of difference(before, after).came) {
      if (!(await people.isHuman(person))) return { answer: 'not-human', person };
      const verdict = mayName(by, await people.get(person), 'installer', row);
      if (!verdict.allowed) return { answer: 'refused', by: verdict.by, site: row };
    }
    return undefined;
  }

  return async ({ person, input, reply }, row, opened, chosen) => {
    const after = [chosen.responsible, ...chosen.others];
    const refused = await refusalOf(person, row, opened, after);
    if (refused) return reply(refused);
    const site = await change(sites, row.id, (now) =>
      setPeople(now, input, mergePeople(now.installers, opened, chosen)),
    );
    return reply(
      site
        ? { answer: 'people-kept', site: site.name, installers: site.installers }
        : { answer: 'gone' },
    );
  };
}
