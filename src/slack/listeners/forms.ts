import { z } from 'zod';
import { type LockRules, problemOfRules, readSettings, snoozes } from '../../setup/index.ts';
import { readOption } from '../messages/index.ts';
import { typedName } from '../typed-text.ts';
import { carriedIn, fieldIn, registerForm, siteIn, typedIn } from './form.ts';
import type { Listening } from './listening.ts';

/** The forms of sites: a new one's name, the menu's, events and needed locks; a snooze. */
export function registerForms(listening: Listening): void {
  const { setup } = listening;
  const { forms, problems } = setup;

  registerForm(listening, 'name', (view, t) => {
    const name = typedIn(view, 'name');
    if (name.trim() === '') return { is: 'wrong', errors: { name: t.fieldProblem('no-name') } };
    return {
      is: 'taken',
      follow: async (sent, reply) => forms.name(sent, await typedName(name), reply),
    };
  });

  registerForm(listening, 'several', async (view, t) => {
    const list = await typedName(typedIn(view, 'list'));
    const left = problems.ofList(list);
    // What was typed may be a password that is kept: the line's number says enough.
    const line = ({ number, why }: (typeof left)[number]) =>
      `${t.severalTexts.line(number)}: ${t.notOpened[why]}`;
    return left.length > 0
      ? { is: 'wrong', errors: { list: left.slice(0, mostLines).map(line).join('\n') } }
      : { is: 'taken', follow: (sent, reply) => forms.several(sent, list, reply) };
  });

  registerForm(listening, 'rename', async (view, t) => {
    const site = siteIn(view);
    const name = await typedName(typedIn(view, 'name'));
    const problem = await problems.problemOfName(site, name);
    return problem
      ? { is: 'wrong', errors: { name: t.fieldProblem(problem) } }
      : { is: 'taken', follow: (sent, reply) => forms.rename(sent, site, name, reply) };
  });

  registerForm(listening, 'site-people', (view, t) => {
    const { site, installers } = carriedIn(view, carriedPeople) ?? { site: '', installers: [] };
    const responsible = fieldIn(view, 'responsible').selected_user ?? '';
    if (responsible === '')
      return {
        is: 'wrong',
        errors: { responsible: t.fieldProblem('responsible-missing') },
      };
    const chosen = { responsible, others: fieldIn(view, 'others').selected_users };
    return {
      is: 'taken',
      follow: (sent, reply) => forms.people(sent, site, installers, chosen, reply),
    };
  });

  registerForm(listening, 'delete-site', async (view, t) => {
    const site = siteIn(view);
    const problem = await problems.problemOfDeletion(site, typedIn(view, 'name'));
    return problem
      ? { is: 'wrong', errors: { name: t.fieldProblem(problem) } }
      : { is: 'taken', follow: (sent, reply) => forms.delete(sent, site, reply) };
  });

  registerForm(listening, 'events', (view) => {
    const events = fieldIn(view, 'events').selected_options.map(({ value }) => value);
    return {
      is: 'taken',
      follow: (sent, reply) => forms.events(sent, siteIn(view), events, reply),
    };
  });

  registerForm(listening, 'snooze', (view) => {
    const { incident } = carriedIn(view, carriedIncident) ?? { incident: '' };
    const chosen = fieldIn(view, 'for').selected_option?.value;
    const how = snoozes.find((each) => each === chosen) ?? '1h';
    return {
      is: 'taken',
      follow: (sent, reply) => forms.snooze(sent, incident, how, reply),
    };
  });

  registerForm(listening, 'values', (view, t) => {
    const typed = {
      'service-code': typedIn(view, 'service-code'),
      'service-address': typedIn(view, 'service-address'),
      'user-id': typedIn(view, 'user-id'),
    };
    const errors: Record<string, string> = {};
    for (const [ask, problem] of Object.entries(problems.ofValues(typed)))
      errors[ask] = t.fieldValueProblem(problem);
    return Object.keys(errors).length > 0
      ? { is: 'wrong', errors }
      : {
          is: 'taken',
          follow: (sent, reply) => forms.values(sent, siteIn(view), typed, reply),
        };
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
    if (read.is === 'read')
      return {
        is: 'taken',
        follow: (sent, reply) => forms.settings(sent, read.chosen, reply),
      };
    const errors: Record<string, string> = {};
    for (const [field, problem] of Object.entries(read.problems))
      errors[field] = t.fieldProblem(problem);
    return { is: 'wrong', errors };
  });

  registerForm(listening, 'ask-support', (view) => {
    const words = typedIn(view, 'words').trim();
    return {
      is: 'taken',
      follow: (sent, reply) => forms.support(sent, siteIn(view), words, reply),
    };
  });

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
    if (!problem)
      return {
        is: 'taken',
        follow: (sent, reply) => forms.requiredLocks(sent, siteIn(view), rules, reply),
      };
    const field = problem === 'nothing-needed' ? 'needed' : 'not-needed';
    return { is: 'wrong', errors: { [field]: t.fieldProblem(problem) } };
  });
}

/** So many lines of a list are told beside it at once. */
const mostLines = 5;

const carriedPeople = z.object({ site: z.string(), installers: z.array(z.string()).default([]) });
const carriedIncident = z.object({ incident: z.string() });
