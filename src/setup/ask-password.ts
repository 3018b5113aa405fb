import type { Log } from '../log.ts';
import { missingForLogin, type Person, type Sites } from '../sites/index.ts';
import type { Pages, ToPerson } from './ports.ts';
import type { EveryPress } from './presses.ts';

/**
 * How people enter and see a password. A link is a secret: it goes into the answer alone, never
 * into an effect, metadata or a log.
 */
export function createAskPassword(parts: {
  readonly sites: Pick<Sites, 'get'>;
  readonly pages: Pages | undefined;
  readonly toPerson: ToPerson;
  readonly log: Log;
}) {
  const { sites, pages, toPerson, log } = parts;

  /** At once, and no effect: the code must not lie on disk; nor is an error logged. */
  async function sendCode(person: Person, site: string, code: string): Promise<boolean> {
    try {
      await toPerson(person.id)({ answer: 'code', site, code });
      return true;
    } catch {
      log.warn({ user: person.id }, 'a code could not be sent by direct message');
      return false;
    }
  }

  return {
    /** There are no pages: a form opens. */
    inForm: pages === undefined,
    presses: {
      /** On a page of the bot, where there is one, else in a form. */
      async password({ site: id, verify = false, onceMore = false }, { person, reply }) {
        const site = await sites.get(id);
        if (!site) return reply({ answer: 'gone' });
        const missing = missingForLogin(site);
        if (missing.length > 0) return reply({ answer: 'password-needs', id, missing });
        if (!pages) return reply({ form: 'password', site, use: { verify, onceMore } });
        const purpose = !verify ? 'enter' : onceMore ? 'verify-once-more' : 'verify';
        const { token } = await pages.links.issue({ site: id, person: person.id, purpose });
        const url = addressOf(pages.url, token);
        return reply({ answer: 'page', page: 'password', site: site.name, url });
      },
      /** A link to the credentials; the code that opens it comes in a message of its own. */
      async reveal({ site }, { person, row, reply }) {
        if (!pages || !row) return reply({ answer: 'gone' });
        const { name } = row;
        const about = { site, person: person.id, purpose: 'reveal' } as const;
        const { token, code } = await pages.links.issue(about);
        if (!(await sendCode(person, name, code))) {
          await pages.links.use(token);
          return reply({ answer: 'code-not-sent' });
        }
        const url = addressOf(pages.url, token);
        return reply({ answer: 'page', page: 'credentials', site: name, url });
      },
    } satisfies Partial<EveryPress>,
  };
}

const addressOf = (url: string, token: string): string => `${url}/credentials/${token}`;
