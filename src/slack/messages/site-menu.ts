import type { Button, ModalView } from '@slack/types';
import type { Shown } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { clip, code, flat, labels, moment, name, person, siteTexts } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { context, header, type Message, section } from './message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

const mostPeople = 20;

/** A button that asks once more before it does something. */
function asking(it: Button, title: string, text: string): Button {
  const { text: label } = it;
  return {
    ...it,
    confirm: {
      title: plain(title),
      text: { type: 'mrkdwn', text },
      confirm: label,
      deny: plain(labels.cancel),
    },
  };
}

/**
 * What can be done with a site beside its set-up.
 * @param allowed what the person who sees it may do of what not everybody may who manages it
 */
export function siteMenuMessage(
  site: Site,
  allowed: { readonly export: boolean; readonly delete: boolean },
): Message {
  const { id, archivedAt, archivedBy } = site;
  const archived =
    archivedAt === undefined ? undefined : siteTexts.archivedSince(moment(archivedAt), archivedBy);
  const lifecycle =
    archivedAt === undefined
      ? asking(
          button(labels.archive, { do: 'archive', site: id }),
          labels.archive,
          siteTexts.askArchive,
        )
      : button(labels.restore, { do: 'restore', site: id }, 'primary');
  return {
    headline: siteTexts.menu(site.name),
    blocks: [
      header(clip(flat(site.name), 120)),
      section(peopleText(site)),
      context([`ID ${code(id)}`, ...(archived === undefined ? [] : [archived])].join(' · ')),
      buttons(
        button(labels.rename, { do: 'rename', site: id }),
        button(labels.people, { do: 'people', site: id }),
        lifecycle,
        ...(allowed.export
          ? [button(labels.exportCsv, { do: 'export', site: id, as: 'csv' })]
          : []),
        ...(allowed.delete ? [button(labels.delete, { do: 'delete', site: id }, 'danger')] : []),
      ),
    ],
  };
}

function peopleText({ installers, roles = {}, conversation }: Site): string {
  const [first, ...others] = installers;
  const named = Object.entries(roles);
  const some = (ids: readonly string[]): string =>
    ids.length <= mostPeople
      ? ids.join(', ')
      : `${ids.slice(0, mostPeople).join(', ')} and ${ids.length - mostPeople} more`;
  return [
    `*Whose:* ${first === undefined ? '–' : person(first)}`,
    ...(others.length > 0 ? [`*Other installers:* ${some(others.map(person))}`] : []),
    ...(named.length > 0
      ? [`*Named here:* ${some(named.map(([id, role]) => `${person(id)} ${role}`))}`]
      : []),
    `*Conversation:* with ${person(conversation.person)}${conversation.kind === 'dm' ? '' : ` in <#${conversation.channel}>`}`,
  ].join('\n');
}

const form = (
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
  close: plain(labels.cancel),
});

/** Asks for a site's new name. */
export const renameModal = (site: Site): ModalView => ({
  ...form('rename', 'Rename', labels.save, { site: site.id }),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('What is the site called?'),
      hint: plain(siteTexts.renameHint),
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
export function peopleModal(site: Site): ModalView {
  const installers = site.installers.slice(0, mostChosen);
  const [first, ...others] = installers;
  return {
    ...form('site-people', 'People', labels.save, { site: site.id, installers }),
    blocks: [
      section(`*${name(site.name)}*`),
      {
        type: 'input',
        block_id: 'responsible',
        label: plain('Whose site is it?'),
        hint: plain(siteTexts.responsibleHint),
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
        label: plain('Other installers'),
        hint: plain(siteTexts.othersHint),
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
export const deleteModal = (site: Site): ModalView => ({
  ...form('delete-site', 'Delete for good', labels.deleteForGood, { site: site.id }),
  blocks: [
    section(siteTexts.askDelete(site.name)),
    {
      type: 'input',
      block_id: 'name',
      label: plain('The name of the site'),
      hint: plain(siteTexts.deleteHint(site.id)),
      element: { type: 'plain_text_input', action_id: 'name', max_length: 200 },
    },
  ],
});

/** The subscriptions at iLOQ could not be deleted: what stays there, and the way on. */
export function leftAtIloqMessage(answer: Extract<Shown, { answer: 'left-at-iloq' }>): Message {
  const { id: site } = answer;
  return {
    blocks: [
      section(siteTexts.leftAtIloq(answer.site, answer)),
      buttons(
        button(labels.tryAgain, { do: 'delete', site }),
        asking(
          button(labels.deleteAnyway, { do: 'delete-anyway', site }, 'danger'),
          labels.deleteAnyway,
          siteTexts.sureToDelete,
        ),
      ),
    ],
  };
}
