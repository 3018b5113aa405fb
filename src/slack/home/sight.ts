import { type EstateSite, look, sees, type Wanted } from '../../overview/index.ts';
import { may, type Person } from '../../sites/index.ts';
import { refusal } from '../../text/index.ts';
import type { Bot } from '../bot.ts';
import { estateListed, type HomeSight, ownListed } from '../messages/index.ts';

/**
 * What this person sees on Home: their own open sites (who may not see all sites: each one that
 * they were named on), and the sites that they manage, of which `export` is the mark: managers and
 * admins have it everywhere, others where they were named so.
 */
export function sightOf(bot: Pick<Bot, 'estate'>, person: Person, wanted: Wanted): HomeSight {
  const { estate } = bot;
  const seeing = may(person, 'see');
  const visible = sees(person, 'see');
  const named = estate.named(person.id);
  const own = named.filter(
    (site) =>
      isOpen(site) &&
      (!seeing.allowed || site.row.installers.includes(person.id)) &&
      visible(site.row),
  );
  const manages = sees(person, 'export');
  const everywhere = may(person, 'export').allowed;
  const isManager = everywhere || named.some(({ row }) => manages(row));
  return {
    own: own.slice(0, ownListed),
    moreOwn: Math.max(0, own.length - ownListed),
    mayOpen: may(person, 'open-site').allowed,
    refused: seeing.allowed || own.length > 0 || isManager ? undefined : refusal(seeing.by),
    estate: isManager
      ? {
          everywhere,
          wanted,
          page: look(estate, { id: person.id, sees: manages }, wanted, estateListed),
        }
      : undefined,
  };
}

/** There is something to go on with. */
const isOpen = ({ row, state }: EstateSite): boolean =>
  state !== 'archived' && (state !== 'finished' || row.asked !== undefined);
