import { type JsonObject, listOf, objectOf, textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';

/** Something to choose in a menu. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly more: string;
  readonly group: string;
  /** What Slack's payload carries once it is chosen. */
  readonly carries: unknown;
}

export const optionOf = (raw: JsonObject, group = ''): Option => ({
  key: textOf(raw['value']),
  label: plainOf(raw['text']),
  more: plainOf(raw['description']),
  group,
  carries: raw,
});

/** Options, or groups of options, as Block Kit and an external menu's answer hold them. */
export const optionsOf = (options: unknown, groups: unknown): readonly Option[] => [
  ...listOf(options).map((option) => optionOf(option)),
  ...listOf(groups).flatMap((group) =>
    listOf(group['options']).map((option) => optionOf(option, plainOf(objectOf(group['label'])))),
  ),
];

export const matching = (options: readonly Option[], query: string): readonly Option[] => {
  const wanted = query.trim().toLowerCase();
  return options.filter(({ label, more }) => `${label} ${more}`.toLowerCase().includes(wanted));
};
