import type { BlockReport } from './block-report.ts';
import { isObject, type JsonObject } from './json.ts';
import { named, type Surface, surfacesOfElement } from './surfaces.ts';

type Check = (report: BlockReport, path: string, element: JsonObject) => void;

// Block Kit reference, "Block elements" and "Composition objects".
const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
];
const MULTI_SELECTS = SELECTS.map((type) => `multi_${type}`);
const PICKERS = ['datepicker', 'datetimepicker', 'timepicker'];
const CHOICES = ['checkboxes', 'radio_buttons'];
const INPUTS = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
];

const inActions = [
  'button',
  'overflow',
  'workflow_button',
  'rich_text_input',
  ...SELECTS,
  ...MULTI_SELECTS,
];
export const ELEMENTS_OF = {
  actions: [...inActions, ...PICKERS, ...CHOICES],
  section: [
    'button',
    'overflow',
    'workflow_button',
    'image',
    ...SELECTS,
    ...MULTI_SELECTS,
    ...PICKERS,
    ...CHOICES,
  ],
  input: [...INPUTS, 'file_input', ...SELECTS, ...MULTI_SELECTS, ...PICKERS, ...CHOICES],
  context_actions: ['feedback_buttons', 'icon_button'],
} as const;

function option(report: BlockReport, path: string, value: unknown, kind: 'plain' | 'any'): void {
  if (!isObject(value)) {
    report.add(path, 'must be an option');
    return;
  }
  report.text(`${path}.text`, value['text'], 75, kind);
  // 75 in the types of Slack's own packages, 150 in the reference page: the smaller counts.
  report.optionalString(`${path}.value`, value['value'], 75);
  report.optionalText(`${path}.description`, value['description'], 75, kind);
  report.optionalString(`${path}.url`, value['url'], 3000);
}

function options(min: number, max: number, kind: 'plain' | 'any' = 'plain'): Check {
  return (report, path, element) => {
    for (const [i, item] of report
      .list(`${path}.options`, element['options'], min, max)
      .entries()) {
      option(report, `${path}.options[${i}]`, item, kind);
    }
  };
}

const staticOptions: Check = (report, path, element) => {
  if (element['option_groups'] === undefined) return options(1, 100)(report, path, element);
  for (const [i, group] of report
    .list(`${path}.option_groups`, element['option_groups'], 1, 100)
    .entries()) {
    const at = `${path}.option_groups[${i}]`;
    if (!isObject(group)) report.add(at, 'must be an option group');
    else {
      report.text(`${at}.label`, group['label'], 75);
      options(1, 100)(report, at, group);
    }
  }
};

const button: Check = (report, path, element) => {
  report.text(`${path}.text`, element['text'], 75);
  report.optionalString(`${path}.value`, element['value'], 2000, 0);
  report.optionalString(`${path}.url`, element['url'], 3000);
  report.optionalString(`${path}.accessibility_label`, element['accessibility_label'], 75);
  if (element['style'] !== undefined)
    report.oneOf(`${path}.style`, element['style'], ['primary', 'danger']);
};

const textInput: Check = (report, path, element) => {
  const { min_length: min, max_length: max } = element;
  if (typeof min === 'number' && (min < 0 || min > 3000))
    report.add(`${path}.min_length`, 'must be 0 to 3000');
  if (typeof max === 'number' && (max < 1 || max > 3000))
    report.add(`${path}.max_length`, 'must be 1 to 3000');
  report.optionalString(
    `${path}.initial_value`,
    element['initial_value'],
    typeof max === 'number' ? max : 3000,
    0,
  );
};

const image: Check = (report, path, element) => {
  report.string(`${path}.alt_text`, element['alt_text'], 2000);
  if (element['slack_file'] === undefined)
    report.string(`${path}.image_url`, element['image_url'], 3000);
};

const OWN: Readonly<Record<string, Check>> = {
  button,
  workflow_button: button,
  image,
  plain_text_input: textInput,
  static_select: staticOptions,
  multi_static_select: staticOptions,
  overflow: options(2, 5),
  checkboxes: options(1, 10, 'any'),
  radio_buttons: options(1, 10, 'any'),
};

/** Where an element stands: on which surface, and in a block that holds these types. */
interface Place {
  readonly surface: Surface;
  readonly allowed: readonly string[];
  /** Those of its block so far. */
  readonly actionIds: Set<string>;
}

/** Checks one block element, and whether it may stand there. */
export function checkElement(
  report: BlockReport,
  path: string,
  value: unknown,
  { surface, allowed, actionIds }: Place,
): void {
  if (!isObject(value)) {
    report.add(path, 'must be a block element');
    return;
  }
  const type = String(value['type']);
  if (!allowed.includes(type)) {
    report.add(path, `element type ${type} is not allowed here`);
    return;
  }
  const places = surfacesOfElement(type);
  if (!places.includes(surface)) report.add(path, `${type} is for ${named(places)} only`);
  report.id(`${path}.action_id`, value['action_id'], actionIds);
  report.optionalText(`${path}.placeholder`, value['placeholder'], 150);
  checkConfirm(report, `${path}.confirm`, value['confirm']);
  OWN[type]?.(report, path, value);
}

function checkConfirm(report: BlockReport, path: string, confirm: unknown): void {
  if (confirm === undefined) return;
  if (!isObject(confirm)) {
    report.add(path, 'must be a confirmation dialog');
    return;
  }
  report.text(`${path}.title`, confirm['title'], 100);
  report.text(`${path}.text`, confirm['text'], 300, 'any');
  report.text(`${path}.confirm`, confirm['confirm'], 30);
  report.text(`${path}.deny`, confirm['deny'], 30);
}
