import type { InputBlock, ModalView } from '@slack/types';
import type { Press, Shown } from '../../setup/index.ts';
import type { Site } from '../../sites/index.ts';
import { type Catalogue, clip, flat, sentence, shortNames } from '../../text/index.ts';
import type { EventOffer } from '../../webhooks/index.ts';
import { button, buttons, link } from './buttons.ts';
import { classicBlocks } from './classic.ts';
import { type Message, section } from './message.ts';
import { severalButton } from './several.ts';

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
  t: Catalogue,
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
    title: plain(t.formTexts.password.title),
    submit: plain(about.verify ? t.labels.checkNow : t.labels.save),
    close: plain(t.labels.cancel),
    blocks: [
      section(t.formTexts.password.intro(site.name, site.values.userId ?? '', !about.verify)),
      {
        type: 'input',
        block_id: 'password',
        label: plain(t.formTexts.password.label),
        hint: plain(t.formTexts.password.hint),
        element: { type: 'plain_text_input', action_id: 'password', max_length: 200 },
      },
      ...(about.asksBlanks ? [blanksInput(t)] : []),
    ],
  };
}

const blanksInput = (t: Catalogue): InputBlock => ({
  type: 'input',
  block_id: 'blanks',
  optional: true,
  label: plain(t.blankTexts.question),
  element: {
    type: 'radio_buttons',
    action_id: 'blanks',
    options: [
      { text: plain(t.blankTexts.drop), value: 'drop' },
      { text: plain(t.blankTexts.keep), value: 'keep' },
    ],
  },
});

/**
 * What a message would say, where there is no conversation to say it in: on Home, and in a form.
 */
export const messageModal = (t: Catalogue, { blocks }: Message): ModalView => ({
  type: 'modal',
  callback_id: 'message',
  title: plain(t.formTexts.bot),
  close: plain(t.labels.close),
  blocks: classicBlocks(blocks),
});

/** Asks what a new site is called. */
export const nameModal = (t: Catalogue): ModalView => ({
  type: 'modal',
  callback_id: 'name',
  title: plain(t.formTexts.newSite.title),
  submit: plain(t.labels.goOn),
  close: plain(t.labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain(t.formTexts.newSite.label),
      hint: plain(t.formTexts.newSite.hint),
      element: { type: 'plain_text_input', action_id: 'name', max_length: 200 },
    },
  ],
});

/**
 * Which of iLOQ's events a site is told of; at most ten checkboxes stand in a group (Block Kit
 * reference).
 */
export function eventsModal(t: Catalogue, site: string, events: readonly EventOffer[]): ModalView {
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
    title: plain(t.formTexts.events.title),
    submit: plain(t.labels.save),
    close: plain(t.labels.cancel),
    blocks: [
      {
        type: 'input',
        block_id: 'events',
        optional: true,
        label: plain(t.formTexts.events.label),
        hint: plain(t.formTexts.events.hint),
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
export function choiceMessage(
  t: Catalogue,
  { why, sites, create, forOthers }: Omit<Extract<Shown, { answer: 'choose' }>, 'answer'>,
): Message {
  const shown = sites.slice(0, 20);
  const names = shortNames(shown.map(({ site }) => site));
  const elements = [
    ...shown.map(({ site, press }, index) => button(clip(names[index] ?? site, 70), press)),
    ...(create === undefined
      ? []
      : [
          button(
            t.labels.createNew,
            create === 'ask-name' ? { do: 'name' } : { do: 'create', ...create },
          ),
        ]),
    ...(forOthers ? [severalButton(t)] : []),
  ];
  return {
    blocks: [section(sentence(t, why)), ...(elements.length > 0 ? [buttons(...elements)] : [])],
  };
}

/**
 * Without a stored password each verification asks for it, in a form that only a button can open.
 */
export function passwordButtonMessage(
  t: Catalogue,
  site: {
    readonly id: string;
    readonly name: string;
  },
): Message {
  const press: Press = { do: 'password', site: site.id, verify: true };
  return {
    blocks: [
      section(t.replies.passwordEachTime(site.name)),
      buttons(button(t.labels.enterPassword, press, 'primary')),
    ],
  };
}

/** A link to a page of the bot's own. */
export function pageMessage(
  t: Catalogue,
  { page, site, url }: Omit<Extract<Shown, { answer: 'page' }>, 'answer'>,
): Message {
  const isPassword = page === 'password';
  const label = isPassword ? t.labels.enterSafely : t.labels.openPage;
  return {
    blocks: [
      section(isPassword ? t.replies.passwordLink(site) : t.replies.credentialsLink(site)),
      { type: 'actions', elements: [{ ...link(label, url), style: 'primary' }] },
    ],
  };
}
