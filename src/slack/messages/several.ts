import type { Button, ModalView } from '@slack/types';
import { compact } from '../../compact.ts';
import { type LineLeft, longestCarried, type ShownAs } from '../../setup/index.ts';
import { type Catalogue, clip, code, flat, name, person } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, sections, words } from './message.ts';
import { input, modal, textOf } from './modal.ts';

/** Slack's own limit for a text field. */
const longestList = 3_000;

/** Opens the form for several sites. */
export const severalButton = (t: Catalogue): Button =>
  button(t.labels.openForOthers, { do: 'several' });

/** Asks for a list, a site a line. */
export function severalModal(t: Catalogue, list: string): ModalView {
  const { title, label, hint } = t.severalTexts;
  const element = { ...textOf(longestList, list.slice(0, longestList)), multiline: true };
  return modal(t, 'several', { title, submit: t.labels.openThem }, [
    input('list', label, element, { hint }),
  ]);
}

/** What came of a list: what is open and for whom, and each line of which nothing came. */
export function openedSeveralMessage(
  t: Catalogue,
  { opened, left }: ShownAs<'opened-several'>,
): Message {
  if (left.length + opened.length === 0) return words(t.severalTexts.nothing);
  const list = left.map(({ text }) => text).join('\n');
  const again = { do: 'several', ...(list.length <= longestCarried && { list }) } as const;
  const open = opened.map((each) => `• *${name(each.name)}* · ${person(each.user)}`);
  const toDo = left.map((line) => lineText(t, line));
  return {
    blocks: compact([
      ...(open.length > 0 ? sections([t.severalTexts.opened(open.length), ...open]) : []),
      ...(toDo.length > 0 ? sections([t.severalTexts.left(toDo.length), ...toDo]) : []),
      toDo.length > 0 && buttons(button(t.labels.enterAgain, again, 'primary')),
    ]),
  };
}

const lineText = (t: Catalogue, { number, text, why }: LineLeft): string =>
  `${t.severalTexts.line(number)} ${code(clip(flat(text), 80))}: ${t.notOpened[why]}`;
