import type { Button, ModalView } from '@slack/types';
import { compact } from '../../compact.ts';
import type { ShownAs } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, clip, code, flat, name, person } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, header, type Message, mrkdwn, plain, section } from './message.ts';
import { input, modal, textOf } from './modal.ts';

const mostPeople = 20;

/** A button that asks once more before it does something. */
const asking = (t: Catalogue, it: Button, text: string): Button => ({
  ...it,
  confirm: {
    title: it.text,
    text: mrkdwn(text),
    confirm: it.text,
    deny: plain(t.labels.cancel),
  },
});

/** What can be done with a site beside its set-up. @param allowed what not every manager may */
export function siteMenuMessage(
  t: Catalogue,
  site: Site,
  allowed: { readonly export: boolean; readonly delete: boolean },
): Message {
  const { id, archivedAt, archivedBy } = site;
  const archived =
    archivedAt !== undefined && t.siteTexts.archivedSince(t.moment(archivedAt), archivedBy);
  const archive = button(t.labels.archive, { do: 'archive', site: id });
  return {
    headline: t.siteTexts.menu(site.name),
    blocks: [
      header(clip(flat(site.name), 120)),
      section(peopleText(t, site)),
      context(compact([`ID ${code(id)}`, archived]).join(' · ')),
      buttons(
        button(t.labels.rename, { do: 'rename', site: id }),
        button(t.labels.people, { do: 'people', site: id }),
        archivedAt === undefined
          ? asking(t, archive, t.siteTexts.askArchive)
          : button(t.labels.restore, { do: 'restore', site: id }, 'primary'),
        allowed.export && button(t.labels.exportCsv, { do: 'export', site: id, as: 'csv' }),
        allowed.delete && button(t.labels.delete, { do: 'delete', site: id }, 'danger'),
      ),
    ],
  };
}

function peopleText(t: Catalogue, { installers, roles = {}, conversation }: Site): string {
  const [first, ...others] = installers;
  const named = Object.entries(roles);
  const some = (texts: readonly string[]): string => t.firstFew(texts, mostPeople);
  const withRoles = named.map(([id, role]) => `${person(id)} ${t.roleTitles[role]}`);
  const channel = conversation.kind === 'dm' ? undefined : conversation.channel;
  return compact([
    t.siteTexts.whose(first),
    others.length > 0 && t.siteTexts.otherInstallers(some(others.map(person))),
    named.length > 0 && t.siteTexts.namedHere(some(withRoles)),
    t.siteTexts.conversation(conversation.person, channel),
  ]).join('\n');
}

/** Asks for a site's new name. */
export function renameModal(t: Catalogue, site: Site): ModalView {
  const { title, label } = t.formTexts.rename;
  const about = { title, submit: t.labels.save, carries: { site: site.id } };
  return modal(t, 'rename', about, [
    input('name', label, textOf(200, clip(site.name, 200)), { hint: t.siteTexts.renameHint }),
  ]);
}

/** Slack documents no limit for people chosen at first; the form's data has 3,000 characters. */
const mostChosen = 100;

/** Asks whose a site is, with Slack's own pickers. */
export function peopleModal(t: Catalogue, site: Site): ModalView {
  const installers = site.installers.slice(0, mostChosen);
  const [first, ...others] = installers;
  const { title, whose, others: othersLabel } = t.formTexts.people;
  const about = { title, submit: t.labels.save, carries: { site: site.id, installers } };
  return modal(t, 'site-people', about, [
    section(`*${name(site.name)}*`),
    input(
      'responsible',
      whose,
      { type: 'users_select', ...(first !== undefined && { initial_user: first }) },
      { hint: t.siteTexts.responsibleHint },
    ),
    input(
      'others',
      othersLabel,
      { type: 'multi_users_select', ...(others.length > 0 && { initial_users: others }) },
      { hint: t.siteTexts.othersHint, optional: true },
    ),
  ]);
}

/** Asks for the name of the site before it is deleted for good. */
export function deleteModal(t: Catalogue, site: Site): ModalView {
  const { title, label } = t.formTexts.delete;
  const about = { title, submit: t.labels.deleteForGood, carries: { site: site.id } };
  return modal(t, 'delete-site', about, [
    section(t.siteTexts.askDelete(site.name)),
    input('name', label, textOf(200), { hint: t.siteTexts.deleteHint(site.id) }),
  ]);
}

/** The subscriptions at iLOQ could not be deleted: what stays there, and the way on. */
export function leftAtIloqMessage(t: Catalogue, answer: ShownAs<'left-at-iloq'>): Message {
  const { id: site } = answer;
  const anyway = button(t.labels.deleteAnyway, { do: 'delete-anyway', site }, 'danger');
  return {
    blocks: [
      section(t.leftAtIloq(answer.site, answer)),
      buttons(
        button(t.labels.tryAgain, { do: 'delete', site }),
        asking(t, anyway, t.siteTexts.sureToDelete),
      ),
    ],
  };
}
