import { describe, expect, it } from 'vitest';
import { BLOCK_CHECKS } from '../../sandbox/slack/block-checks.ts';
import { blockProblems } from '../../sandbox/slack/block-limits.ts';
import facts from '../../sandbox/slack/block-surfaces.json' with { type: 'json' };
import { ELEMENTS_OF } from '../../sandbox/slack/element-limits.ts';
import { type Surface, surfaces } from '../../sandbox/slack/surfaces.ts';
import { blockSamples, elementSamples } from './page/samples.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'Kamppi' }]] };
const dataTable = { ...table, type: 'data_table', caption: 'Sites' };

/** What Slack would say of these blocks there. */
function problems(surface: Surface, ...blocks: object[]): string[] {
  if (surface === 'message') return blockProblems(surface, { text: 'in words', blocks });
  const form = surface === 'modal' && { title: plain('Form'), submit: plain('Save') };
  return blockProblems(surface, { type: surface, ...form, blocks });
}

const listed: Readonly<Record<string, readonly string[]>> = facts.blocks;
const elements: Readonly<Record<string, readonly string[]>> = facts.elements;

describe.each(surfaces)('in a %s, message for one person or view', (surface) => {
  it.each(blockSamples)(
    'the block $type is taken only where Slack takes it',
    ({ shows: _, ...block }) => {
      const told = problems(surface, block);
      if (listed[block.type]?.includes(surface)) expect(told).toEqual([]);
      else
        expect(told).toEqual([
          expect.stringMatching(new RegExp(`^blocks\\[0\\]: ${block.type} is for .* only$`, 'u')),
        ]);
    },
  );

  it.each(elementSamples)(
    'the element $type is taken only where Slack takes it',
    ({ shows: _, ...element }) => {
      const misplaced = problems(surface, holderOf(element)).filter((told) =>
        told.includes(' is for '),
      );
      const isTaken = (elements[element.type] ?? surfaces).includes(surface);
      // Those in context_actions are misplaced by their block already.
      const isHeld = listed[holderOf(element).type]?.includes(surface);
      expect(misplaced.length > 0).toBe(!(isTaken && isHeld));
    },
  );
});

/** A block in which Slack lets the element stand. */
function holderOf(element: { readonly type: string; readonly [key: string]: unknown }) {
  const inside = { action_id: 'a', ...element };
  const has = (types: readonly string[]) => types.includes(element.type);
  if (has(ELEMENTS_OF.context_actions)) return { type: 'context_actions', elements: [inside] };
  if (has(ELEMENTS_OF.section)) {
    const text = { type: 'mrkdwn', text: 'Kamppi' };
    return { type: 'section', text, accessory: inside };
  }
  return { type: 'input', label: plain('Label'), element: inside };
}

describe('the list of what stands where', () => {
  it('knows every block and element that is checked', () => {
    expect(Object.keys(BLOCK_CHECKS).filter((type) => !(type in listed))).toEqual([]);
    const held = new Set<string>(Object.values(ELEMENTS_OF).flat());
    expect(Object.keys(elements).filter((type) => !held.has(type))).toEqual([]);
  });

  it('has blocks whose inside is not checked here: they are refused, so that nothing is built on them', () => {
    const unchecked = Object.keys(listed).filter((type) => !(type in BLOCK_CHECKS));
    expect(unchecked).toEqual([
      ...['card', 'carousel', 'container', 'data_visualization', 'file', 'video'],
    ]);
    for (const type of unchecked)
      for (const surface of surfaces) expect(problems(surface, { type })).not.toEqual([]);
  });

  it('lets an app send no file block anywhere', () => {
    for (const surface of surfaces)
      expect(problems(surface, { type: 'file' })).toEqual(['blocks[0]: file is for no app only']);
  });
});

describe('of tables and plans a message has one', () => {
  const plan = (title: string) => ({ type: 'plan', title, tasks: [] });
  it.each([
    ['two plans', [plan('Kamppi'), plan('Pasila')], 'at most one plan a message'],
    ['two tables', [table, table], 'at most one table or data_table a message'],
    [
      'a table beside a data table',
      [table, dataTable],
      'at most one table or data_table a message',
    ],
    ['two data tables', [dataTable, dataTable], 'at most one table or data_table a message'],
  ])('%s are refused', (_, blocks, problem) => {
    expect(problems('message', ...blocks)).toContain(`blocks: ${problem}`);
  });
});
