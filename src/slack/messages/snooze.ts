import type { ModalView, PlainTextOption } from '@slack/types';
import { type Snooze, snoozes } from '../../setup/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { plain } from './message.ts';
import { input, modal } from './modal.ts';

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
