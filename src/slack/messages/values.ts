import type { InputBlock, ModalView } from '@slack/types';
import type { ValuesForm } from '../../setup/index.ts';
import type { ValueStep } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Asks for service code, address and user ID together. */
export function valuesModal(t: Catalogue, { site, values }: ValuesForm): ModalView {
  const field = (ask: ValueStep): InputBlock => ({
    type: 'input',
    block_id: ask,
    optional: ask === 'user-id',
    label: plain(t.titleOf(ask)),
    ...(ask === 'user-id' && { hint: plain(t.valuesFormTexts.optional) }),
    element: {
      type: 'plain_text_input',
      action_id: ask,
      max_length: 300,
      ...(values[ask] !== '' && { initial_value: values[ask] }),
    },
  });
  return {
    type: 'modal',
    callback_id: 'values',
    private_metadata: JSON.stringify({ site }),
    title: plain(t.valuesFormTexts.title),
    submit: plain(t.labels.save),
    close: plain(t.labels.cancel),
    blocks: [field('service-code'), field('service-address'), field('user-id')],
  };
}
