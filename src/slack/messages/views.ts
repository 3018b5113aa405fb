import type { InputBlock, ModalView } from '@slack/types';
import type { Press, Shown } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { blankTexts, clip, code, flat, labels, name, replies, sentence } from '../../text/index.ts';
import type { EventOffer } from '../../webhooks/index.ts';
import { button, buttons, link } from './buttons.ts';
import { classicBlocks } from './classic.ts';
import { type Message, section } from './message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Where the password goes, and whether it is asked if blanks at its ends belong to it. */
export interface PasswordModal {
  readonly verify: boolean;
  readonly onceMore: boolean;
  readonly asksBlanks?: boolean;
}

/**
 * Asks for the password, with its own field; Slack masks no field, and the modal says what Slack
 * can see.
 */
export function passwordModal(
  site: Pick<Site, 'id' | 'name' | 'values'>,
  about: PasswordModal,
): ModalView {
  return {
    type: 'modal',
    callback_id: 'password',
    private_metadata: JSON.stringify({
      ...{ site: site.id, name: site.name, userId: site.values.userId ?? '' },
      ...about,
    }),
    title: plain('API user password'),
    submit: plain(about.verify ? labels.checkNow : labels.save),
    close: plain(labels.cancel),
    blocks: [
      section(
        `*${name(site.name)}*: the password of the user ${code(site.values.userId ?? '')}. It passes through Slack on its way to me, is posted nowhere, and is ${about.verify ? 'forgotten after the verification' : 'stored sealed'}.`,
      ),
      {
        type: 'input',
        block_id: 'password',
        label: plain('Password'),
        hint: plain('Upper-case and lower-case letters and digits, without the user ID in it.'),
        element: { type: 'plain_text_input', action_id: 'password', max_length: 200 },
      },
      ...(about.asksBlanks ? [blanksInput] : []),
    ],
  };
}

const blanksInput: InputBlock = {
  type: 'input',
  block_id: 'blanks',
  optional: true,
  label: plain(blankTexts.question),
  element: {
    type: 'radio_buttons',
    action_id: 'blanks',
    options: [
      { text: plain(blankTexts.drop), value: 'drop' },
      { text: plain(blankTexts.keep), value: 'keep' },
    ],
  },
};

/**
 * What a message would say, where there is no conversation to say it in: on Home, and in a form.
 */
export const messageModal = ({ blocks }: Message): ModalView => ({
  type: 'modal',
  callback_id: 'message',
  title: plain('Livion'),
  close: plain(labels.close),
  blocks: classicBlocks(blocks),
});

/** Asks what a new site is called. */
export const nameModal = (): ModalView => ({
  type: 'modal',
  callback_id: 'name',
  title: plain('New site'),
  submit: plain(labels.goOn),
  close: plain(labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('What is the site called?'),
      hint: plain('As your colleagues know it, for example the name of the building.'),
      element: { type: 'plain_text_input', action_id: 'name', max_length: 200 },
    },
  ],
});

/**
 * Which of iLOQ's events a site is told of; at most ten checkboxes stand in a group (Block Kit
 * reference).
 */
export function eventsModal(site: string, events: readonly EventOffer[]): ModalView {
  const options = events.slice(0, 10).map((event) => ({
    text: plain(clip(flat(event.displayName || event.name), 75)),
    value: event.name.slice(0, 75),
  }));
  const initial = options.filter(({ value }) =>
    events.some((event) => event.chosen && event.name === value),
  );
  return {
    type: 'modal',
    callback_id: 'events',
    private_metadata: JSON.stringify({ site }),
    title: plain("iLOQ's events"),
    submit: plain(labels.save),
    close: plain(labels.cancel),
    blocks: [
      {
        type: 'input',
        block_id: 'events',
        optional: true,
        label: plain('Tell the alerts channel of'),
        hint: plain(
          'Failed accesses and blocklistings are posted; ordinary passages are only counted.',
        ),
        element: {
          type: 'checkboxes',
          action_id: 'events',
          options,
          ...(initial.length > 0 && { initial_options: initial }),
        },
      },
    ],
  };
}

/** Several sites, or near names: which one? */
export function choiceMessage({
  why,
  sites,
  create,
}: Omit<Extract<Shown, { answer: 'choose' }>, 'answer'>): Message {
  const elements = [
    ...sites.slice(0, 20).map(({ site, press }) => button(clip(site, 70), press)),
    ...(create === undefined
      ? []
      : [
          button(
            labels.createNew,
            create === 'ask-name' ? { do: 'name' } : { do: 'create', ...create },
          ),
        ]),
  ];
  return {
    blocks: [section(sentence(why)), ...(elements.length > 0 ? [buttons(...elements)] : [])],
  };
}

/**
 * Without a stored password each verification asks for it, in a form that only a button can open.
 */
export function passwordButtonMessage(site: {
  readonly id: string;
  readonly name: string;
}): Message {
  const press: Press = { do: 'password', site: site.id, verify: true };
  return {
    blocks: [
      section(replies.passwordEachTime(site.name)),
      buttons(button(labels.enterPassword, press, 'primary')),
    ],
  };
}

/** A link to a page of the bot's own. */
export function pageMessage({
  page,
  site,
  url,
}: Omit<Extract<Shown, { answer: 'page' }>, 'answer'>): Message {
  const isPassword = page === 'password';
  const label = isPassword ? labels.enterSafely : labels.openPage;
  return {
    blocks: [
      section(isPassword ? replies.passwordLink(site) : replies.credentialsLink(site)),
      { type: 'actions', elements: [{ ...link(label, url), style: 'primary' }] },
    ],
  };
}
