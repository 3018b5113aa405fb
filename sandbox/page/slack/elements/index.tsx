import type { ReactNode } from 'react';
import { textOf } from '../../../slack/browser.ts';
import { Unknown } from '../blocks/unknown.tsx';
import { Button } from './button.tsx';
import { Checkboxes, RadioButtons } from './choices.tsx';
import { FeedbackButtons, IconButton } from './more-buttons.tsx';
import { Overflow } from './overflow.tsx';
import { DatePicker, DateTimePicker, TimePicker } from './pickers.tsx';
import { Picture } from './picture.tsx';
import { ChannelsSelect, ExternalSelect, StaticSelect, UsersSelect } from './select.tsx';
import type { ElementProps } from './surface.ts';
import { TextInput } from './text-input.tsx';

type Component = (props: ElementProps) => ReactNode;

/**
 * Every element that this page shows; `rich_text_input`, `file_input` and `workflow_button` are not
 * among them.
 */
export const ELEMENTS: Readonly<Record<string, Component>> = {
  button: Button,
  overflow: Overflow,
  image: Picture,
  static_select: StaticSelect,
  multi_static_select: StaticSelect,
  external_select: ExternalSelect,
  multi_external_select: ExternalSelect,
  users_select: UsersSelect,
  multi_users_select: UsersSelect,
  channels_select: ChannelsSelect,
  multi_channels_select: ChannelsSelect,
  conversations_select: ChannelsSelect,
  multi_conversations_select: ChannelsSelect,
  checkboxes: Checkboxes,
  radio_buttons: RadioButtons,
  datepicker: DatePicker,
  timepicker: TimePicker,
  datetimepicker: DateTimePicker,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  feedback_buttons: FeedbackButtons,
  icon_button: IconButton,
};

export function Element(props: ElementProps) {
  const type = textOf(props.element['type']);
  const Known = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  return Known ? <Known {...props} /> : <Unknown what="element" type={type} />;
}
