import { type EstateSite, look, lookAt, sees } from '../overview/index.ts';
import { passwordState } from '../setup/credentials/index.ts';
import { findSite, may, type SiteRow } from '../sites/index.ts';
import { refusal, replies, name as shown, siteReplies } from '../text/index.ts';
import { runAlerts } from './alerts-command.ts';
import { type Bot, inputOf, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { checkNow } from './check-now.ts';
import { runDiag } from './diag-command.ts';
import {
  choiceMessage,
  fileButtons,
  firstWanted,
  sitesListed,
  sitesMessage,
  statusMessage,
  words,
} from './messages/index.ts';
import { setUp, visibleSites, type Wanted } from './open.ts';
import { permalink } from './permalink.ts';
import { runRole } from './role-command.ts';
import { tellMenu } from './site-menu.ts';
import type { Verifier } from './verify.ts';

/** A command as it was typed: `/livion …`, `@Livion …`, or in the direct message with the bot. */
export interface Command extends Wanted {
  readonly text: string;
  /** The channel it was typed in, for `here`; undefined in a direct message. */
  readonly channel: string | undefined;
}

/** Every word that a command can begin with. */
export const verbs = [
  'setup',
  'status',
  'sites',
  'verify',
  'alerts',
  'role',
  'site',
  'diag',
  'help',
] as const;

/** Runs one command and answers the person who typed it. */
export async function runCommand(
  bot: Bot,
  verifier: Verifier,
  command: Command,
  reply: Reply,
): Promise<void> {
  const { verb, rest } = readCommand(command.text);
  bot.metrics.command(verbs.find((known) => known === verb) ?? (verb === '' ? 'help' : 'unknown'));
  switch (verb) {
    case 'setup': {
      const { name, here } = readSetup(rest);
      if (here && command.channel === undefined) return setUp(bot, command, name, reply);
      return setUp(bot, { ...command, here: here ? command.channel : undefined }, name, reply);
    }
    case 'status':
      return rest === ''
        ? tellList(bot, command, 'all', reply)
        : tellOne(bot, command, rest, reply);
    case 'sites':
      return tellList(bot, command, 'own', reply);
    case 'verify':
      return verify(bot, verifier, command, rest, reply);
    case 'alerts':
      return runAlerts(bot, command, rest, reply, (wanted) => findOne(bot, command, wanted, reply));
    case 'role':
      return runRole(bot, command, rest, reply, (wanted, press) =>
        findOne(bot, command, wanted, reply, press),
      );
    case 'site':
      return menu(bot, command, rest, reply);
    case 'diag':
      return runDiag(bot, command, rest, reply, (wanted) => findOne(bot, command, wanted, reply));
    case 'help':
    case '':
      return reply(words(replies.help));
    default: {
      const text = `${replies.unknownCommand(verb)}\n\n${replies.help}`;
      return reply(words(text));
    }
  }
}

/** The first word is what to do; the rest is what about. Quotes protect a name. */
function readCommand(text: string): { verb: string; rest: string } {
  const [, verb = '', rest = ''] = /^\s*(\S*)\s*(.*)$/su.exec(text) ?? [];
  return { verb: verb.toLowerCase(), rest: rest.trim() };
}

const unquote = (text: string): string =>
  /^["“”'](.+)["“”']$/su.exec(text.trim())?.[1]?.trim() ?? text.trim();

/** `setup <name> here`: the last word decides, unless quotes hold it. */
function readSetup(rest: string): { name: string | undefined; here: boolean } {
  const here = /^(.*\S)\s+here$/isu.exec(rest);
  const name = unquote(here?.[1] ?? rest);
  return { name: name === '' ? undefined : name, here: here !== null };
}

/** Whether a text begins with a word that is a command. */
export const isCommand = (text: string): boolean =>
  new RegExp(`^\\s*(${verbs.join('|')})\\b`, 'iu').test(text);

/**
 * Whether a direct message is a command and no answer: it begins with one, and has more behind it
 * where it needs to.
 */
export const looksLikeCommand = (text: string): boolean =>
  /^\s*(setup|sites|alerts|diag)\b|^\s*(status|verify|site)\s+\S|^\s*role\s+<@/iu.test(text);

/** Sites as a table: all that the person sees, or their own. */
async function tellList(
  bot: Bot,
  { person }: Command,
  whose: 'all' | 'own',
  reply: Reply,
): Promise<void> {
  const visible = sees(person, 'see');
  const isOwn = ({ row }: EstateSite): boolean =>
    row.installers.includes(person.id) && visible(row);
  const page =
    whose === 'own'
      ? lookAt(bot.estate.named(person.id).filter(isOwn), person.id, firstWanted, sitesListed)
      : look(bot.estate, { id: person.id, sees: visible }, firstWanted, sitesListed);
  const verdict = may(person, 'see');
  const nothing = Object.values(page.counts).every((count) => count === 0);
  if (nothing && !verdict.allowed) return reply(words(refusal(verdict.by)));
  const message = sitesMessage(page, bot.clock.now(), whose);
  if (whose === 'own' || nothing) return reply(message);
  return reply({
    ...message,
    blocks: [...message.blocks, fileButtons(may(person, 'export').allowed)],
  });
}

/** Finds the one site that a name means, or answers with a choice. */
async function findOne(
  bot: Bot,
  { person }: Command,
  wanted: string,
  reply: Reply,
  press?: (row: SiteRow) => Press,
): Promise<SiteRow | undefined> {
  const visible = sees(person, 'see');
  const general = may(person, 'see');
  // Who may see nothing at all is told so, and not that there is no such site.
  if (!general.allowed && ![...bot.sites.rows()].some(visible)) {
    await reply(words(refusal(general.by)));
    return undefined;
  }
  const found = findSite(bot.sites, unquote(wanted), visible);
  switch (found.found) {
    case 'one':
      return found.site;
    case 'several':
      await reply(choiceMessage(replies.several, found.sites, undefined, press));
      return undefined;
    case 'none': {
      const say = found.nearest.length > 0 ? replies.nearest : replies.noSuchSite;
      await reply(choiceMessage(say(shown(unquote(wanted))), found.nearest, undefined, press));
      return undefined;
    }
  }
}

async function tellOne(bot: Bot, command: Command, wanted: string, reply: Reply): Promise<void> {
  const row = await findOne(bot, command, wanted, reply);
  if (row) await tellStatus(bot, row.id, reply);
}

/** One site on one screen. */
export async function tellStatus(bot: Bot, id: string, reply: Reply): Promise<void> {
  const site = await bot.sites.get(id);
  const row = bot.sites.row(id);
  if (row?.stopped) return reply(words(refusal('the-operator', row)));
  if (!site) return reply(words(replies.gone));
  return reply(
    statusMessage(site, {
      password: passwordState(bot.custody, site),
      now: bot.clock.now(),
      rule: bot.stuckRule,
      incidents: bot.alerts.open(id),
      permalink: (message) => permalink(bot.workspaceUrl, message),
    }),
  );
}

/** `site <site>`: what can be done with it beside its set-up. */
async function menu(bot: Bot, command: Command, wanted: string, reply: Reply): Promise<void> {
  const found = (row: SiteRow): Press => ({ do: 'site', site: row.id });
  const row =
    wanted === '' ? onlyOwn(bot, command) : await findOne(bot, command, wanted, reply, found);
  if (row) return tellMenu(bot, command.person, row, reply);
  const general = may(command.person, 'see');
  if (wanted === '') await reply(words(general.allowed ? siteReplies.which : refusal(general.by)));
}

async function verify(
  bot: Bot,
  verifier: Verifier,
  command: Command,
  wanted: string,
  reply: Reply,
): Promise<void> {
  const row = wanted === '' ? onlyOwn(bot, command) : await findOne(bot, command, wanted, reply);
  if (!row) {
    const general = may(command.person, 'open-site');
    if (wanted === '')
      await reply(words(general.allowed ? replies.whichVerify : refusal(general.by)));
    return;
  }
  const verdict = may(command.person, 'set-up', row);
  if (!verdict.allowed) return reply(choiceMessage(refusal(verdict.by, row), []));
  await checkNow(bot, verifier, row, inputOf(bot, command.person.id, command.request), reply);
}

function onlyOwn(bot: Bot, { person }: Command): SiteRow | undefined {
  const own = visibleSites(bot, person).filter(
    (site) => site.installers.includes(person.id) && !site.archived,
  );
  return own.length === 1 ? own[0] : undefined;
}
