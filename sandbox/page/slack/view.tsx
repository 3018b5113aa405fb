import { listOf, type StateValues } from '../../slack/browser.ts';
import type { ViewView } from '../protocol.ts';
import { Blocks } from './blocks/index.tsx';
import { useDeeds } from './deeds.ts';
import type { Surface } from './elements/surface.ts';
import { SurfaceProvider, useValues } from './elements/surface-provider.tsx';
import { valuesOf } from './elements/values.ts';

/** The blocks of a view that keeps what stands in its inputs by itself. */
export function View({ open }: { readonly open: ViewView }) {
  const [values, keep] = useValues(open.view['blocks'], valuesOf(open.state));
  return <ViewBlocks open={open} values={values} keep={keep} errors={open.errors} />;
}

interface ViewBlocksProps {
  readonly open: ViewView;
  readonly values: StateValues;
  readonly keep: Surface['keep'];
  /** By block ID. */
  readonly errors: Readonly<Record<string, string>>;
}

export function ViewBlocks({ open, values, keep, errors }: ViewBlocksProps) {
  const send = useDeeds();
  const at = { view: open.id };
  return (
    <SurfaceProvider
      values={values}
      keep={keep}
      act={async (blockId, actionId, value) => {
        const state = { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
        await send({ do: 'act', at, blockId, actionId, value, state });
      }}
      options={async (blockId, actionId, query) => {
        const { options = [] } = await send({ do: 'options', at, blockId, actionId, query });
        return options.map((option) => ({ ...option }));
      }}
    >
      <Blocks
        blocks={listOf(open.view['blocks'])}
        surface={open.view['type'] === 'home' ? 'home' : 'modal'}
        errors={errors}
      />
    </SurfaceProvider>
  );
}
