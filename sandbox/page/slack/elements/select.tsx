import { useContext } from 'react';
import { listOf, textOf } from '../../../slack/browser.ts';
import { plainOf } from '../text/text.tsx';
import { Combobox } from './combobox.tsx';
import { matching, type Option, optionOf, optionsOf } from './options.ts';
import { PlacesContext } from './places.ts';
import { type ElementProps, SurfaceContext, useElement } from './surface.ts';
import type { Source } from './use-options.ts';

const fixed = (options: readonly Option[]): Source => ({
  external: false,
  load: (query) => Promise.resolve(matching(options, query)),
});

const most = ({ element }: ElementProps): number | undefined =>
  textOf(element['type']).startsWith('multi_')
    ? Number(element['max_selected_items'] ?? 100)
    : undefined;

/** Options that stand in the block: `static_select`, `multi_static_select`. */
export function StaticSelect(props: ElementProps) {
  const options = optionsOf(props.element['options'], props.element['option_groups']);
  return (
    <Select
      {...props}
      source={fixed(options)}
      read={(value) => listOf(value).map((raw) => optionOf(raw))}
    />
  );
}

/** Options that the bot is asked for as one types: `external_select`, `multi_external_select`. */
export function ExternalSelect(props: ElementProps) {
  const surface = useContext(SurfaceContext);
  const { element, blockId } = props;
  const least = Number(element['min_query_length'] ?? 3);
  const source: Source = {
    external: true,
    async load(query) {
      if (query.length < least) return [];
      const answered = await surface.options(blockId, textOf(element['action_id']), query);
      return optionsOf(
        answered.filter((one) => !('options' in one)),
        answered.filter((one) => 'options' in one),
      );
    },
  };
  return (
    <Select
      {...props}
      source={source}
      read={(value) => listOf(value).map((raw) => optionOf(raw))}
    />
  );
}

/** People, for `users_select` and `multi_users_select`. */
export function UsersSelect(props: ElementProps) {
  return <PlaceSelect {...props} options={useContext(PlacesContext).people} />;
}

/** Channels, for `channels_select`, `conversations_select` and their multi forms. */
export function ChannelsSelect(props: ElementProps) {
  return <PlaceSelect {...props} options={useContext(PlacesContext).channels} />;
}

/** Chosen by ID: one that is not listed is shown as its ID. */
function PlaceSelect({
  options,
  ...props
}: ElementProps & { readonly options: readonly Option[] }) {
  const read = (value: unknown) =>
    (Array.isArray(value) ? value : []).map(
      (id): Option =>
        options.find(({ key }) => key === id) ?? {
          key: textOf(id),
          label: textOf(id),
          more: '',
          group: '',
          carries: id,
        },
    );
  return <Select {...props} source={fixed(options)} read={read} />;
}

interface SelectProps extends ElementProps {
  readonly source: Source;
  read(value: unknown): readonly Option[];
}

function Select({ source, read, ...props }: SelectProps) {
  const { value, busy, change } = useElement(props);
  const isMulti = most(props) !== undefined;
  const chosen = read(isMulti || value === null ? value : [value]);
  return (
    <Combobox
      source={source}
      chosen={chosen}
      most={most(props)}
      busy={busy}
      placeholder={plainOf(props.element['placeholder'])}
      labelledBy={props.labelledBy}
      describedBy={props.describedBy}
      invalid={props.invalid}
      onChange={(options) => {
        const carried = options.map(({ carries }) => carries);
        change(isMulti ? carried : (carried[0] ?? null));
      }}
    />
  );
}
