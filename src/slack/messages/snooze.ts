import type { ModalView, PlainTextOption } from '@slack/types';
import { type Snooze, snoozes } from '../../setup/index.ts';
import { alertTexts, labels } from '../../text/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;
const optionOf = (how: Snooze): PlainTextOption => ({
  text: plain(labels.snoozes[how]),
  value: how,
});

/** Asks for how long. */
export const snoozeModal = (incident: string): ModalView => ({
  type: 'modal',
  callback_id: 'snooze',
  private_metadata: JSON.stringify({ incident }),
  title: plain(labels.snooze),
  submit: plain(labels.snooze),
  close: plain(labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'for',
      label: plain(alertTexts.snoozeLabel),
      element: {
        type: 'radio_buttons',
        action_id: 'for',
        options: snoozes.map(optionOf),
        initial_option: optionOf('1h'),
      },
    },
  ],
});
