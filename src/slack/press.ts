import { everywhere } from '../alerts/index.ts';
import { type AskId, openingQuestion } from '../checklist/index.ts';
import { seenBy } from '../overview/index.ts';
import type { Said } from '../setup/reading/index.ts';
import {
  type Action,
  gotIt,
  type Input,
  may,
  type Person,
  type SiteRow,
  undo,
} from '../sites/index.ts';
import { name, refusal, replies } from '../text/index.ts';
import { actOnIncident, sendTest, switchSetting } from './alerts.ts';
import { type Bot, change, type Reply } from './bot.ts';
import type { Press } from './buttons.ts';
import { checkNow } from './check-now.ts';
import { tellStatus } from './commands.ts';
import { hearSaid, hearTyped } from './conversation.ts';
import { deleteAnyway } from './delete-site.ts';
import { inWords, stepLine, words } from './messages/index.ts';
import { goOn, open, type Wanted } from './open.ts';
import type { FormPress } from './open-site-form.ts';
import { nameRole } from './role-command.ts';
import { sendExport } from './send-export.ts';
import { sendPicture } from './send-picture.ts';
import { archive, restore, tellMenu } from './site-menu.ts';
import type { Verifier } from './verify.ts';

/** What a button does is asked of `may` before anything else. */
const actionOf = (press: Press): Action => {
  switch (press.do) {
    case 'password':
    case 'reveal':
      return 'credentials';
    case 'acknowledge':
    case 'snooze':
    case 'wake':
    case 'resolve':
    case 'test-alert':
      return 'support';
    case 'status':
    case 'details':
    case 'picture':
    case 'timeline':
    case 'home':
    case 'find':
      return 'see';
    case 'site':
    case 'rename':
    case 'people':
    case 'archive':
    case 'restore':
    case 'role':
      return 'manage';
    case 'delete':
    case 'delete-anyway':
      return 'administer';
    case 'export':
      return 'export';
    case 'create':
    case 'name':
      return 'open-site';
    default:
      return 'set-up';
  }
};

/** The site that a button is about; an incident's own, unless it is of all sites. */
function siteOf(bot: Bot, press: Press): string | undefined {
  if (!('incident' in press)) return 'site' in press ? press.site : undefined;
  const site = bot.alerts.incident(press.incident)?.site;
  return site === everywhere ? undefined : site;
}

export type Permission =
  | { readonly allowed: true; readonly row?: SiteRow }
  | { readonly allowed: false; readonly why: string };

/** Whether this person may press this button, and the site that it is about. */
export function permit(bot: Bot, press: Press, person: Person): Permission {
  const about = siteOf(bot, press);
  const row = about === undefined ? undefined : bot.sites.row(about);
  if (about !== undefined && !row) return { allowed: false, why: replies.gone };
  // Whoever sees a site may have it drawn: guests, too, who see no others.
  if (press.do === 'picture' && seenBy(bot.estate.sites(), person).length > 0)
    return { allowed: true };
  const action = actionOf(press);
  const verdict = may(person, action, row);
  if (!verdict.allowed) return { allowed: false, why: refusal(verdict.by, row) };
  if (row?.stopped && action === 'see')
    return { allowed: false, why: refusal('the-operator', row) };
  // Nothing is set up on an archived site, whichever old message it is pressed on.
  if (row?.archived && (action === 'set-up' || action === 'credentials'))
    return { allowed: false, why: replies.archived(name(row.name)) };
  return { allowed: true, ...(row && { row }) };
}

/**
 * Does what a pressed button says. A press on a step that is not asked any more changes nothing and
 * says how it stands.
 */
export async function hearPress(
  bot: Bot,
  verifier: Verifier,
  press: Exclude<
    Press,
    {
      do:
        | 'password'
        | 'reveal'
        | 'name'
        | 'needed'
        | 'details'
        | 'timeline'
        | 'home'
        | 'find'
        | 'snooze'
        | 'ask-support'
        | FormPress['do'];
    }
  >,
  wanted: Wanted,
  input: Input,
  reply: Reply,
): Promise<void> {
  const permission = permit(bot, press, wanted.person);
  if (!permission.allowed) return reply(words(permission.why));
  const { row } = permission;
  switch (press.do) {
    case 'create':
      return open(bot, wanted, press.name, reply);
    case 'go-on':
      return row && goOn(bot, wanted, row, reply);
    case 'status':
      return tellStatus(bot, press.site, reply);
    case 'picture':
      return sendPicture(bot, wanted.person, reply);
    case 'export':
      return sendExport(bot, { person: wanted.person, row, format: press.as }, reply);
    case 'verify':
      return verifier.request(press.site, input, { onceMore: press.onceMore ?? false });
    case 'cancel-run':
      return (await verifier.cancel(press.site, input))
        ? undefined
        : reply(words(replies.notRunning));
    case 'choose-system':
      return verifier.request(press.site, input, { onceMore: false, system: press.system });
    case 'word':
      return row && hearTyped(bot, verifier, row, wanted.person, input, [press.text], reply);
    case 'acknowledge':
      return actOnIncident(bot, press.incident, { do: press.do, from: press.from }, input, reply);
    case 'wake':
    case 'resolve':
      return actOnIncident(bot, press.incident, { do: press.do }, input, reply);
    case 'check':
      return row && checkNow(bot, verifier, row, input, reply);
    case 'test-alert':
      return sendTest(bot, press.site, input, reply);
    case 'site':
      return row && tellMenu(bot, wanted.person, row, reply);
    case 'archive':
      return row && archive(bot, verifier, row, input, reply);
    case 'restore':
      return row && restore(bot, row, input, reply);
    case 'delete-anyway':
      return row && deleteAnyway(bot, verifier, row, input, reply);
    case 'role':
      return nameRole(bot, wanted.person, press, input, reply);
    case 'alert-setting':
      return switchSetting(bot, press, reply);
    case 'undo': {
      const { ask } = press;
      const result = await hearUndo(bot, press.site, ask, input);
      return result === 'answered' ? tellAnswered(bot, press.site, ask, reply) : undefined;
    }
    case 'got-it':
      await change(bot, press.site, (site) => gotIt(site, input, press.ask));
      return;
    case 'delivered':
    case 'done':
    case 'back':
    case 'later':
    case 'skip':
    case 'help': {
      const heard = { site: press.site, said: saidOf(press), on: press.ask };
      const result = await hearSaid(bot, verifier, heard, input, reply);
      if (result === 'answered') await tellAnswered(bot, press.site, press.ask, reply);
      return;
    }
  }
}

type StepPress = Extract<Press, { do: 'delivered' | 'done' | 'back' | 'later' | 'skip' | 'help' }>;

function saidOf(press: StepPress): Said {
  switch (press.do) {
    case 'delivered':
      return { said: 'delivered', answer: press.answer };
    case 'skip':
      return press.reason === undefined ? { said: 'skip' } : { said: 'skip', reason: press.reason };
    case 'help':
      return { said: 'help' };
    case 'done':
    case 'back':
    case 'later':
      return { said: press.do };
  }
}

async function tellAnswered(bot: Bot, id: string, ask: AskId, reply: Reply): Promise<void> {
  const site = await bot.sites.get(id);
  await reply(words(site ? replies.answered(inWords(stepLine(site, ask))) : replies.gone));
}

/** @returns `answered` where there is nothing to take back */
async function hearUndo(
  bot: Bot,
  site: string,
  ask: AskId,
  input: Input,
): Promise<'heard' | 'answered'> {
  let result: 'heard' | 'answered' = 'answered';
  await change(bot, site, (now) => {
    const undone = ask === openingQuestion ? now : undo(now, input, ask);
    if (undone !== now) result = 'heard';
    return undone;
  });
  return result;
}
