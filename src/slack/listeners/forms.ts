import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import {
  type LockRules,
  problemOfRules,
  readSettings,
  type SentForm,
  snoozes,
} from '../../setup/index.ts';
import { withEmoji } from '../emoji.ts';
import { neededOptions, readOption } from '../messages/index.ts';
import { carriedIn, type FormRead, fieldIn, registerForm, siteIn, typedIn, wrong } from './form.ts';
import type { Listening } from './listening.ts';

const taken = (form: SentForm): FormRead => ({ is: 'taken', form });

/** The forms of sites: a new one's name, the menu's, events and needed locks; a snooze. */
export function registerForms(listening: Listening): void {
  registerLockMenus(listening);
  const { problems } = listening.setup;

  registerForm(listening, 'name', async (view, t) => {
    const name = typedIn(view, 'name');
    if (name.trim() === '') return wrong('name', t.fieldProblem('no-name'));
    return taken({ form: 'name', name: await withEmoji(name) });
  });

  registerForm(listening, 'several', async (view, t) => {
    const list = await withEmoji(typedIn(view, 'list'));
    const left = problems.ofList(list);
    // What was typed may be a password that is kept: the line's number says enough.
    const line = ({ number, why }: (typeof left)[number]) =>
      `${t.severalTexts.line(number)}: ${t.notOpened[why]}`;
    return left.length > 0
      ? wrong('list', left.slice(0, mostLines).map(line).join('\n'))
      : taken({ form: 'several', list });
  });

  registerForm(listening, 'rename', async (view, t) => {
    const site = siteIn(view);
    const name = await withEmoji(typedIn(view, 'name'));
    const problem = await problems.ofName(site, name);
    return problem ? wrong('name', t.fieldProblem(problem)) : taken({ form: 'rename', site, name });
  });

  registerForm(listening, 'site-people', (view, t) => {
    const { site, installers } = carriedIn(view, carriedPeople) ?? { site: '', installers: [] };
    const responsible = fieldIn(view, 'responsible').selected_user ?? '';
    if (responsible === '') return wrong('responsible', t.fieldProblem('responsible-missing'));
    const chosen = { responsible, others: fieldIn(view, 'others').selected_users };
    return taken({ form: 'people', site, opened: installers, chosen });
  });

  registerForm(listening, 'delete-site', async (view, t) => {
    const site = siteIn(view);
    const problem = await problems.ofDeletion(site, typedIn(view, 'name'));
    return problem ? wrong('name', t.fieldProblem(problem)) : taken({ form: 'delete', site });
  });

  registerForm(listening, 'events', (view) => {
    const events = fieldIn(view, 'events').selected_options.map(({ value }) => value);
    return taken({ form: 'events', site: siteIn(view), events });
  });

  registerForm(listening, 'snooze', (view) => {
    const { incident } = carriedIn(view, carriedIncident) ?? { incident: '' };
    const chosen = fieldIn(view, 'for').selected_option?.value;
    const how = snoozes.find((each) => each === chosen) ?? '1h';
    return taken({ form: 'snooze', incident, how });
  });

  registerForm(listening, 'values', (view, t) => {
    const typed = {
      'service-code': typedIn(view, 'service-code'),
      'service-address': typedIn(view, 'service-address'),
      'user-id': typedIn(view, 'user-id'),
    };
    const found = Object.entries(problems.ofValues(typed));
    return found.length > 0
      ? {
          is: 'wrong',
          errors: Object.fromEntries(
            found.map(([ask, problem]) => [ask, t.fieldValueProblem(problem)]),
          ),
        }
      : taken({ form: 'values', site: siteIn(view), typed });
  });

  registerForm(listening, 'settings', (view, t) => {
    const read = readSettings({
      alertChannel: fieldIn(view, 'alertChannel').selected_conversation ?? '',
      digestChannel: fieldIn(view, 'digestChannel').selected_conversation ?? '',
      digestTime: fieldIn(view, 'digestTime').selected_time ?? '',
      defaultRole: fieldIn(view, 'defaultRole').selected_option?.value ?? '',
      admins: fieldIn(view, 'admins').selected_users,
      language: fieldIn(view, 'language').selected_option?.value ?? '',
      timeZone: typedIn(view, 'timeZone'),
      stuckAfterDays: typedIn(view, 'stuckAfterDays'),
    });
    if (read.is === 'read') return taken({ form: 'settings', chosen: read.chosen });
    const errors = Object.entries(read.problems).map(([field, problem]) => [
      field,
      t.fieldProblem(problem),
    ]);
    return { is: 'wrong', errors: Object.fromEntries(errors) };
  });

  registerForm(listening, 'ask-support', (view) =>
    taken({ form: 'ask-support', site: siteIn(view), words: typedIn(view, 'words').trim() }),
  );

  registerForm(listening, 'needed', (view, t) => {
    const chosen = (id: string, needed: boolean): LockRules['rules'][number][] =>
      fieldIn(view, id).selected_options.flatMap(
        ({ value, text }) => readOption({ value, text: text.text }, needed) ?? [],
      );
    const rules: LockRules = {
      others: fieldIn(view, 'others').selected_option?.value === 'yes',
      rules: [...chosen('needed', true), ...chosen('not-needed', false)],
    };
    const problem = problemOfRules(rules);
    if (!problem) return taken({ form: 'needed', site: siteIn(view), rules });
    return wrong(problem === 'nothing-needed' ? 'needed' : 'not-needed', t.fieldProblem(problem));
  });
}

/** The menus of the needed locks, which search as one types. */
function registerLockMenus({ app, setup, speech }: Listening): void {
  app.options(/^(not-)?needed$/u, async ({ body, ack }) => {
    const survey = body.view && (await setup.locksFor(siteIn(body.view), body.user.id));
    await offer(
      ack,
      survey ? neededOptions(speech.toAtOnce(body.user.id), survey, body.value) : [],
    );
  });
}

/** Bolt's type asks for the groups of options beside them; Slack takes one of the two. */
const offer = (
  ack: (answer: { options: PlainTextOption[] }) => Promise<void>,
  options: PlainTextOption[],
) => ack({ options });

/** So many lines of a list are told beside it at once. */
const mostLines = 5;

const carriedPeople = z.object({ site: z.string(), installers: z.array(z.string()).default([]) });
const carriedIncident = z.object({ incident: z.string() });
