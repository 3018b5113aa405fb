import type { PlanBlock } from '@slack/types';
import {
  isComplete,
  type ListRow,
  listRows,
  putOffSteps,
  settledCount,
} from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { MessageRef, Site } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import type { Around } from './controls.ts';
import { languageRow } from './languages.ts';
import { context, type Message, section } from './message.ts';
import { locksSoFar } from './step.ts';

type Shown = Pick<Around, 'storesPasswords' | 'link'>;

/** The living list of a site, of which it has one: every step, and what comes next. */
export function listMessage(t: Catalogue, site: Site, around: Shown): Message {
  const where = t.listTexts.count(site.name, settledCount(site.progress));
  const [next, ...later] = ahead(t, site, undefined);
  return {
    headline: [where, [next, ...later].join(' · ')].join('. '),
    blocks: compact([
      section([...heading(t, site, around), where].join('\n')),
      plan(t, site),
      context(ahead(t, site, linkToStep(site, around)).join(' · ')),
      asksLanguage(site) && languageRow(t),
    ]),
  };
}

/** Until the first answer, where nothing says which one its installer reads. */
const asksLanguage = ({ language, progress, archivedAt }: Site): boolean =>
  language === undefined && progress.delivered === undefined && archivedAt === undefined;

/** At the beginning and at the end the list says so. */
function heading(t: Catalogue, site: Site, { storesPasswords }: Shown): string[] {
  const { progress, conversation, name } = site;
  if (site.archivedAt !== undefined) return [];
  if (progress.delivered === undefined) return [t.listTexts.greeting(conversation.person)];
  if (progress.asked !== undefined) return [];
  return [isComplete(progress) ? t.listTexts.ready(name, storesPasswords) : t.listTexts.over(name)];
}

function ahead(t: Catalogue, site: Site, url: string | undefined): string[] {
  const { progress, archivedAt } = site;
  if (archivedAt !== undefined) return [t.listTexts.archived];
  const { asked } = progress;
  const later = putOffSteps(progress);
  const all = compact([
    asked && t.listTexts.next(asked, url),
    later.length > 0 && t.listTexts.laterOf(later, locksSoFar(site)),
  ]);
  return all.length > 0 ? all : [t.listTexts.nothingOpen];
}

function linkToStep({ progress, messages: { step }, conversation }: Site, { link }: Shown) {
  return step && step.ask === progress.asked ? link(step, conversation) : undefined;
}

/** What is ahead, in one line. */
export const summary = (t: Catalogue, site: Site): string => ahead(t, site, undefined).join(' · ');

/** What becomes of an older copy of the list, by where that stands. */
export function retiredListMessage(
  t: Catalogue,
  site: Site,
  older: MessageRef,
  { link }: Shown,
): Message {
  const { list } = site.messages;
  const isHere = list?.channel === older.channel;
  const url = list && link(list, site.conversation);
  return {
    blocks: [
      context(isHere ? t.listTexts.movedDown(site.name, url) : t.listTexts.movedOn(site.name)),
    ],
  };
}

/** Block Kit: titles are plain text of at most 150 characters; at most 20 tasks. */
export const plan = (t: Catalogue, site: Site): PlanBlock => ({
  type: 'plan',
  title: t.listTexts.title,
  tasks: listRows(site.progress).map((row) => ({
    type: 'task_card',
    task_id: row.row === 'step' ? row.step : `section-${row.section}`,
    title: t.rowText(row),
    status: statusOf(row, site),
  })),
});

/** `in_progress` is drawn as something that runs: only while the bot itself is at work. */
function statusOf(row: ListRow, { run }: Site): 'pending' | 'in_progress' | 'complete' | 'error' {
  if (row.row === 'section') return row.isSettled ? 'complete' : 'pending';
  switch (row.status) {
    case 'done':
    case 'verified':
    case 'skipped':
      return 'complete';
    case 'failed':
      return 'error';
    case 'open':
    case 'later':
      return run && row.step === 'verification' ? 'in_progress' : 'pending';
  }
}
