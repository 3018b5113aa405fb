import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { type RequiredLocks, requiredLocks } from '../checklist/index.ts';
import { type Input, type Person, sayRequiredLocks } from '../sites/index.ts';
import { replies } from '../text/index.ts';
import type { LockSurvey } from '../verification/index.ts';
import { type Bot, change, type Handler, handle, inputOf, once } from './bot.ts';
import type { Press } from './buttons.ts';
import type { Parts } from './edges.ts';
import { guarded } from './guarded.ts';
import { neededModal, neededOptions, readOption, sorryModal, words } from './messages/index.ts';
import { permit } from './press.ts';
import { toPerson } from './to-person.ts';
import type { Verifier } from './verify.ts';

/** Opens the form at once: a trigger lives for three seconds only. */
export async function openNeeded(
  bot: Bot,
  verifier: Verifier,
  press: Extract<Press, { do: 'needed' }>,
  person: Person,
  trigger: string,
): Promise<void> {
  const permission = permit(bot, press, person);
  const site = permission.allowed ? await bot.sites.get(press.site) : undefined;
  const locks = verifier.survey(press.site)?.locks.length ?? 0;
  const view = !permission.allowed
    ? sorryModal(permission.why)
    : !site
      ? sorryModal(replies.gone)
      : locks === 0
        ? sorryModal(replies.locksFirst)
        : neededModal(site, locks);
  await bot.web.views.open({ trigger_id: trigger, view });
}

const carried = z.object({ site: z.string() });

function siteOf(metadata: string): string | undefined {
  try {
    return carried.safeParse(JSON.parse(metadata)).data?.site;
  } catch {
    return undefined;
  }
}

type Rules = Pick<RequiredLocks, 'others' | 'rules'>;
type Answer = { readonly block: string; readonly error: string } | undefined;

/** What a person chose, as rules. */
function readRules(values: Values): Rules {
  const chosen = (id: string, needed: boolean) =>
    (values[id]?.[id]?.selected_options ?? []).flatMap(
      ({ value, text }) => readOption({ value: value ?? '', text: text.text }, needed) ?? [],
    );
  return {
    others: values['others']?.['others']?.selected_option?.value === 'yes',
    rules: [...chosen('needed', true), ...chosen('not-needed', false)],
  };
}

type Chosen = { readonly value?: string | undefined; readonly text: { readonly text: string } };
type Values = Record<
  string,
  Record<
    string,
    {
      selected_options?: readonly Chosen[] | undefined;
      selected_option?: Chosen | null | undefined;
    }
  >
>;

/** What cannot be meant. */
function problemOf({ others, rules }: Rules): Answer {
  if (!others && !rules.some(({ needed }) => needed))
    return { block: 'needed', error: replies.nothingNeeded };
  const twice = rules.find(
    (rule) => !rule.needed && rules.some((other) => other.needed && isSame(rule, other)),
  );
  return twice && { block: 'not-needed', error: replies.neededAndNot(twice.name) };
}

const isSame = (a: Rules['rules'][number], b: Rules['rules'][number]): boolean =>
  a.of === b.of && a.id === b.id;

/** The form's menus, which search as one types, and the sent form. */
export function registerNeeded({ app, bot, verifier }: Parts): void {
  app.options(/^(not-)?needed$/u, ({ body, ack }) => {
    const site = siteOf(body.view?.private_metadata ?? '');
    // Bolt's type asks for the groups of options beside them; Slack takes one of the two.
    return optionsFor(site, body.user.id, body.value).then((options) => offer(ack, options));
  });

  async function optionsFor(
    site: string | undefined,
    user: string,
    query: string,
  ): Promise<PlainTextOption[]> {
    const survey = site === undefined ? undefined : verifier.survey(site);
    if (site === undefined || !survey) return [];
    const isAllowed = permit(bot, { do: 'needed', site }, await bot.people.get(user)).allowed;
    return isAllowed ? neededOptions(survey, query) : [];
  }

  app.view('needed', ({ view, body, ack }) => {
    const site = siteOf(view.private_metadata);
    const rules = readRules(view.state.values);
    const handler: Handler<typeof body, Answer> = {
      answer: () => problemOf(rules),
      follow: ({ user, view: { id } }) =>
        guarded(bot, toPerson(bot, user.id), async () => {
          if (site === undefined || problemOf(rules)) return;
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const person = await bot.people.get(user.id);
            await keep(
              bot,
              verifier.survey(site),
              site,
              rules,
              person,
              inputOf(bot, user.id, request),
            );
          });
        }),
    };
    return handle(handler, body, (problem) =>
      problem === undefined
        ? ack()
        : ack({ response_action: 'errors', errors: { [problem.block]: problem.error } }),
    );
  });
}

const offer = (
  ack: (answer: { options: PlainTextOption[] }) => Promise<void>,
  options: PlainTextOption[],
) => ack({ options });

async function keep(
  bot: Bot,
  survey: LockSurvey | undefined,
  id: string,
  rules: Rules,
  person: Person,
  input: Input,
): Promise<void> {
  const permission = permit(bot, { do: 'needed', site: id }, person);
  if (!permission.allowed) return toPerson(bot, person.id)(words(permission.why));
  const needed = survey && requiredLocks(survey.locks, { ...rules, by: input.by, at: input.at });
  const counts =
    needed?.kind === 'needed'
      ? { count: needed.locks.length, of: survey?.locks.length ?? 0 }
      : undefined;
  await change(bot, id, (site) => sayRequiredLocks(site, input, rules, counts));
}
