import type { AskId } from '../checklist/index.ts';
import { clip } from '../clip.ts';
import type { Custody } from '../credentials/index.ts';
import {
  answerOpening,
  change,
  isBeforeQuestion,
  isStored,
  isValueStep,
  passwordTyped,
  type Site,
  type SiteRow,
  type Sites,
  sayBack,
  sayDone,
  sayLater,
  sayNext,
  saySkip,
  sayStop,
  showHelp,
  showProgress,
  tell,
} from '../sites/index.ts';
import { type LetThrough, typedPassword } from './known-passwords.ts';
import { refusal } from './permit.ts';
import type { Languages } from './ports.ts';
import { longestCarried } from './pressed.ts';
import type { EveryPress } from './presses.ts';
import { readSaid, type Said, type Typed, textOf, unnamedIn } from './reading/index.ts';
import type { Support } from './support.ts';
import type { By } from './take.ts';
import type { Values } from './values.ts';
import type { Verifier } from './verifier/index.ts';

/** What a person said; pressed or typed on a step, it counts only while that is asked. */
export interface Heard {
  readonly site: string;
  readonly said: Said;
  readonly on?: AskId;
}

/** What was typed; `ts`: when, as Slack writes times, where it was not asked about already. */
export interface Words {
  readonly typed: Typed;
  readonly ts?: string;
}

type Where = Pick<Heard, 'site'> & { readonly on: AskId | undefined };

export type Conversation = ReturnType<typeof createConversation>;

export function createConversation(parts: {
  readonly sites: Sites;
  readonly custody: Pick<Custody, 'stores' | 'fingerprint' | 'matches' | 'anywhere' | 'open'>;
  readonly support: Pick<Support, 'call'>;
  /** There is a page that shows the credentials. */
  readonly showsCredentials: boolean;
  readonly verifier: Pick<Verifier, 'request'>;
  readonly languages: Pick<Languages, 'ofSite'>;
  readonly letThrough: LetThrough;
  readonly hearValue: Values['hear'];
}) {
  const { sites, custody, support, showsCredentials, verifier, languages, letThrough, hearValue } =
    parts;
  const { stores } = custody;

  /**
   * Applies what a person said to a site, whether they typed it or pressed a button.
   * @returns `answered` when that step is not asked any more: nothing has changed
   */
  async function apply(by: By, heard: Heard): Promise<'heard' | 'answered'> {
    const { input, reply } = by;
    const { site: id, said, on } = heard;
    // Looked at where the change is made: of two presses at the same moment, only one finds the
    // step asked.
    const decide = async (decision: (site: Site) => Site): Promise<'heard' | 'answered'> => {
      let result: 'heard' | 'answered' = 'heard';
      await change(sites, id, (site) => {
        if (on === undefined || site.progress.asked === on) return decision(site);
        result = 'answered';
        return site;
      });
      return result;
    };
    switch (said.said) {
      case 'delivered':
        return decide((site) => answerOpening(site, input, said.answer));
      case 'done':
        return decide((site) => sayDone(site, input, stores, showsCredentials));
      case 'back':
        return decide((site) => sayBack(site, input));
      case 'later':
        return decide((site) => sayLater(site, input));
      case 'skip':
        return decide((site) => saySkip(site, input, said.reason));
      case 'stop':
        return decide((site) => sayStop(site, input));
      case 'status':
        return decide((site) => showProgress(site, input));
      case 'help': {
        const { words } = said;
        if (words === undefined) return decide((site) => showHelp(site, input));
        await support.call(id, input, { words, inForm: false });
        return 'heard';
      }
      case 'lost':
        return decide((site) => showHelp(site, input, clip(said.words, 500)));
      case 'go-on':
        return decide((site) => sayNext(site, input, stores));
      case 'verify': {
        const row = await sites.row(id);
        if (!stores && row) await reply({ answer: 'password-each-time', site: row });
        else await verifier.request(id, input, { onceMore: false });
        return 'heard';
      }
      case 'text':
        return hearText(by, { site: id, on }, said.text);
      case 'yes':
        return hearYes(by, { site: id, on });
      case 'no':
      case 'ordered':
      case 'hello':
      case 'thanks':
      case 'unclear': {
        const row = await sites.row(id);
        if (row?.asked !== undefined) await answerSaid(by, row, row.asked, said);
        return 'heard';
      }
    }
  }

  /** A yes is for what was asked about; to anything else it is no answer. */
  async function hearYes(by: By, where: Where): Promise<'heard' | 'answered'> {
    const { site: id } = where;
    const { doubted, progress } = (await sites.get(id)) ?? {};
    if (doubted?.ask === 'hand-over' && progress?.asked === 'hand-over')
      return apply(by, { site: id, said: { said: 'done' }, on: 'hand-over' });
    const value = doubted && doubted.ask === progress?.asked ? doubted.value : 'yes';
    if (value !== 'yes') return hearText(by, where, value);
    if (progress?.asked !== undefined) await notUnderstood(by, id, progress.asked);
    return 'heard';
  }

  /** What is no command word: a value, something that must not be typed, or not understood. */
  async function hearText(
    by: By,
    { site: id, on }: Where,
    text: string,
  ): Promise<'heard' | 'answered'> {
    const site = await sites.get(id);
    const { asked } = site?.progress ?? {};
    if (on !== undefined && asked !== on) return 'answered';
    if (!site || asked === undefined) return 'heard';
    if (isValueStep(asked)) return hearValue(by, site, asked, text);
    await notUnderstood(by, id, asked);
    return 'heard';
  }

  /** A button that was pressed meanwhile has answered it: for what is asked now nobody meant it. */
  async function tellMoved(by: By, id: string, was: AskId, text: string): Promise<void> {
    const site = await sites.get(id);
    if (!site) return;
    const { asked } = site.progress;
    if (asked === undefined) return by.reply({ answer: 'answered-already', site, ask: was });
    return tellLate(by, site, asked, text);
  }

  const notUnderstood = ({ input }: By, id: string, ask: AskId) =>
    change(sites, id, (now) => tell(now, input.at, { note: 'not-understood', ask }));

  /**
   * Hears a typed message of a set-up. What looks like the password is looked for first, wherever
   * it stands: it is never used, stored, logged or shown again.
   */
  async function hear(by: By, row: SiteRow, { typed, ts }: Words): Promise<void> {
    const { person, input, reply } = by;
    const refused = refusal(person, 'set-up', row);
    if (refused) return reply(refused);
    const site = await sites.get(row.id);
    if (!site) return;
    const text = textOf(typed);
    const leaked = typedPassword(custody, site, text);
    if (leaked) {
      const fingerprint = custody.fingerprint(site.id, leaked.text);
      const { known } = leaked;
      await change(sites, site.id, (now) =>
        passwordTyped(now, input, fingerprint, {
          known,
          stored: isStored(custody, now, leaked.text),
          typed: by.input.request,
        }),
      );
      return;
    }
    const { asked } = site.progress;
    const unnamed = isValueStep(asked) ? unnamedIn(typed) : undefined;
    if (unnamed) return reply({ answer: 'unnamed', kind: unnamed.kind });
    await letThrough(by, text, async () => {
      const said = readSaid(text, asked, languages.ofSite(site));
      const isLate =
        asked !== undefined && ts !== undefined && isBeforeQuestion(site, { ts, at: input.at });
      if (isLate && answers(said)) return tellLate(by, site, asked, text);
      const on = answers(said) ? asked : undefined;
      const heard = await apply(by, { site: site.id, said, ...(on && { on }) });
      if (on && heard === 'answered') await tellMoved(by, site.id, on, text);
    });
  }

  return {
    apply,
    hear,
    presses: {
      word: ({ text }, by) => by.row && hear(by, by.row, { typed: [text] }),
    } satisfies Partial<EveryPress>,
  };
}

/** What can be said at any time; all else answers the question. */
const atAnyTime: ReadonlySet<Said['said']> = new Set([
  ...(['status', 'help', 'lost', 'stop', 'verify'] as const),
  ...(['hello', 'thanks', 'ordered', 'unclear'] as const),
]);
const answers = ({ said }: Said): boolean => !atAnyTime.has(said);

const tellLate = ({ reply }: By, { id: site }: Site, ask: AskId, text: string): Promise<void> =>
  reply({ answer: 'late-word', site, ask, text: clip(text, longestCarried) });

type AnsweredOnly = Extract<Said, { said: 'no' | 'ordered' | 'hello' | 'thanks' | 'unclear' }>;

/** What changes nothing is answered, there and then. */
function answerSaid(
  { reply }: By,
  { id: site, name }: SiteRow,
  ask: AskId,
  said: AnsweredOnly,
): Promise<void> {
  switch (said.said) {
    case 'no':
      return reply(isValueStep(ask) ? { answer: 'type-again', ask } : { answer: 'not-done', ask });
    case 'hello':
      return reply({ answer: 'hello', site: name, ask });
    case 'ordered':
    case 'thanks':
      return reply({ answer: said.said });
    case 'unclear':
      return reply({ answer: 'which-word', site, ask, word: said.word, between: said.between });
  }
}
