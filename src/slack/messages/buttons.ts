import type { Button } from '@slack/types';
import type { Press } from '../../setup/index.ts';
import type { Actions } from './message.ts';

/** A button; its value is at most 2,000 characters (Block Kit reference). */
export function button(label: string, press: Press, style?: 'primary' | 'danger'): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: label, emoji: true },
    action_id: press.do,
    value: JSON.stringify(press),
    ...(style && { style }),
  };
}

export function link(label: string, url: string): Button {
  return {
    type: 'button',
    text: { type: 'plain_text', text: label, emoji: true },
    action_id: 'link',
    url,
  };
}

/**
 * A row of buttons; those of one kind get numbered action IDs, which have to differ within a block.
 */
export function buttons(...elements: Button[]): Actions {
  return {
    type: 'actions',
    elements: elements.map((element, index) => ({
      ...element,
      action_id: `${element.action_id}:${index}`,
    })),
  };
}
