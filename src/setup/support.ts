import { type Alerts, admins, type Notice } from '../alerts/index.ts';
import type { Clock } from '../clock.ts';
import { applied, askHelp, change, helpTaken, type Input, type Sites } from '../sites/index.ts';
import type { People } from './ports.ts';
import type { EveryPress } from './presses.ts';

export type Support = ReturnType<typeof createSupport>;

/** The way to support. */
export function createSupport(
  sites: Sites,
  alerts: Pick<Alerts, 'destination'>,
  people: Pick<People, 'admins'>,
) {
  /** Whether anybody is told. */
  async function isReached(id: string): Promise<boolean> {
    const destination = await alerts.destination(id, 'warning');
    return destination === admins ? (await people.admins()).length > 0 : destination !== undefined;
  }

  return {
    presses: {
      /** Asks for words to it. */
      async 'ask-support'({ site, ask }, { reply }) {
        const words = (await sites.get(site))?.help?.words;
        return reply({ form: 'ask-support', site, ask, words });
      },
    } satisfies Partial<EveryPress>,
    /** Calls it. @param by.inForm the words came in its form: what was shown stays where it is */
    async call(
      id: string,
      input: Input,
      by: { readonly words?: string; readonly inForm: boolean },
    ) {
      const reached = await isReached(id);
      await change(sites, id, (site) => askHelp(site, input, { ...by, reached }));
    },
  };
}

/**
 * The installer's own conversation is told who looks into it; the site remembers that it was.
 * @param once the same a second time changes nothing
 */
export const createTellSite =
  (sites: Sites, clock: Clock) =>
  async (id: string, notice: Notice, once: string): Promise<void> => {
    if (notice.notice !== 'help-taken') return;
    const { by, at } = notice;
    await change(sites, id, (site) =>
      site.requests.includes(once)
        ? site
        : helpTaken(applied(site, { by, at, request: once }), by, clock.now()),
    );
  };
