import { type Person, type SiteQueries, type SiteRow, sees } from '../sites/index.ts';
import type { Choice } from './answer.ts';
import { refusal } from './permit.ts';
import type { Press } from './pressed.ts';
import { passwordLike } from './reading/index.ts';
import type { By } from './take.ts';

export type PressOf = (row: SiteRow) => Press;

/** Sites as buttons; pressed, its set-up goes on unless said otherwise. */
export const choices = (
  rows: readonly SiteRow[],
  press: PressOf = ({ id }) => ({ do: 'go-on', site: id }),
): Choice[] => rows.map((row) => ({ site: row.name, press: press(row) }));

/**
 * Finds the one site that a name means, of those that they may see, or answers with a choice.
 * @param press what the button of a site does
 */
export async function findOne(
  queries: Pick<SiteQueries, 'find' | 'any'>,
  { person, reply }: Pick<By, 'person' | 'reply'>,
  wanted: string,
  press?: PressOf,
): Promise<SiteRow | undefined> {
  const visible = sees(person, 'see');
  const refused = refusal(person, 'see');
  // Who may see nothing at all is told so, and not that there is no such site.
  if (refused && !(await queries.any(visible))) {
    await reply(refused);
    return undefined;
  }
  const found = await queries.find(wanted, visible);
  switch (found.found) {
    case 'one':
      return found.site;
    case 'several':
      await reply({
        answer: 'choose',
        why: { answer: 'several' },
        sites: choices(found.sites, press),
      });
      return undefined;
    case 'none': {
      const answer = found.nearest.length > 0 ? 'nearest-sites' : 'no-such-site';
      // What could be a password is not repeated.
      const isShown = passwordLike(wanted, '') === undefined;
      await reply({
        answer: 'choose',
        why: { answer, wanted: isShown ? wanted : undefined },
        sites: choices(found.nearest, press),
      });
      return undefined;
    }
  }
}

/** The one site that somebody sets up, where they have only one. */
export async function onlyOwn(
  queries: Pick<SiteQueries, 'ofInstaller'>,
  person: Person,
): Promise<SiteRow | undefined> {
  const own = await queries.ofInstaller(person.id, sees(person, 'see'));
  return own.length === 1 ? own[0] : undefined;
}
