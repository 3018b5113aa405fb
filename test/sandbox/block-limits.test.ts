import { describe, expect, it } from 'vitest';
import { blockProblems } from '../../sandbox/slack/block-limits.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const long = (n: number) => 'x'.repeat(n);
const message = (...blocks: object[]) => ({ text: 'in words', blocks });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (over: object = {}) => ({
  type: 'button',
  text: plain('Done'),
  action_id: 'done',
  ...over,
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (n: number, label = 'a') => ({
  type: 'static_select',
  action_id: 'choose',
  options: Array.from({ length: n }, (_, i) => ({ text: plain(label), value: String(i) })),
});
const task = (i: number, status = 'pending', title = 'Step') => ({
  task_id: `t${i}`,
  title,
  status,
});
const rich = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const plan = (n: number, title = 'Kamppi') => ({
  type: 'plan',
  title,
  tasks: Array.from({ length: n }, (_, i) => task(i)),
});
const modal = (over: object = {}) => ({
  type: 'modal',
  title: plain('Password'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'pw',
      label: plain('Password'),
      element: { type: 'plain_text_input', action_id: 'pw' },
    },
  ],
  ...over,
});
const times = (n: number, make: (i: number) => object) =>
  Array.from({ length: n }, (_, i) => make(i));

describe('a message inside all limits', () => {
  it.each([
    ['text alone', { text: long(40_000) }],
    ['50 blocks', message(...times(50, () => ({ type: 'divider' })))],
    ['a section of 3,000 characters', message(section(long(3000)))],
    [
      'ten fields of 1,000',
      message({ type: 'section', fields: times(10, () => mrkdwn(long(1000))) }),
    ],
    ['25 buttons', message(actions(...times(25, (i) => button({ action_id: `b${i}` }))))],
    ['a select of 100 options of 75', message(actions(select(100, long(75))))],
    ['a plan of 20 tasks', message(plan(20, long(150)), section('7 of 13'))],
    [
      'a table of 100 × 20',
      message({
        type: 'table',
        rows: times(100, () => times(20, () => ({ type: 'raw_text', text: '1' }))),
      }),
    ],
    [
      'a task with a note',
      message({ ...plan(0), tasks: [{ ...task(0), details: rich('you said so') }] }),
    ],
    ['an overflow of two', message(actions({ ...select(2), type: 'overflow' }))],
  ])('%s is accepted', (_, payload) => {
    expect(blockProblems('message', payload)).toEqual([]);
  });
});

describe('a message past a limit is refused with the place of the problem', () => {
  it.each<[string, object, string]>([
    ['no text and no blocks', {}, 'text:'],
    ['empty text', { text: '' }, 'text:'],
    ['text of 40,001', { text: long(40_001) }, 'text:'],
    [
      '51 blocks',
      message(...times(51, () => ({ type: 'divider' }))),
      'blocks: must have at most 50',
    ],
    [
      '13,201 characters together',
      message(...times(5, () => section(long(2641)))),
      'blocks: at most 13200',
    ],
    ['an empty section', message(section('')), 'blocks[0].text.text'],
    ['a section without anything', message({ type: 'section' }), 'blocks[0]: needs text or fields'],
    ['a section of 3,001', message(section(long(3001))), 'blocks[0].text.text'],
    [
      'eleven fields',
      message({ type: 'section', fields: times(11, () => mrkdwn('a')) }),
      'blocks[0].fields',
    ],
    [
      'a field of 2,001',
      message({ type: 'section', fields: [mrkdwn(long(2001))] }),
      'blocks[0].fields[0].text',
    ],
    ['a header of 151', message({ type: 'header', text: plain(long(151)) }), 'blocks[0].text.text'],
    ['a header in mrkdwn', message({ type: 'header', text: mrkdwn('a') }), 'blocks[0].text'],
    [
      'a button of 76',
      message(actions(button({ text: plain(long(76)) }))),
      'blocks[0].elements[0].text.text',
    ],
    [
      'a button value of 2,001',
      message(actions(button({ value: long(2001) }))),
      'blocks[0].elements[0].value',
    ],
    [
      'a button address of 3,001',
      message(actions(button({ url: long(3001) }))),
      'blocks[0].elements[0].url',
    ],
    [
      'an unknown button style',
      message(actions(button({ style: 'green' }))),
      'blocks[0].elements[0].style',
    ],
    [
      'an action ID of 256',
      message(actions(button({ action_id: long(256) }))),
      'blocks[0].elements[0].action_id',
    ],
    [
      'an action ID twice in a block',
      message(actions(button(), button())),
      'blocks[0].elements[1].action_id',
    ],
    [
      'a block ID twice',
      message({ ...section('a'), block_id: 'a' }, { ...section('b'), block_id: 'a' }),
      'blocks[1].block_id',
    ],
    ['a block ID of 256', message({ ...section('a'), block_id: long(256) }), 'blocks[0].block_id'],
    [
      '26 elements',
      message(actions(...times(26, (i) => button({ action_id: `b${i}` })))),
      'blocks[0].elements',
    ],
    ['an actions block without elements', message(actions()), 'blocks[0].elements'],
    [
      'eleven context elements',
      message({ type: 'context', elements: times(11, () => mrkdwn('a')) }),
      'blocks[0].elements',
    ],
    ['101 options', message(actions(select(101))), 'blocks[0].elements[0].options'],
    [
      'an option of 76',
      message(actions(select(1, long(76)))),
      'blocks[0].elements[0].options[0].text',
    ],
    [
      'an overflow of one',
      message(actions({ ...select(1), type: 'overflow' })),
      'blocks[0].elements[0].options',
    ],
    [
      'an overflow of six',
      message(actions({ ...select(6), type: 'overflow' })),
      'blocks[0].elements[0].options',
    ],
    [
      'a placeholder of 151',
      message(actions({ ...select(1), placeholder: plain(long(151)) })),
      'blocks[0].elements[0].placeholder',
    ],
    [
      'a confirm button of 31',
      message(
        actions(
          button({
            confirm: {
              title: plain('a'),
              text: plain('b'),
              confirm: plain(long(31)),
              deny: plain('n'),
            },
          }),
        ),
      ),
      'confirm.confirm',
    ],
    [
      'a confirm title of 101',
      message(
        actions(
          button({
            confirm: {
              title: plain(long(101)),
              text: plain('b'),
              confirm: plain('y'),
              deny: plain('n'),
            },
          }),
        ),
      ),
      'confirm.title',
    ],
    [
      'a confirm text of 301',
      message(
        actions(
          button({
            confirm: {
              title: plain('a'),
              text: mrkdwn(long(301)),
              confirm: plain('y'),
              deny: plain('n'),
            },
          }),
        ),
      ),
      'confirm.text',
    ],
    [
      'two tables',
      message(...times(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: '1' }]] }))),
      'at most one table or data_table',
    ],
    [
      'a table of 101 rows',
      message({ type: 'table', rows: times(101, () => [{ type: 'raw_text', text: '1' }]) }),
      'blocks[0].rows',
    ],
    [
      'a table of 21 columns',
      message({ type: 'table', rows: [times(21, () => ({ type: 'raw_text', text: '1' }))] }),
      'blocks[0].rows[0]',
    ],
    ['two plans', message(plan(1), plan(1)), 'at most one plan'],
    [
      'a plan beside a task card',
      message(plan(1), { type: 'task_card', ...task(9) }),
      'exclude each other',
    ],
    ['a plan of 21 tasks', message(plan(21)), 'blocks[0].tasks'],
    ['a plan title of 151', message(plan(1, long(151))), 'blocks[0].title'],
    [
      'a task title of 151',
      message({ ...plan(0), tasks: [task(0, 'pending', long(151))] }),
      'blocks[0].tasks[0].title',
    ],
    [
      'the status "completed"',
      message({ ...plan(0), tasks: [task(0, 'completed')] }),
      'blocks[0].tasks[0].status',
    ],
    [
      'a task with an empty note',
      message({ ...plan(0), tasks: [{ ...task(0), details: rich('') }] }),
      'blocks[0].tasks[0].details.elements[0].elements[0].text',
    ],
    [
      'a task with a note in mrkdwn',
      message({ ...plan(0), tasks: [{ ...task(0), details: mrkdwn('a') }] }),
      'details',
    ],
    ['an unknown block', message({ type: 'carousel_of_dreams' }), 'unknown block type'],
    ['a block named like a method of objects', message({ type: 'toString' }), 'unknown block type'],
    ['an unknown element', message(actions({ type: 'slider' })), 'blocks[0].elements[0]'],
    [
      'an input element among actions',
      message(actions({ type: 'plain_text_input' })),
      'blocks[0].elements[0]',
    ],
  ])('%s', (_, payload, place) => {
    const problems = blockProblems('message', payload);
    expect(problems.join('\n')).toContain(place);
  });
});

describe('a view', () => {
  it('inside the limits is accepted', () => {
    expect(
      blockProblems('modal', modal({ title: plain(long(24)), private_metadata: long(3000) })),
    ).toEqual([]);
    expect(
      blockProblems('home', { type: 'home', blocks: times(100, () => ({ type: 'divider' })) }),
    ).toEqual([]);
  });

  const input = (over: object) => ({
    blocks: [{ type: 'input', label: plain('a'), element: { type: 'plain_text_input' }, ...over }],
  });
  it.each<[string, object, string]>([
    ['a title of 25', modal({ title: plain(long(25)) }), 'title.text'],
    ['no title', modal({ title: undefined }), 'title:'],
    ['a submit of 25', modal({ submit: plain(long(25)) }), 'submit.text'],
    ['a close of 25', modal({ close: plain(long(25)) }), 'close.text'],
    ['private metadata of 3,001', modal({ private_metadata: long(3001) }), 'private_metadata'],
    ['a callback ID of 256', modal({ callback_id: long(256) }), 'callback_id'],
    ['101 blocks', modal({ blocks: times(101, () => ({ type: 'divider' })) }), 'blocks:'],
    ['a label of 2,001', modal(input({ label: plain(long(2001)) })), 'blocks[0].label'],
    ['a hint of 2,001', modal(input({ hint: plain(long(2001)) })), 'blocks[0].hint'],
    ['an input without a submit button', modal({ submit: undefined }), 'submit:'],
    ['a plan', modal({ blocks: [plan(1)] }), 'plan is for message only'],
    ['a list instead of blocks missing', modal({ blocks: undefined }), 'blocks:'],
  ])('modal with %s is refused', (_, payload, place) => {
    expect(blockProblems('modal', payload).join('\n')).toContain(place);
  });

  it('for the home tab must say so', () => {
    expect(blockProblems('home', modal())).toContain('type: must be home');
  });
});
