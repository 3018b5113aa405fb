import type { BlockReport } from './block-report.ts';
import { checkElement, ELEMENTS_OF } from './element-limits.ts';
import { isObject, type JsonObject, listOf, objectOf } from './json.ts';
import type { Surface } from './surfaces.ts';

export type BlockCheck = (
  report: BlockReport,
  path: string,
  block: JsonObject,
  surface: Surface,
) => void;

const STATUSES = ['pending', 'in_progress', 'complete', 'error'];
const LEVELS = ['default', 'info', 'warning', 'error', 'success'];
const CELLS = ['rich_text', 'raw_text', 'raw_number'];

const section: BlockCheck = (report, path, block, surface) => {
  if (block['text'] === undefined && block['fields'] === undefined)
    report.add(path, 'needs text or fields');
  report.optionalText(`${path}.text`, block['text'], 3000, 'any');
  if (block['fields'] !== undefined) {
    for (const [i, field] of report.list(`${path}.fields`, block['fields'], 1, 10).entries()) {
      report.text(`${path}.fields[${i}]`, field, 2000, 'any');
    }
  }
  if (block['accessory'] !== undefined) {
    const place = { surface, allowed: ELEMENTS_OF.section, actionIds: new Set<string>() };
    checkElement(report, `${path}.accessory`, block['accessory'], place);
  }
};

const elements =
  (allowed: readonly string[], max: number): BlockCheck =>
  (report, path, block, surface) => {
    const place = { surface, allowed, actionIds: new Set<string>() };
    for (const [i, element] of report
      .list(`${path}.elements`, block['elements'], 1, max)
      .entries()) {
      checkElement(report, `${path}.elements[${i}]`, element, place);
    }
  };

const context: BlockCheck = (report, path, block, surface) => {
  const place = { surface, allowed: ['image'], actionIds: new Set<string>() };
  for (const [i, element] of report.list(`${path}.elements`, block['elements'], 1, 10).entries()) {
    const at = `${path}.elements[${i}]`;
    if (isObject(element) && element['type'] === 'image') checkElement(report, at, element, place);
    else report.text(at, element, 3000, 'any');
  }
};

const input: BlockCheck = (report, path, block, surface) => {
  report.text(`${path}.label`, block['label'], 2000);
  report.optionalText(`${path}.hint`, block['hint'], 2000);
  const place = { surface, allowed: ELEMENTS_OF.input, actionIds: new Set<string>() };
  checkElement(report, `${path}.element`, block['element'], place);
};

const image: BlockCheck = (report, path, block) => {
  report.string(`${path}.alt_text`, block['alt_text'], 2000);
  report.optionalText(`${path}.title`, block['title'], 2000);
  if (block['slack_file'] === undefined)
    report.string(`${path}.image_url`, block['image_url'], 3000);
};

const RICH_PARTS = [
  'rich_text_section',
  'rich_text_list',
  'rich_text_preformatted',
  'rich_text_quote',
];

const richText = (report: BlockReport, path: string, block: JsonObject): void => {
  if (block['type'] !== 'rich_text') report.add(path, 'must be a rich_text block');
  for (const [i, part] of report.list(`${path}.elements`, block['elements'], 1, 100).entries()) {
    const at = `${path}.elements[${i}]`;
    report.oneOf(`${at}.type`, objectOf(part)['type'], RICH_PARTS);
    richElements(report, at, objectOf(part));
  }
};

/** Slack refuses an empty text in rich text, too. */
function richElements(report: BlockReport, path: string, part: JsonObject): void {
  for (const [i, element] of listOf(part['elements']).entries()) {
    const at = `${path}.elements[${i}]`;
    if (element['type'] === 'text') report.string(`${at}.text`, element['text'], 3000);
    richElements(report, at, element);
  }
}

const task = (report: BlockReport, path: string, block: JsonObject): void => {
  report.string(`${path}.task_id`, block['task_id'], 255);
  report.string(`${path}.title`, block['title'], 150);
  report.oneOf(`${path}.status`, block['status'], STATUSES);
  for (const key of ['details', 'output']) {
    const value = block[key];
    if (value !== undefined) richText(report, `${path}.${key}`, objectOf(value));
  }
};

const plan: BlockCheck = (report, path, block) => {
  report.string(`${path}.title`, block['title'], 150);
  const taskIds = new Set<string>();
  for (const [i, item] of report.list(`${path}.tasks`, block['tasks'] ?? [], 0, 20).entries()) {
    const at = `${path}.tasks[${i}]`;
    if (!isObject(item)) {
      report.add(at, 'must be a task');
      continue;
    }
    if (item['type'] !== undefined && item['type'] !== 'task_card')
      report.add(at, 'must be a task_card');
    report.id(`${at}.task_id`, item['task_id'], taskIds);
    task(report, at, item);
  }
};

const table: BlockCheck = (report, path, block) => {
  for (const [i, row] of report.list(`${path}.rows`, block['rows'], 1, 100).entries()) {
    for (const [j, cell] of report.list(`${path}.rows[${i}]`, row, 1, 20).entries()) {
      const at = `${path}.rows[${i}][${j}]`;
      const type = isObject(cell) ? cell['type'] : undefined;
      report.oneOf(`${at}.type`, type, CELLS);
      if (type === 'rich_text') richText(report, at, objectOf(cell));
      else if (isObject(cell)) report.string(`${at}.text`, cell['text'], 3000);
    }
  }
  if (block['column_settings'] !== undefined)
    report.list(`${path}.column_settings`, block['column_settings'], 0, 20);
};

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
const dataTable: BlockCheck = (report, path, block) => {
  const rows = report.list(`${path}.rows`, block['rows'], 2, 101);
  const widths = new Set<number>();
  let characters = 0;
  for (const [i, row] of rows.entries()) {
    const cells = report.list(`${path}.rows[${i}]`, row, 1, 20);
    widths.add(cells.length);
    for (const [j, cell] of cells.entries()) {
      const at = `${path}.rows[${i}][${j}]`;
      const type = isObject(cell) ? cell['type'] : undefined;
      report.oneOf(`${at}.type`, type, i === 0 ? CELLS.slice(1) : CELLS);
      if (type === 'rich_text') richText(report, at, objectOf(cell));
      else if (isObject(cell)) report.string(`${at}.text`, cell['text'], 3000);
      if (type === 'raw_number' && typeof objectOf(cell)['value'] !== 'number')
        report.add(`${at}.value`, 'must be a number');
      characters += JSON.stringify(objectOf(cell)['text'] ?? '').length;
    }
  }
  if (widths.size > 1) report.add(`${path}.rows`, 'all rows must have as many cells');
  if (characters > 10_000) report.add(`${path}.rows`, 'at most 10000 characters in all cells');
  report.string(`${path}.caption`, block['caption'], 3000);
  const size = block['page_size'];
  if (size !== undefined && !(typeof size === 'number' && size >= 1 && size <= 100))
    report.add(`${path}.page_size`, 'must be from 1 to 100');
};

/**
 * What Block Kit's reference says of what is in each block. Slack has more types
 * (`block-surfaces.json`): those that are not here cannot be checked, and so are refused.
 */
export const BLOCK_CHECKS: Readonly<Record<string, BlockCheck>> = {
  section,
  context,
  input,
  image,
  plan,
  task_card: task,
  table,
  data_table: dataTable,
  actions: elements(ELEMENTS_OF.actions, 25),
  context_actions: elements(ELEMENTS_OF.context_actions, 5),
  divider: () => {},
  header: (report, path, block) => report.text(`${path}.text`, block['text'], 150),
  markdown: (report, path, block) => report.string(`${path}.text`, block['text'], 12_000),
  rich_text: richText,
  alert: (report, path, block) => {
    report.text(`${path}.text`, block['text'], 3000, 'any');
    if (block['level'] !== undefined) report.oneOf(`${path}.level`, block['level'], LEVELS);
  },
};
