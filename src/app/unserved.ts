import type { Clock } from '../clock.ts';
import { createOneTimeLinks } from '../credentials/index.ts';
import { createLinkPage, createWebhookListener, type Strangers, told } from '../http/index.ts';
import type { Log } from '../log.ts';
import type { Workspaces as Kept, Storage } from '../storage/index.ts';
import { createUnservedReceiver } from '../webhooks/index.ts';

/**
 * The pages of a workspace that is not served now, or never was. Whoever has no link of it and no
 * subscription reads what they would read where it is served, after as long: who has the app is
 * nobody's business.
 */
export function createUnserved(parts: {
  readonly kept: Pick<Kept, 'of'>;
  readonly strangers: Strangers;
  readonly random: (bytes: number) => Buffer;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { kept, strangers, random, clock, log } = parts;

  async function within<T>(team: string, look: (storage: Storage) => Promise<T>): Promise<T> {
    const storage = kept.of(team);
    return look(storage).finally(storage.close);
  }
  const links = (team: string) => ({
    look: (token: string) =>
      within(team, (storage) =>
        createOneTimeLinks({ links: storage.links, now: () => clock.now(), random }).look(token),
      ),
  });

  /** As a workspace that is served looks for a site's document, and for its row. */
  const lookTwice = (team: string, site: string): Promise<unknown> =>
    within(team, async ({ journal }) => {
      for (const _ of ['document', 'row']) await journal.entries(site, { limit: 1 });
    });

  return (team: string) => ({
    credentials: createLinkPage(
      { links: links(team), strangers, speech: undefined, log, random },
      async () => told(503, 'wentWrong'),
    ),
    webhooks: createWebhookListener(createUnservedReceiver((site) => lookTwice(team, site))),
  });
}
