import type { ReactNode } from 'react';
import { type JsonObject, type Surface, surfacesOfBlock, textOf } from '../../../slack/browser.ts';
import { Actions } from './actions.tsx';
import { Alert } from './alert.tsx';
import type { BlockProps } from './block-props.ts';
import { DataTable } from './data-table.tsx';
import { Image } from './image.tsx';
import { Input } from './input.tsx';
import { Plan, TaskCard } from './plan.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';
import { Context, Divider, Header, MarkdownBlock, RichTextBlock } from './texts.tsx';
import { Misplaced, Unknown } from './unknown.tsx';

type Component = (props: BlockProps) => ReactNode;

/** Every block that this page shows. */
export const BLOCKS: Readonly<Record<string, Component>> = {
  section: Section,
  actions: Actions,
  context_actions: Actions,
  context: Context,
  divider: Divider,
  header: Header,
  input: Input,
  image: Image,
  plan: Plan,
  task_card: TaskCard,
  table: Table,
  data_table: DataTable,
  alert: Alert,
  rich_text: RichTextBlock,
  markdown: MarkdownBlock,
};

const none = {};

interface BlocksProps {
  readonly blocks: readonly JsonObject[];
  readonly surface: Surface;
  /** By block ID. */
  readonly errors?: Readonly<Record<string, string>>;
}

/**
 * Block Kit, as Slack shows it. What stands in inputs belongs to the surface around
 * (`SurfaceContext`).
 */
export const Blocks = ({ blocks, surface, errors = none }: BlocksProps) => (
  <div className="blocks">
    {blocks.map((block, index) => (
      <BlockView
        key={textOf(block['block_id']) || `${index}-${textOf(block['type'])}`}
        block={block}
        surface={surface}
        error={errors[textOf(block['block_id'])] ?? ''}
      />
    ))}
  </div>
);

function BlockView({ surface, ...props }: BlockProps & { readonly surface: Surface }) {
  const type = textOf(props.block['type']);
  if (surfacesOfBlock(type)?.includes(surface) === false)
    return <Misplaced type={type} surface={surface} />;
  const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  return Known ? <Known {...props} /> : <Unknown what="block" type={type} />;
}
