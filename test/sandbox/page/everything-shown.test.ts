import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BLOCKS } from '../../../sandbox/page/slack/blocks/index.tsx';
import { ELEMENTS } from '../../../sandbox/page/slack/elements/index.tsx';
import { BLOCK_CHECKS } from '../../../sandbox/slack/block-checks.ts';
import type { JsonObject } from '../../../sandbox/slack/browser.ts';
import { ELEMENTS_OF } from '../../../sandbox/slack/element-limits.ts';
import { type Surface, surfaces, surfacesOfBlock } from '../../../sandbox/slack/surfaces.ts';
import { renderedBlocks } from './rendered.tsx';
import { blockSamples, elementSamples } from './samples.ts';

/**
 * Types that are no block and no element: surfaces, text objects, pieces of rich text, cells of
 * tables, answers.
 */
const others: readonly string[] = [
  ...['modal', 'home', 'ephemeral', 'plain_text', 'mrkdwn', 'task_card', 'raw_text', 'raw_number'],
  ...['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'],
  ...['text', 'link', 'user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date', 'color'],
];

/** Every `type: '…'` that stands in the bot's own sources for Slack. */
function typesInSources(): Map<string, string> {
  const types = new Map<string, string>();
  for (const file of globSync('src/slack/**/*.ts'))
    for (const [, type = ''] of readFileSync(file, 'utf8').matchAll(/\btype: '([a-z_]+)'/g))
      types.set(type, file);
  return types;
}

describe('everything that the bot can show', () => {
  it('is known to the page, block by block and element by element', () => {
    const types = typesInSources();
    expect(types.size).toBeGreaterThan(15);
    const unknown = [...types].filter(
      ([type]) => !(type in BLOCKS) && !(type in ELEMENTS) && !others.includes(type),
    );
    expect(unknown).toEqual([]);
  });

  it('is more than the local Slack lets through, but for three elements that are named as missing', () => {
    expect(Object.keys(BLOCK_CHECKS).filter((type) => !(type in BLOCKS))).toEqual([]);
    const elements = new Set<string>(Object.values(ELEMENTS_OF).flat());
    expect([...elements].filter((type) => !(type in ELEMENTS)).sort()).toEqual([
      ...['file_input', 'rich_text_input', 'workflow_button'],
    ]);
  });

  it('has a sample here that is rendered', () => {
    expect(blockSamples.map(({ type }) => type).sort()).toEqual(Object.keys(BLOCKS).sort());
    expect(elementSamples.map(({ type }) => type).sort()).toEqual(Object.keys(ELEMENTS).sort());
  });

  it.each(blockSamples)('the block $type', ({ shows, ...block }) => {
    const html = renderedBlocks([{ ...block, block_id: 'b' }], homeOf(block.type));
    expect(html).toContain(shows);
    expect(html).not.toContain('this page cannot');
  });

  it.each(elementSamples)('the element $type', ({ shows, ...element }) => {
    const html = renderedBlocks([around({ ...element, action_id: 'a' })]);
    expect(html).toContain(shows);
    expect(html).not.toContain('this page cannot');
  });

  it.each(surfaces)('nothing that Slack does not take in a %s', (surface) => {
    for (const { type, ...block } of blockSamples) {
      const html = renderedBlocks([{ ...block, type, block_id: 'b' }], surface);
      const isRefused = surfacesOfBlock(type)?.includes(surface) === false;
      expect(html.includes('Slack takes no block of type'), type).toBe(isRefused);
    }
  });

  it('and what nobody knows says so', () => {
    expect(renderedBlocks([{ type: 'video' }])).toContain(
      'Slack shows a block of type <code class="code">video</code>',
    );
    const html = renderedBlocks([around({ type: 'file_input' })]);
    expect(html).toContain('Slack shows an element of type <code class="code">file_input</code>');
  });
});

/** A surface on which Slack takes the block. */
const homeOf = (type: string): Surface =>
  surfaces.find((surface) => surfacesOfBlock(type)?.includes(surface)) ?? 'message';

/** A block in which the element may stand. */
function around(element: JsonObject): JsonObject {
  const isField = String(element['type']).endsWith('_input');
  if (isField)
    return { type: 'input', block_id: 'b', label: { type: 'plain_text', text: 'Label' }, element };
  if (element['type'] === 'image') return { type: 'section', block_id: 'b', accessory: element };
  return { type: 'actions', block_id: 'b', elements: [element] };
}
