import { admins } from '../alerts/index.ts';
import type { AskId } from '../checklist/index.ts';
import { typedPassword } from '../setup/credentials/index.ts';
import {
  passwordLike,
  readIdentifier,
  readSaid,
  readServiceAddress,
  type Said,
  type Typed,
  textOf,
  unnamedIn,
} from '../setup/reading/index.ts';
import {
  type AddressCheck,
  addressChecked,
  answerOpening,
  answerValue,
  askHelp,
  doubt,
  type Input,
  isStored,
  isValueStep,
  may,
  type Note,
  type Person,
  passwordTyped,
  type Site,
  type SiteRow,
  sayBack,
  sayDone,
  sayLater,
  sayNext,
  saySkip,
  sayStop,
  showProgress,
  storeAddress,
  tell,
} from '../sites/index.ts';
import { clip, refusal, typedReplies } from '../text/index.ts';
import { type Bot, change, type Reply } from './bot.ts';
import {
  doubtMessage,
  passwordButtonMessage,
  whereMessage,
  whichWordMessage,
  words,
} from './messages/index.ts';
import type { Verifier } from './verify.ts';

/**
 * What a person said, and where: pressed on a step's message, it counts only while that step is
 * asked.
 */
export interface Heard {
  readonly site: string;
  readonly said: Said;
  readonly on?: AskId;
}

/**
 * Applies what a person said to a site, whether they typed it or pressed a button.
 * @returns `answered` when it was pressed on a step that is not asked any more: nothing has changed
 */
export async function hearSaid(
  bot: Bot,
  verifier: Verifier,
  { site: id, said, on }: Heard,
  input: Input,
  reply: Reply,
): Promise<'heard' | 'answered'> {
  const { stores } = bot.custody;
  let result: 'heard' | 'answered' = 'heard';
  // Looked at where the change is made: of two presses at the same moment, only one finds the step
  // asked.
  const decide = async (decision: (site: Site) => Site): Promise<void> => {
    await change(bot, id, (site) => {
      if (on === undefined || site.progress.asked === on) return decision(site);
      result = 'answered';
      return site;
    });
  };
  switch (said.said) {
    case 'delivered':
      await decide((site) => answerOpening(site, input, said.answer));
      break;
    case 'done':
      await decide((site) => sayDone(site, input, stores));
      break;
    case 'back':
      await decide((site) => sayBack(site, input));
      break;
    case 'later':
      await decide((site) => sayLater(site, input));
      break;
    case 'skip':
      await decide((site) => saySkip(site, input, said.reason));
      break;
    case 'stop':
      await decide((site) => sayStop(site, input));
      break;
    case 'status':
      await decide((site) => showProgress(site, input));
      break;
    case 'help': {
      const target = bot.alerts.destination(id, 'warning');
      const reached =
        target === admins ? (await bot.people.admins()).length > 0 : target !== undefined;
      await decide((site) => askHelp(site, input, said.words, reached));
      break;
    }
    case 'verify': {
      const row = bot.sites.row(id);
      if (!stores && row) await reply(passwordButtonMessage(row));
      else await verifier.request(id, input, { onceMore: false });
      break;
    }
    case 'go-on':
      await decide((site) => sayNext(site, input, stores));
      break;
    case 'text':
      await hearText(bot, id, input, said.text, reply);
      break;
    case 'yes':
      await hearYes(bot, id, input, reply);
      break;
    case 'no':
    case 'ordered':
    case 'hello':
    case 'thanks':
    case 'lost':
    case 'unclear': {
      const asked = bot.sites.row(id)?.asked;
      if (asked !== undefined) await answerSaid(bot, id, asked, said, reply);
      break;
    }
  }
  return result;
}

type AnsweredOnly =
  | Extract<Said, { said: 'no' | 'ordered' | 'hello' | 'thanks' }>
  | Extract<Said, { said: 'lost' }>
  | Extract<Said, { said: 'unclear' }>;

/** What changes nothing is answered, there and then. */
async function answerSaid(
  bot: Bot,
  id: string,
  asked: AskId,
  said: AnsweredOnly,
  reply: Reply,
): Promise<void> {
  switch (said.said) {
    case 'no':
      return reply(
        words(isValueStep(asked) ? typedReplies.typeAgain(asked) : typedReplies.notDone(asked)),
      );
    case 'ordered':
      return reply(words(typedReplies.ordered));
    case 'hello':
      return reply(words(typedReplies.hello(bot.sites.row(id)?.name ?? '', asked)));
    case 'thanks':
      return reply(words(typedReplies.thanks));
    case 'lost':
      return reply(whereMessage(id, asked, said.words));
    case 'unclear':
      return reply(whichWordMessage(id, asked, said.word, said.between));
  }
}

/** A yes is for the value that was asked about; to anything else it is no answer. */
async function hearYes(bot: Bot, id: string, input: Input, reply: Reply): Promise<void> {
  const { doubted, progress } = (await bot.sites.get(id)) ?? {};
  const value = doubted && doubted.ask === progress?.asked ? doubted.value : 'yes';
  if (value !== 'yes') return hearText(bot, id, input, value, reply);
  const asked = progress?.asked;
  if (asked !== undefined)
    await change(bot, id, (now) => tell(now, input.at, { note: 'not-understood', ask: asked }));
}

/**
 * What is no command word: the value that is asked for, something that must not be typed, or not
 * understood.
 */
async function hearText(
  bot: Bot,
  id: string,
  input: Input,
  text: string,
  reply: Reply,
): Promise<void> {
  const site = await bot.sites.get(id);
  const { asked } = site?.progress ?? {};
  if (!site || asked === undefined) return;
  if (!isValueStep(asked)) {
    await change(bot, id, (now) => tell(now, input.at, { note: 'not-understood', ask: asked }));
    return;
  }
  const read =
    asked === 'service-address'
      ? readServiceAddress(text, bot.origins)
      : readIdentifier(text, asked);
  if (!read.ok) {
    // What cannot be read may be anything, also a password: it is not repeated.
    const isShown = read.problem === 'has-space' && passwordLike(text, '') === undefined;
    const note = {
      note: 'value-refused',
      ask: asked,
      problem: read.problem,
      ...(isShown && { value: clip(text, 200) }),
    } as const;
    await change(bot, id, (now) => tell(now, input.at, note));
    return;
  }
  const { value } = read;
  const isMeant = site.doubted?.ask === asked && site.doubted.value === value;
  if (read.doubt && !isMeant) {
    await change(bot, id, (now) => doubt(now, input, asked, value));
    return reply(doubtMessage(id, asked, value, read.doubt));
  }
  if (asked === 'service-address') return hearAddress(bot, id, input, value);
  const twin = asked === 'service-code' ? twinOf(bot, id, value) : undefined;
  const notes: Note[] = [
    ...(read.changed ? [{ note: 'value-kept', value } as const] : []),
    ...(twin ? [{ note: 'same-service-code', site: twin.id, name: twin.name } as const] : []),
  ];
  await change(bot, id, (now) =>
    now.progress.asked === asked ? answerValue(now, input, asked, value, notes) : now,
  );
}

/** Another site with the same service code: one locking system is one site. */
function twinOf(bot: Bot, id: string, serviceCode: string): SiteRow | undefined {
  for (const row of bot.sites.rows())
    if (row.id !== id && !row.archived && row.serviceCode === serviceCode) return row;
  return undefined;
}

/**
 * Stores the address first, so that nothing entered is lost, and asks for iLOQ there before going
 * on.
 */
async function hearAddress(bot: Bot, id: string, input: Input, address: string): Promise<void> {
  const stored = await change(bot, id, (site) => storeAddress(site, input, address));
  const serviceCode = stored?.values.serviceCode;
  const check: AddressCheck =
    serviceCode === undefined
      ? { found: false, because: 'not-asked' }
      : await checkAddress(bot, address, serviceCode);
  await change(bot, id, (site) =>
    addressChecked(site, { ...input, at: bot.clock.now() }, address, check),
  );
}

async function checkAddress(bot: Bot, address: string, serviceCode: string): Promise<AddressCheck> {
  const located = await bot.iloq.locate({ address, serviceCode });
  if (located.ok) return { found: true, address: located.value.address };
  const { failure } = located;
  if (failure.kind === 'wrong-address' || failure.kind === 'address-refused')
    return { found: false, because: 'not-iloq' };
  const detail = failure.kind === 'unreachable' ? failure.how : undefined;
  return {
    found: false,
    because: 'unchecked',
    failure: failure.kind,
    ...(detail !== undefined && { detail }),
  };
}

/**
 * Hears a typed message of a set-up. What looks like the password is looked for first, wherever it
 * stands: it is never used, stored, logged or shown again.
 */
export async function hearTyped(
  bot: Bot,
  verifier: Verifier,
  row: SiteRow,
  person: Person,
  input: Input,
  typed: Typed,
  reply: Reply,
): Promise<void> {
  const verdict = may(person, 'set-up', row);
  if (!verdict.allowed) return reply(words(refusal(verdict.by, row)));
  const site = await bot.sites.get(row.id);
  if (!site) return;
  const text = textOf(typed);
  const leaked = typedPassword(bot, site, text);
  if (leaked) {
    const fingerprint = bot.custody.fingerprint(site.id, leaked.text);
    const { known } = leaked;
    await change(bot, site.id, (now) =>
      passwordTyped(now, input, fingerprint, { known, stored: isStored(bot, now, leaked.text) }),
    );
    return;
  }
  const { asked } = site.progress;
  const unnamed = isValueStep(asked) ? unnamedIn(typed) : undefined;
  if (unnamed) return reply(words(typedReplies.unnamed[unnamed.kind]));
  await hearSaid(bot, verifier, { site: site.id, said: readSaid(text, asked) }, input, reply);
}
