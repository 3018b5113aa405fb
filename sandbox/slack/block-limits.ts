import { BLOCK_CHECKS } from './block-checks.ts';
import { BlockReport } from './block-report.ts';
import { isObject, type JsonObject } from './json.ts';
import { named, onePerMessage, type Surface, surfacesOfBlock } from './surfaces.ts';

// Slack's Block Kit reference and bolt-js#2509 (characters of all blocks together, "about": found
// by trying).
const MOST_BLOCKS: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };
const MESSAGE_TEXT = 40_000;
const ALL_BLOCKS_TEXT = 13_200;
const VISIBLE = new Set([
  'text',
  'title',
  'alt_text',
  'label',
  'hint',
  'placeholder',
  'description',
]);

/**
 * Everything about a message (`{ text, blocks }`) or a view that Slack's documented limits forbid,
 * each as a sentence that names the place; an empty list when there is nothing.
 */
export function blockProblems(surface: Surface, payload: unknown): string[] {
  const report = new BlockReport();
  if (!isObject(payload)) return [`${surface}: must be an object`];
  if (surface === 'message') checkMessage(report, payload);
  else checkView(report, surface, payload);
  return report.problems;
}

function checkMessage(report: BlockReport, message: JsonObject): void {
  const { text, blocks } = message;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  if (text !== undefined) report.string('text', text, MESSAGE_TEXT, hasBlocks ? 0 : 1);
  else if (!hasBlocks && message['attachments'] === undefined)
    report.add('text', 'a message needs text or blocks');
  if (blocks === undefined || blocks === null) return;
  const types = checkBlocks(report, 'message', blocks);
  for (const group of onePerMessage)
    if (types.filter((type) => group.includes(type)).length > 1)
      report.add('blocks', `at most one ${group.join(' or ')} a message`);
  if (types.includes('plan') && types.includes('task_card'))
    report.add('blocks', 'a plan and free task cards exclude each other');
  const characters = visibleCharacters(blocks);
  if (characters > ALL_BLOCKS_TEXT) {
    report.add(
      'blocks',
      `at most ${ALL_BLOCKS_TEXT} characters in all blocks together, has ${characters}`,
    );
  }
}

function checkView(report: BlockReport, surface: 'modal' | 'home', view: JsonObject): void {
  if (view['type'] !== surface) report.add('type', `must be ${surface}`);
  if (surface === 'modal') {
    report.text('title', view['title'], 24);
    report.optionalText('submit', view['submit'], 24);
    report.optionalText('close', view['close'], 24);
  }
  report.optionalString('private_metadata', view['private_metadata'], 3000, 0);
  report.optionalString('callback_id', view['callback_id'], 255, 0);
  report.optionalString('external_id', view['external_id'], 255, 0);
  const types = checkBlocks(report, surface, view['blocks']);
  if (surface === 'modal' && types.includes('input') && view['submit'] === undefined) {
    report.add('submit', 'a modal with an input needs a submit button');
  }
}

/** Checks each block, where it stands, and its ID; returns their types. */
function checkBlocks(report: BlockReport, surface: Surface, blocks: unknown): string[] {
  const blockIds = new Set<string>();
  const types: string[] = [];
  for (const [i, block] of report.list('blocks', blocks, 0, MOST_BLOCKS[surface]).entries()) {
    const path = `blocks[${i}]`;
    if (!isObject(block)) {
      report.add(path, 'must be a block');
      continue;
    }
    const type = String(block['type']);
    types.push(type);
    const places = surfacesOfBlock(type);
    const check = Object.hasOwn(BLOCK_CHECKS, type) ? BLOCK_CHECKS[type] : undefined;
    if (places === undefined) report.add(path, `unknown block type ${type}`);
    else if (!places.includes(surface)) report.add(path, `${type} is for ${named(places)} only`);
    else if (check === undefined) report.add(path, `${type} is not among what is checked here`);
    else check(report, path, block, surface);
    report.id(`${path}.block_id`, block['block_id'], blockIds);
  }
  return types;
}

/** Characters that people can read, in everything below `value`. */
function visibleCharacters(value: unknown): number {
  if (Array.isArray(value))
    return value.reduce((sum: number, item) => sum + visibleCharacters(item), 0);
  if (!isObject(value)) return 0;
  let sum = 0;
  for (const [key, inner] of Object.entries(value)) {
    sum +=
      typeof inner === 'string' ? (VISIBLE.has(key) ? inner.length : 0) : visibleCharacters(inner);
  }
  return sum;
}
