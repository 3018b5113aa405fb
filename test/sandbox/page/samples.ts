import type { JsonObject } from '../../../sandbox/slack/browser.ts';

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (text: string, description?: string) => ({
  text: plain(text),
  value: text.toLowerCase(),
  ...(description === undefined ? {} : { description: plain(description) }),
});
const options = [
  option('One hour'),
  option('Eight hours'),
  option('Until Monday', 'at eight in the morning'),
];
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

/** One of each element, by type, and what of it a person must find on the screen. */
export const elementSamples: readonly (JsonObject & {
  readonly type: string;
  readonly shows: string;
})[] = [
  { type: 'button', text: plain('Press me'), value: '1', style: 'primary', shows: 'Press me' },
  { type: 'overflow', options, shows: 'aria-label="More actions"' },
  {
    type: 'image',
    image_url: 'https://elsewhere.example/a.png',
    alt_text: 'A door',
    shows: 'A door',
  },
  { type: 'static_select', placeholder: plain('Snooze'), options, shows: 'placeholder="Snooze"' },
  { type: 'multi_static_select', initial_options: [options[1]], options, shows: 'Eight hours' },
  {
    type: 'external_select',
    placeholder: plain('Find a lock'),
    shows: 'placeholder="Find a lock"',
  },
  { type: 'multi_external_select', initial_options: [options[2]], shows: 'Remove Until Monday' },
  { type: 'users_select', initial_user: 'U0MAIJA', shows: 'value="Maija Virtanen"' },
  { type: 'multi_users_select', initial_users: ['U0MAIJA'], shows: 'Remove Maija Virtanen' },
  { type: 'channels_select', initial_channel: 'C0ALERTS', shows: 'value="# alerts"' },
  { type: 'multi_channels_select', initial_channels: ['C0ALERTS'], shows: 'Remove # alerts' },
  { type: 'conversations_select', initial_conversation: 'C0ALERTS', shows: 'value="# alerts"' },
  {
    type: 'multi_conversations_select',
    initial_conversations: ['C0ALERTS'],
    shows: 'Remove # alerts',
  },
  { type: 'checkboxes', options, initial_options: [options[0]], shows: 'type="checkbox"' },
  { type: 'radio_buttons', options, initial_option: options[0], shows: 'type="radio"' },
  { type: 'datepicker', initial_date: '2026-11-23', shows: 'value="2026-11-23"' },
  { type: 'timepicker', initial_time: '08:15', shows: 'value="08:15"' },
  { type: 'datetimepicker', initial_date_time: 1_795_000_000, shows: 'datetime-local' },
  { type: 'plain_text_input', initial_value: 'Kamppi', shows: 'value="Kamppi"' },
  { type: 'email_text_input', initial_value: 'a@example.com', shows: 'type="email"' },
  { type: 'url_text_input', initial_value: 'https://example.com', shows: 'type="url"' },
  {
    type: 'number_input',
    is_decimal_allowed: false,
    initial_value: '12',
    shows: 'inputMode="numeric"',
  },
  {
    type: 'feedback_buttons',
    positive_button: { text: plain('Good'), value: 'good' },
    negative_button: { text: plain('Bad'), value: 'bad' },
    shows: 'Good',
  },
  { type: 'icon_button', icon: 'trash', text: plain('Delete'), shows: 'aria-label="Delete"' },
];

/** One of each block, by type, and what of it a person must find on the screen. */
export const blockSamples: readonly (JsonObject & {
  readonly type: string;
  readonly shows: string;
})[] = [
  { type: 'header', text: plain('User ID'), shows: '<h3 class="block-header">User ID</h3>' },
  {
    type: 'section',
    text: mrkdwn('*Kamppi* is done'),
    fields: [mrkdwn('Left'), mrkdwn('Right')],
    shows: '<b>Kamppi</b>',
  },
  { type: 'context', elements: [mrkdwn('small _print_')], shows: '<i>print</i>' },
  { type: 'divider', shows: '<hr' },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'b', text: plain('Done') }],
    shows: 'Done',
  },
  {
    type: 'context_actions',
    elements: [{ type: 'icon_button', action_id: 'i', icon: 'trash', text: plain('Delete') }],
    shows: 'Delete',
  },
  {
    type: 'input',
    label: plain('Password'),
    hint: plain('Letters and digits'),
    element: { type: 'plain_text_input', action_id: 'password' },
    shows: 'Letters and digits',
  },
  {
    type: 'image',
    slack_file: { id: 'F1' },
    alt_text: 'Sites and steps',
    title: plain('Sites'),
    shows: 'src="/files/F1"',
  },
  {
    type: 'plan',
    title: 'Kamppi',
    tasks: [
      { type: 'task_card', task_id: 'a', title: '1. API', status: 'complete' },
      {
        type: 'task_card',
        task_id: 'b',
        title: '2. Locks',
        status: 'error',
        details: rich('Iso ovi'),
      },
      { type: 'task_card', task_id: 'c', title: '3. User', status: 'in_progress' },
      { type: 'task_card', task_id: 'd', title: '4. Rights', status: 'pending' },
    ],
    shows: '1 of 4',
  },
  { type: 'task_card', task_id: 't', title: 'Alone', status: 'complete', shows: 'Alone' },
  {
    type: 'table',
    column_settings: [{ align: 'left' }, { align: 'right', is_wrapped: true }],
    rows: [
      [
        { type: 'raw_text', text: 'Site' },
        { type: 'raw_text', text: 'Steps' },
      ],
      [rich('Kamppi'), { type: 'raw_number', value: 7, text: '7' }],
    ],
    shows: '<th scope="col" class="align-left">Site</th>',
  },
  {
    type: 'data_table',
    caption: 'Sites',
    page_size: 1,
    rows: [
      [
        { type: 'raw_text', text: 'Site' },
        { type: 'raw_text', text: 'Steps' },
      ],
      [rich('Kamppi'), { type: 'raw_number', value: 7, text: '7' }],
      [rich('Kallio'), { type: 'raw_number', value: 9, text: '9' }],
    ],
    shows: 'aria-sort="none"',
  },
  {
    type: 'alert',
    level: 'error',
    text: mrkdwn('*Kamppi*: 2 rights missing'),
    shows: 'alert-error',
  },
  { ...rich('Rich'), type: 'rich_text', shows: 'Rich' },
  {
    type: 'markdown',
    text: '# Title\n\n- **bold** [link](https://example.com)',
    shows: 'href="https://example.com"',
  },
];
