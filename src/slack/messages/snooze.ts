import type { ModalView, PlainTextOption } from '@slack/types';
import { type Snooze, snoozes } from '../../setup/index.ts';
import type { Catalogue } from '../../text/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;
const optionOf = (t: Catalogue, how: Snooze): PlainTextOption => ({
  text: plain(t.labels.snoozes[how]),
  value: how,
});

/** Asks for how long. */
export const snoozeModal = (t: Catalogue, incident: string): ModalView => ({
  type: 'modal',
  callback_id: 'snooze',
  private_metadata: JSON.stringify({ incident }),
  title: plain(t.labels.snooze),
  submit: plain(t.labels.snooze),
  close: plain(t.labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'for',
      label: plain(t.alertTexts.snoozeLabel),
      element: {
        type: 'radio_buttons',
        action_id: 'for',
        options: snoozes.map((how) => optionOf(t, how)),
        initial_option: optionOf(t, '1h'),
      },
    },
  ],
});
