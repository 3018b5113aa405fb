import type { Button, PlainTextOption } from '@slack/types';
import { compact } from '../../compact.ts';
import type { Press } from '../../setup/index.ts';
import { type Actions, type Control, plain } from './message.ts';

/** A button; its value is at most 2,000 characters (Block Kit reference). */
export function button(label: string, press: Press, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: plain(label),
    action_id: press.do,
    value: JSON.stringify(press),
    ...(style && { style }),
  };
}

/** A line of a menu that does the same as a button. */
export const option = (label: string, press: Press): PlainTextOption => ({
  text: { type: 'plain_text', text: label },
  value: JSON.stringify(press),
});

export function link(label: string, url: string): Button {
  return {
    type: 'button',
    text: plain(label),
    action_id: 'link',
    url,
  };
}

/** A row of buttons and menus; its action IDs are numbered, as they have to differ. */
export function buttons(...elements: (Control | false | undefined)[]): Actions {
  return {
    type: 'actions',
    elements: compact(elements).map((element, index) => ({
      ...element,
      action_id: `${element.action_id}:${index}`,
    })),
  };
}

/** The same where perhaps nothing can be pressed. */
export function buttonsIfAny(...elements: (Button | false | undefined)[]): Actions | undefined {
  const row = buttons(...elements);
  return row.elements.length > 0 ? row : undefined;
}
