import { siteState } from '../checklist/index.ts';
import { lastTroubles } from '../log.ts';
import { diagnoseBot, diagnoseSite, versions } from '../operations/diagnosis/index.ts';
import { may, type Person, passwordState, type SiteRow, userOf } from '../sites/index.ts';
import { diagReplies, refusal } from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import { words } from './messages/index.ts';
import { sendFile } from './send-file.ts';
import { tellError } from './tell-error.ts';

const entriesShown = 50;
const lettersShown = 20;

/** `/livion diag [site]`: a file for support, in the direct message of who asked. */
export async function runDiag(
  bot: Bot,
  { person }: { readonly person: Person },
  wanted: string | undefined,
  reply: Reply,
  find: (wanted: string) => Promise<SiteRow | undefined>,
): Promise<void> {
  const row = wanted === undefined ? undefined : await find(wanted);
  if (wanted !== undefined && !row) return;
  const verdict = may(person, 'diagnose', row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  const now = bot.clock.now();
  const diagnosis = {
    made: new Date(now).toISOString(),
    bot: await diagnosisOfBot(bot, now),
    ...(row && { site: await diagnosisOfSite(bot, row.id, now) }),
  };
  const day = new Date(now).toISOString().slice(0, 10);
  try {
    await sendFile(bot, person.id, {
      name: `livion-diag${row ? `-${row.id}` : ''}-${day}.json`,
      title: diagReplies.title,
      content: Buffer.from(`${JSON.stringify(diagnosis, null, 2)}\n`),
      comment: diagReplies.comment,
    });
  } catch (error) {
    bot.log.error({ err: error }, "support's file could not be sent");
    return reply(words(diagReplies.notSent(tellError(error))));
  }
  return reply(words(diagReplies.sent));
}

async function diagnosisOfBot({ operation, log, requests, alerts }: Bot, now: number) {
  const { settings, startedAt } = operation;
  return diagnoseBot(
    {
      ...{ versions: versions(), settings, startedAt },
      standings: operation.standings(),
      sizes: await operation.sizes(),
      isWritable: await operation.isWritable(),
      troubles: lastTroubles(log),
      requestsOpen: (await requests.unsettled()).length,
      deadLetters: alerts.deadLetters(lettersShown),
    },
    now,
  );
}

async function diagnosisOfSite(bot: Bot, id: string, now: number) {
  const site = await bot.sites.get(id);
  const row = bot.sites.row(id);
  if (!site || !row) return undefined;
  const user = userOf(site);
  return diagnoseSite({
    site,
    state: siteState(row.standing, now, bot.stuckRule),
    password: passwordState(bot.custody, site).is,
    guard: user && (await bot.guard.state(user)),
    incidents: bot.alerts.open(id),
    webhooks: await bot.webhooks.describeSubscriptions(id),
    journal: await bot.journal.entries(id, { limit: entriesShown }),
  });
}
