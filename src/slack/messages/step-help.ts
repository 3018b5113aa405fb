import type { ModalView } from '@slack/types';
import type { AskId } from '../../checklist/index.ts';
import type { Site } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import type { Around } from './around.ts';
import { button, buttons } from './buttons.ts';
import { context, type Message, section } from './message.ts';
import { whereLine } from './step.ts';

/**
 * Help with a step: where the thing is, what is often missed, and the way to support; then what
 * became of that. Over, it is a line.
 */
export function stepHelpMessage(
  t: Catalogue,
  site: Site,
  ask: AskId,
  around: Pick<Around, 'link'>,
): Message {
  const { help } = site;
  if (help?.ask !== ask) return { blocks: [context(t.ofSite(site.name, t.helpTexts.over(ask)))] };
  const about = { site: site.id, ask };
  const { asked, takenBy } = help;
  const isCalled = asked?.reached ?? false;
  return {
    blocks: [
      whereLine(t, site, ask, around),
      section(t.whereText(ask)),
      ...(asked ? [section(asked.reached ? t.helpTexts.asked(asked.at) : t.helpTexts.nobody)] : []),
      ...(takenBy === undefined ? [] : [section(t.helpTexts.taken(takenBy))]),
      buttons(
        ...(isCalled ? [] : [button(t.labels.askSupportOpens, { do: 'ask-support', ...about })]),
        button(t.labels.gotIt, { do: 'got-it', ...about }),
      ),
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Asks for words to support; without any, support sees the site and the step. */
export const askSupportModal = (
  t: Catalogue,
  about: { readonly site: string; readonly ask: AskId },
  words?: string,
): ModalView => ({
  type: 'modal',
  callback_id: 'ask-support',
  private_metadata: JSON.stringify({ site: about.site, ask: about.ask }),
  title: plain(t.helpTexts.formTitle),
  submit: plain(t.labels.askSupport),
  close: plain(t.labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'words',
      optional: true,
      label: plain(t.helpTexts.formLabel),
      hint: plain(t.helpTexts.formHint),
      element: {
        type: 'plain_text_input',
        action_id: 'words',
        multiline: true,
        max_length: 1_000,
        ...(words !== undefined && { initial_value: words }),
      },
    },
  ],
});
