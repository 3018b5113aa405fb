import type { ModalView } from '@slack/types';
import type { AskId } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Site } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import type { Around } from './controls.ts';
import { context, type Message, section } from './message.ts';
import { input, modal, textOf } from './modal.ts';
import { whereLine } from './step.ts';

/** Help with a step, the way to support, and what became of that; over, it is a line. */
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
  return {
    blocks: compact([
      whereLine(t, site, ask, around),
      section(t.whereText(ask)),
      asked && section(asked.reached ? t.helpTexts.asked(t.time(asked.at)) : t.helpTexts.nobody),
      takenBy !== undefined && section(t.helpTexts.taken(takenBy)),
      buttons(
        !asked?.reached && button(t.labels.askSupportOpens, { do: 'ask-support', ...about }),
        button(t.labels.gotIt, { do: 'got-it', ...about }),
      ),
    ]),
  };
}

/** Asks for words to support; without any, support sees the site and the step. */
export function askSupportModal(
  t: Catalogue,
  {
    site,
    ask,
    words,
  }: { readonly site: string; readonly ask: AskId; readonly words?: string | undefined },
): ModalView {
  const { formTitle: title, formLabel, formHint: hint } = t.helpTexts;
  const about = { title, submit: t.labels.askSupport, carries: { site, ask } };
  const element = { ...textOf(1_000, words), multiline: true };
  return modal(t, 'ask-support', about, [
    input('words', formLabel, element, { hint, optional: true }),
  ]);
}
