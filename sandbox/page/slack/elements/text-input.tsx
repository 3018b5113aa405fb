import type { KeyboardEvent } from 'react';
import { objectOf, textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';
import { type ElementProps, useElement } from './surface.ts';

const TYPES: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
};

/**
 * Text of one line or several, e-mail, address or number. Enter tells the bot where the block asks
 * for it.
 */
export function TextInput(props: ElementProps) {
  const { element, dispatches, labelledBy, describedBy, invalid } = props;
  const { value, change } = useElement(props);
  const on = objectOf(element['dispatch_action_config'])['trigger_actions_on'];
  const triggers: readonly unknown[] = Array.isArray(on) ? on : ['on_enter_pressed'];
  const onTyping = dispatches && triggers.includes('on_character_entered');
  const multiline = element['multiline'] === true;
  const field = {
    className: 'field',
    value: textOf(value),
    placeholder: plainOf(element['placeholder']),
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    maxLength: typeof element['max_length'] === 'number' ? element['max_length'] : undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      change(target.value || null, onTyping),
    onKeyDown(event: KeyboardEvent) {
      if (
        event.key !== 'Enter' ||
        multiline ||
        !dispatches ||
        !triggers.includes('on_enter_pressed')
      )
        return;
      event.preventDefault();
      change(value, true);
    },
  };
  if (multiline) return <textarea rows={4} {...field} />;
  const isNumber = element['type'] === 'number_input';
  return (
    <input
      type={TYPES[textOf(element['type'])] ?? 'text'}
      inputMode={
        isNumber ? (element['is_decimal_allowed'] === true ? 'decimal' : 'numeric') : undefined
      }
      autoComplete="off"
      {...field}
    />
  );
}
