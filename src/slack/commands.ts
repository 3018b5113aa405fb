import { type EstateSite, look, lookAt, sees } from '../overview/index.ts';
import {
  asMeant,
  type Command,
  passwordLike,
  readCommand,
  type Typed,
} from '../setup/reading/index.ts';
import { findSite, may, nameKey, passwordState, type SiteRow } from '../sites/index.ts';
import { refusal, replies, name as shown, siteReplies, typedReplies } from '../text/index.ts';
import { runAlerts } from './alerts-command.ts';
import { type Bot, inputOf, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { checkNow } from './check-now.ts';
import { runDiag } from './diag-command.ts';
import { withNames } from './mentioned-names.ts';
import {
  choiceMessage,
  fileButtons,
  firstWanted,
  helpMessage,
  siteCommandsMessage,
  sitesListed,
  sitesMessage,
  statusMessage,
  unknownCommandMessage,
  words,
} from './messages/index.ts';
import { type Asked, setUp, visibleSites } from './open.ts';
import { permalink } from './permalink.ts';
import { runRole } from './role-command.ts';
import { tellMenu } from './site-menu.ts';
import type { Verifier } from './verify.ts';

/** Runs one command and answers the person who typed it. */
export async function runCommand(
  bot: Bot,
  verifier: Verifier,
  asked: Asked,
  typed: Typed,
  reply: Reply,
): Promise<void> {
  const command = await readNamed(bot, asked, typed);
  bot.metrics.command(command.verb);
  const find: Find = (wanted, press) => findOne(bot, asked, wanted, reply, press);
  switch (command.verb) {
    case 'setup': {
      const here = command.here ? asked.channel : undefined;
      return setUp(bot, { ...asked, here }, command.name, reply);
    }
    case 'status':
      return command.site === undefined
        ? tellList(bot, asked, 'all', reply)
        : tellOne(bot, command.site, reply, find);
    case 'sites':
      return tellList(bot, asked, 'own', reply);
    case 'verify':
      return verify(bot, verifier, asked, command.site, reply, find);
    case 'alerts':
      return runAlerts(bot, asked, command, reply, find);
    case 'role':
      return runRole(bot, asked, command.typed, reply, find);
    case 'site':
      return menu(bot, asked, command.site, reply, find);
    case 'diag':
      return runDiag(bot, asked, command.site, reply, find);
    case 'help':
      return reply(helpMessage());
    case 'unnamed':
      return reply(words(typedReplies.unnamed[command.kind]));
    case 'unknown':
      return tellUnknown(bot, asked, command, reply);
  }
}

/** Reads a command with the names of what is mentioned in it, and by the sites that there are. */
async function readNamed(bot: Bot, { person }: Asked, typed: Typed): Promise<Command> {
  const first = readCommand(typed);
  const command = first.verb === 'unnamed' ? readCommand(await withNames(bot, typed)) : first;
  const visible = sees(person, 'see');
  const isSite = (name: string): boolean => {
    const key = nameKey(name);
    for (const row of bot.sites.rows()) if (row.key === key && visible(row)) return true;
    return false;
  };
  return asMeant(command, isSite);
}

/** A site's name alone offers what to do with it; another word the command that is nearest. */
function tellUnknown(
  bot: Bot,
  { person }: Asked,
  { text, instead }: Extract<Command, { verb: 'unknown' }>,
  reply: Reply,
): Promise<void> {
  const found = findSite(bot.sites, text, sees(person, 'see'));
  return reply(
    found.found === 'one' ? siteCommandsMessage(found.site.name) : unknownCommandMessage(instead),
  );
}

type Find = (wanted: string, press?: (row: SiteRow) => Press) => Promise<SiteRow | undefined>;

/** Sites as a table: all that the person sees, or their own. */
async function tellList(
  bot: Bot,
  { person }: Asked,
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
  { person }: Asked,
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
  const found = findSite(bot.sites, wanted, visible);
  switch (found.found) {
    case 'one':
      return found.site;
    case 'several':
      await reply(choiceMessage(replies.several, found.sites, undefined, press));
      return undefined;
    case 'none': {
      const say = found.nearest.length > 0 ? replies.nearest : replies.noSuchSite;
      // What could be a password is not repeated.
      const isShown = passwordLike(wanted, '') === undefined;
      const text = say(isShown ? shown(wanted) : undefined);
      await reply(choiceMessage(text, found.nearest, undefined, press));
      return undefined;
    }
  }
}

async function tellOne(bot: Bot, wanted: string, reply: Reply, find: Find): Promise<void> {
  const row = await find(wanted);
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
async function menu(
  bot: Bot,
  asked: Asked,
  wanted: string | undefined,
  reply: Reply,
  find: Find,
): Promise<void> {
  const found = (row: SiteRow): Press => ({ do: 'site', site: row.id });
  const row = wanted === undefined ? onlyOwn(bot, asked) : await find(wanted, found);
  if (row) return tellMenu(bot, asked.person, row, reply);
  const general = may(asked.person, 'see');
  if (wanted === undefined)
    await reply(words(general.allowed ? siteReplies.which : refusal(general.by)));
}

async function verify(
  bot: Bot,
  verifier: Verifier,
  asked: Asked,
  wanted: string | undefined,
  reply: Reply,
  find: Find,
): Promise<void> {
  const row = wanted === undefined ? onlyOwn(bot, asked) : await find(wanted);
  if (!row) {
    const general = may(asked.person, 'open-site');
    if (wanted === undefined)
      await reply(words(general.allowed ? replies.whichVerify : refusal(general.by)));
    return;
  }
  const verdict = may(asked.person, 'set-up', row);
  if (!verdict.allowed) return reply(choiceMessage(refusal(verdict.by, row), []));
  await checkNow(bot, verifier, row, inputOf(bot, asked.person.id, asked.request), reply);
}

function onlyOwn(bot: Bot, { person }: Asked): SiteRow | undefined {
  const own = visibleSites(bot, person).filter(
    (site) => site.installers.includes(person.id) && !site.archived,
  );
  return own.length === 1 ? own[0] : undefined;
}
