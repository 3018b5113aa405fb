import { type Alerts, admins } from '../alerts/index.ts';
import type { AskId } from '../checklist/index.ts';
import { askHelp, change, type Input, type Sites } from '../sites/index.ts';
import type { ReplyOrOpen } from './answer.ts';
import type { People } from './ports.ts';

/** The way to support. */
export interface Support {
  /** Asks for words to it. */
  askWords(site: string, ask: AskId, reply: ReplyOrOpen): Promise<void>;
  /**
   * Calls it.
   * @param by.inForm the words came in its form: what was shown stays where it is
   */
  call(
    site: string,
    input: Input,
    by: { readonly words?: string; readonly inForm: boolean },
  ): Promise<void>;
}

export function createSupport(parts: {
  readonly sites: Sites;
  readonly alerts: Pick<Alerts, 'destination'>;
  readonly people: Pick<People, 'admins'>;
}): Support {
  const { sites, alerts, people } = parts;

  /** Whether anybody is told. */
  async function isReached(id: string): Promise<boolean> {
    const destination = await alerts.destination(id, 'warning');
    return destination === admins ? (await people.admins()).length > 0 : destination !== undefined;
  }

  return {
    async askWords(id, ask, reply) {
      const words = (await sites.get(id))?.help?.words;
      return reply({ form: 'ask-support', site: id, ask, words });
    },
    async call(id, input, by) {
      const reached = await isReached(id);
      await change(sites, id, (site) => askHelp(site, input, { ...by, reached }));
    },
  };
}
