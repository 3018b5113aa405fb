import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { compact } from '../../compact.ts';
import {
  type Press,
  type ShownAs,
  type Snooze,
  snoozes,
  type ValuesForm,
} from '../../setup/index.ts';
import type { Site, ValueStep } from '../../sites/index.ts';
import { type Catalogue, clip, flat, sentence, shortNames } from '../../text/index.ts';
import type { EventOffer } from '../../webhooks/index.ts';
import { button, buttons, buttonsIfAny, link } from './buttons.ts';
import { classicBlocks } from './classic.ts';
import { type Message, plain, section } from './message.ts';
import { input, modal, textOf } from './modal.ts';
import { severalButton } from './several.ts';

/** Where the password goes, and whether it is asked if blanks at its ends belong to it. */
export interface PasswordModal {
  readonly verify: boolean;
  readonly onceMore: boolean;
  readonly asksBlanks?: boolean;
}

/** Asks for the password; Slack masks no field, and the modal says what Slack can see. */
export function passwordModal(
  t: Catalogue,
  site: Pick<Site, 'id' | 'name' | 'values'>,
  about: PasswordModal,
): ModalView {
  const { verify, asksBlanks = false } = about;
  const { userId = '' } = site.values;
  const { title, intro, label, hint } = t.formTexts.password;
  const shown = {
    title,
    submit: verify ? t.labels.checkNow : t.labels.save,
    carries: { site: site.id, name: site.name, userId, ...about },
  };
  const blocks = compact([
    section(intro(site.name, userId, !verify)),
    input('password', label, textOf(200), { hint }),
    asksBlanks && blanksInput(t),
  ]);
  return modal(t, 'password', shown, blocks);
}

const blanksInput = (t: Catalogue): InputBlock =>
  input(
    'blanks',
    t.blankTexts.question,
    {
      type: 'radio_buttons',
      options: [
        { text: plain(t.blankTexts.drop), value: 'drop' },
        { text: plain(t.blankTexts.keep), value: 'keep' },
      ],
    },
    { optional: true },
  );

/** What a message would say where there is no conversation: on Home, and in a form. */
export const messageModal = (t: Catalogue, { blocks }: Message): ModalView =>
  modal(t, 'message', { title: t.formTexts.bot }, classicBlocks(blocks));

/** Asks what a new site is called. */
export function nameModal(t: Catalogue): ModalView {
  const { title, label, hint } = t.formTexts.newSite;
  return modal(t, 'name', { title, submit: t.labels.goOn }, [
    input('name', label, textOf(200), { hint }),
  ]);
}

/** Asks for service code, address and user ID together. */
export function valuesModal(t: Catalogue, { site, values }: ValuesForm): ModalView {
  const field = (ask: ValueStep): InputBlock =>
    input(ask, t.titleOf(ask), textOf(300, values[ask]), {
      ...(ask === 'user-id' && { optional: true, hint: t.valuesFormTexts.optional }),
    });
  const about = { title: t.valuesFormTexts.title, submit: t.labels.save, carries: { site } };
  const fields = [field('service-code'), field('service-address'), field('user-id')];
  return modal(t, 'values', about, fields);
}

/** Which of iLOQ's events a site is told of; a group holds ten checkboxes (Block Kit). */
export function eventsModal(t: Catalogue, site: string, events: readonly EventOffer[]): ModalView {
  const options = events.slice(0, 10).map((event) => ({
    text: plain(clip(flat(event.displayName || event.name), 75)),
    value: event.name.slice(0, 75),
  }));
  const initial = options.filter(({ value }) =>
    events.some((event) => event.chosen && event.name === value),
  );
  const { title, label, hint } = t.formTexts.events;
  return modal(t, 'events', { title, submit: t.labels.save, carries: { site } }, [
    input(
      'events',
      label,
      { type: 'checkboxes', options, ...(initial.length > 0 && { initial_options: initial }) },
      { hint, optional: true },
    ),
  ]);
}

const optionOf = (t: Catalogue, how: Snooze): PlainTextOption => ({
  text: plain(t.labels.snoozes[how]),
  value: how,
});

/** Asks for how long. */
export const snoozeModal = (t: Catalogue, incident: string): ModalView =>
  modal(t, 'snooze', { title: t.labels.snooze, submit: t.labels.snooze, carries: { incident } }, [
    input('for', t.alertTexts.snoozeLabel, {
      type: 'radio_buttons',
      options: snoozes.map((how) => optionOf(t, how)),
      initial_option: optionOf(t, '1h'),
    }),
  ]);

/** Several sites, or near names: which one? */
export function choiceMessage(
  t: Catalogue,
  { why, sites, create, forOthers }: ShownAs<'choose'>,
): Message {
  const shown = sites.slice(0, 20);
  const names = shortNames(shown.map(({ site }) => site));
  const anew: Press | undefined =
    create === 'ask-name' ? { do: 'name' } : create && { do: 'create', ...create };
  return {
    blocks: compact([
      section(sentence(t, why)),
      buttonsIfAny(
        ...shown.map(({ site, press }, index) => button(clip(names[index] ?? site, 70), press)),
        anew && button(t.labels.createNew, anew),
        forOthers && severalButton(t),
      ),
    ]),
  };
}

/** Without a stored password each verification asks for it, in a form that a button opens. */
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
export function pageMessage(t: Catalogue, { page, site, url }: ShownAs<'page'>): Message {
  const isPassword = page === 'password';
  const label = isPassword ? t.labels.enterSafely : t.labels.openPage;
  return {
    blocks: [
      section(isPassword ? t.replies.passwordLink(site) : t.replies.credentialsLink(site)),
      { type: 'actions', elements: [{ ...link(label, url), style: 'primary' }] },
    ],
  };
}
