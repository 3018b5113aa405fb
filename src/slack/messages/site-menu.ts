import type { Button, ModalView } from '@slack/types';
import type { Shown } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, clip, code, flat, name, person } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, header, type Message, mrkdwn, section } from './message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

const mostPeople = 20;

/** A button that asks once more before it does something. */
function asking(t: Catalogue, it: Button, title: string, text: string): Button {
  const { text: label } = it;
  return {
    ...it,
    confirm: {
      title: plain(title),
      text: mrkdwn(text),
      confirm: label,
      deny: plain(t.labels.cancel),
    },
  };
}

/**
 * What can be done with a site beside its set-up.
 * @param allowed what the person who sees it may do of what not everybody may who manages it
 */
export function siteMenuMessage(
  t: Catalogue,
  site: Site,
  allowed: { readonly export: boolean; readonly delete: boolean },
): Message {
  const { id, archivedAt, archivedBy } = site;
  const archived =
    archivedAt === undefined
      ? undefined
      : t.siteTexts.archivedSince(t.moment(archivedAt), archivedBy);
  const lifecycle =
    archivedAt === undefined
      ? asking(
          t,
          button(t.labels.archive, { do: 'archive', site: id }),
          t.labels.archive,
          t.siteTexts.askArchive,
        )
      : button(t.labels.restore, { do: 'restore', site: id }, 'primary');
  return {
    headline: t.siteTexts.menu(site.name),
    blocks: [
      header(clip(flat(site.name), 120)),
      section(peopleText(t, site)),
      context([`ID ${code(id)}`, ...(archived === undefined ? [] : [archived])].join(' · ')),
      buttons(
        button(t.labels.rename, { do: 'rename', site: id }),
        button(t.labels.people, { do: 'people', site: id }),
        lifecycle,
        ...(allowed.export
          ? [button(t.labels.exportCsv, { do: 'export', site: id, as: 'csv' })]
          : []),
        ...(allowed.delete ? [button(t.labels.delete, { do: 'delete', site: id }, 'danger')] : []),
      ),
    ],
  };
}

function peopleText(t: Catalogue, { installers, roles = {}, conversation }: Site): string {
  const [first, ...others] = installers;
  const named = Object.entries(roles);
  const some = (texts: readonly string[]): string => t.siteTexts.some(texts, mostPeople);
  return [
    t.siteTexts.whose(first),
    ...(others.length > 0 ? [t.siteTexts.otherInstallers(some(others.map(person)))] : []),
    ...(named.length > 0
      ? [
          t.siteTexts.namedHere(
            some(named.map(([id, role]) => `${person(id)} ${t.roleTitles[role]}`)),
          ),
        ]
      : []),
    t.siteTexts.conversation(
      conversation.person,
      conversation.kind === 'dm' ? undefined : conversation.channel,
    ),
  ].join('\n');
}

const form = (
  t: Catalogue,
  id: string,
  title: string,
  submit: string,
  carried: object,
): Omit<ModalView, 'blocks'> => ({
  type: 'modal',
  callback_id: id,
  private_metadata: JSON.stringify(carried),
  title: plain(title),
  submit: plain(submit),
  close: plain(t.labels.cancel),
});

/** Asks for a site's new name. */
export const renameModal = (t: Catalogue, site: Site): ModalView => ({
  ...form(t, 'rename', t.formTexts.rename.title, t.labels.save, { site: site.id }),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain(t.formTexts.rename.label),
      hint: plain(t.siteTexts.renameHint),
      element: {
        type: 'plain_text_input',
        action_id: 'name',
        max_length: 200,
        initial_value: clip(site.name, 200),
      },
    },
  ],
});

/**
 * Slack documents no limit for people who are chosen at first; the form's own data has 3,000
 * characters.
 */
const mostChosen = 100;

/** Asks whose a site is, with Slack's own pickers. */
export function peopleModal(t: Catalogue, site: Site): ModalView {
  const installers = site.installers.slice(0, mostChosen);
  const [first, ...others] = installers;
  return {
    ...form(t, 'site-people', t.formTexts.people.title, t.labels.save, {
      site: site.id,
      installers,
    }),
    blocks: [
      section(`*${name(site.name)}*`),
      {
        type: 'input',
        block_id: 'responsible',
        label: plain(t.formTexts.people.whose),
        hint: plain(t.siteTexts.responsibleHint),
        element: {
          type: 'users_select',
          action_id: 'responsible',
          ...(first !== undefined && { initial_user: first }),
        },
      },
      {
        type: 'input',
        block_id: 'others',
        optional: true,
        label: plain(t.formTexts.people.others),
        hint: plain(t.siteTexts.othersHint),
        element: {
          type: 'multi_users_select',
          action_id: 'others',
          ...(others.length > 0 && { initial_users: others }),
        },
      },
    ],
  };
}

/** Asks for the name of the site before it is deleted for good. */
export const deleteModal = (t: Catalogue, site: Site): ModalView => ({
  ...form(t, 'delete-site', t.formTexts.delete.title, t.labels.deleteForGood, { site: site.id }),
  blocks: [
    section(t.siteTexts.askDelete(site.name)),
    {
      type: 'input',
      block_id: 'name',
      label: plain(t.formTexts.delete.label),
      hint: plain(t.siteTexts.deleteHint(site.id)),
      element: { type: 'plain_text_input', action_id: 'name', max_length: 200 },
    },
  ],
});

/** The subscriptions at iLOQ could not be deleted: what stays there, and the way on. */
export function leftAtIloqMessage(
  t: Catalogue,
  answer: Extract<Shown, { answer: 'left-at-iloq' }>,
): Message {
  const { id: site } = answer;
  return {
    blocks: [
      section(t.siteTexts.leftAtIloq(answer.site, answer)),
      buttons(
        button(t.labels.tryAgain, { do: 'delete', site }),
        asking(
          t,
          button(t.labels.deleteAnyway, { do: 'delete-anyway', site }, 'danger'),
          t.labels.deleteAnyway,
          t.siteTexts.sureToDelete,
        ),
      ),
    ],
  };
}
