import type { Button, ModalView } from '@slack/types';
import type { LineLeft, Shown } from '../../setup/index.ts';
import { type Catalogue, clip, code, flat, name, person } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section, sections } from './message.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;

/** Slack's own limit for a text field. */
const longestList = 3_000;
/** A button's value holds 2,000 characters, and JSON needs up to two for one. */
const longestCarried = 800;

/** Opens the form for several sites. */
export const severalButton = (t: Catalogue): Button =>
  button(t.labels.openForOthers, { do: 'several' });

/** Asks for a list, a site a line. */
export const severalModal = (t: Catalogue, list: string): ModalView => ({
  type: 'modal',
  callback_id: 'several',
  title: plain(t.severalTexts.title),
  submit: plain(t.labels.openThem),
  close: plain(t.labels.cancel),
  blocks: [
    {
      type: 'input',
      block_id: 'list',
      label: plain(t.severalTexts.label),
      hint: plain(t.severalTexts.hint),
      element: {
        type: 'plain_text_input',
        action_id: 'list',
        multiline: true,
        max_length: longestList,
        ...(list !== '' && { initial_value: list.slice(0, longestList) }),
      },
    },
  ],
});

/** What came of a list: what is open and for whom, and each line of which nothing came. */
export function openedSeveralMessage(
  t: Catalogue,
  { opened, left }: Omit<Extract<Shown, { answer: 'opened-several' }>, 'answer'>,
): Message {
  const list = left.map(({ text }) => text).join('\n');
  return {
    blocks: [
      ...(opened.length > 0
        ? sections([
            t.severalTexts.opened(opened.length),
            ...opened.map((each) => `• *${name(each.name)}* · ${person(each.user)}`),
          ])
        : []),
      ...(left.length > 0
        ? sections([t.severalTexts.left(left.length), ...left.map((line) => lineText(t, line))])
        : []),
      ...(left.length > 0
        ? [
            buttons(
              button(
                t.labels.enterAgain,
                { do: 'several', ...(list.length <= longestCarried && { list }) },
                'primary',
              ),
            ),
          ]
        : []),
      ...(left.length + opened.length === 0 ? [section(t.severalTexts.nothing)] : []),
    ],
  };
}

const lineText = (t: Catalogue, { number, text, why }: LineLeft): string =>
  `${t.severalTexts.line(number)} ${code(clip(flat(text), 80))}: ${t.notOpened[why]}`;
