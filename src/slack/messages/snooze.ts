import type { ModalView, PlainTextOption } from '@slack/types';
import { alertReplies, labels } from '../../text/index.ts';

export const snoozes = ['1h', '8h', 'monday'] as const;
/** For how long an incident is to be quiet. */
export type Snooze = (typeof snoozes)[number];

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
      label: plain(alertReplies.snoozeLabel),
      element: {
        type: 'radio_buttons',
        action_id: 'for',
        options: snoozes.map(optionOf),
        initial_option: optionOf('1h'),
      },
    },
  ],
});
