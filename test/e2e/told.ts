import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { LocalSlack, Message } from '../../sandbox/slack/index.ts';
import { askIds, stateOf, stepIds } from '../../src/checklist/index.ts';
import { parseSite, type Site } from '../../src/sites/index.ts';
import { titleOf } from '../../src/text/en/index.ts';
import { effectOf, openSteps } from './seen.ts';

/** The sites as they are on disk, whether a bot runs or not. */
export const sitesOnDisk = (dataDir: string): Site[] =>
  readdirSync(join(dataDir, 'sites'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => parseSite(JSON.parse(readFileSync(join(dataDir, 'sites', name), 'utf8'))));

/**
 * The database of a bot that may be at work. A process that opens it after a kill has it to itself
 * for a moment, which is waited for.
 */
export const openBeside = (dataDir: string): DatabaseSync =>
  new DatabaseSync(join(dataDir, 'bot.sqlite'), { readOnly: true, timeout: 60_000 });

/** What a bot's database answers. */
function onDisk(dataDir: string, sql: string): readonly unknown[] {
  const database = openBeside(dataDir);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

const keyed = z.object({ key: z.string() });

/** The keys of the requests that the bot is done with, on its disk. */
export function settledOnDisk(dataDir: string): Set<string> {
  const rows = onDisk(dataDir, 'SELECT key FROM request WHERE settled = 1');
  return new Set(rows.map((row) => keyed.parse(row).key));
}

const counted = z.object({ taken: z.number(), forms: z.number(), open: z.number() });

/**
 * How many requests of Slack the bot has taken on its disk, how many of them forms, and with how
 * many it is not done.
 */
export function requestsOnDisk(dataDir: string): z.infer<typeof counted> {
  const counts = "count(*) AS taken, total(key LIKE 'form:%') AS forms, total(settled = 0) AS open";
  return counted.parse(onDisk(dataDir, `SELECT ${counts} FROM request`)[0]);
}

const left = z.object({ left: z.number() });

/** How much the bot has still to say of webhooks and incidents, on its disk. */
export function alertsLeftOnDisk(dataDir: string): number {
  const counts = [
    'webhook_payload WHERE handed = 0 AND fields IS NOT NULL',
    ...['incident_pending', 'notice', 'alert_delivery'],
  ].map((rows) => `(SELECT count(*) FROM ${rows})`);
  return left.parse(onDisk(dataDir, `SELECT ${counts.join(' + ')} AS left`)[0]).left;
}

/**
 * What people were told and the disk does not know, and what they were told twice; nothing when all
 * is well.
 */
export function contradictions(slack: LocalSlack, site: Site): string[] {
  const told = [
    ...slack.messages(site.conversation.person),
    ...slack.messages('alerts'),
    ...slack.messages('sites'),
  ];
  return [
    ...twice(told),
    ...outOfOrder(slack, site),
    ...told.flatMap((message) => ahead(message, site)),
    ...stepsAhead(slack, site),
  ];
}

function twice(told: readonly Message[]): string[] {
  const effects = told.map(effectOf).filter((effect) => effect !== undefined);
  return effects
    .filter((effect, index) => effects.indexOf(effect) < index)
    .map((effect) => `told twice: ${effect}`);
}

const numberOf = (message: Message, { id }: Site): number | undefined => {
  const [, number] = new RegExp(`^${id}-(\\d+)$`).exec(effectOf(message) ?? '') ?? [];
  return number === undefined ? undefined : Number(number);
};

/** What a site says in its conversation comes in the order in which it came to say it. */
function outOfOrder(slack: LocalSlack, site: Site): string[] {
  const said = slack
    .messages(site.conversation.person)
    // The list goes its own way.
    .filter(({ blocks }) => !blocks.some(({ type }) => type === 'plan'))
    .flatMap((message) => numberOf(message, site) ?? []);
  return said.flatMap((number, index) =>
    number < (said[index - 1] ?? 0) ? [`told ${number} after ${said[index - 1]}`] : [],
  );
}

/** A message whose effect the site has never had, or a ✓ for a step that is not settled. */
function ahead(message: Message, site: Site): string[] {
  const unknown = (numberOf(message, site) ?? 0) > site.effects;
  const ticked = stepIds.find((id) => message.text.startsWith(`✓ *${titleOf(id)}*`));
  const untrue = ticked !== undefined && stateOf(site.progress, ticked).status === 'open';
  return [
    ...(unknown ? [`told, and not on disk: ${message.text}`] : []),
    ...(untrue ? [`ticked, and open on disk: ${message.text}`] : []),
  ];
}

/** A step is asked in Slack that the site has not come to. */
function stepsAhead(slack: LocalSlack, site: Site): string[] {
  const reached =
    site.progress.asked === undefined ? askIds.length : askIds.indexOf(site.progress.asked);
  return openSteps(slack, site.conversation.person)
    .filter((step) => step.site === site.id && askIds.indexOf(step.ask) > reached)
    .filter(
      ({ ask }) => ask === 'delivered-with-api' || stateOf(site.progress, ask).status === 'open',
    )
    .map(({ ask }) => `asked for ${ask}, and the disk is at ${site.progress.asked}`);
}

/**
 * What is wrong once the bot has nothing more to say: something untold, or not exactly one open
 * question.
 */
export function leftover(slack: LocalSlack, site: Site): string[] {
  const open = openSteps(slack, site.conversation.person).map(({ ask }) => ask);
  const expected = site.progress.asked === undefined ? [] : [site.progress.asked];
  return JSON.stringify(open) === JSON.stringify(expected)
    ? []
    : [`asked in Slack: ${open.join(', ') || 'nothing'}; on disk: ${expected.join() || 'nothing'}`];
}

/** What the journal tells, oldest first. */
export const journalOnDisk = (dataDir: string): string[] =>
  onDisk(dataDir, 'SELECT kind FROM journal ORDER BY position').map(
    (row) => z.object({ kind: z.string() }).parse(row).kind,
  );
