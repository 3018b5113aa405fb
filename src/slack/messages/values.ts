import type { InputBlock, ModalView } from '@slack/types';
import type { ValuesForm } from '../../setup/index.ts';
import type { ValueStep } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { input, modal, textOf } from './modal.ts';

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
