import type { ReactNode } from 'react';
import { type JsonObject, textOf } from '../../../slack/browser.ts';
import { Actions } from './actions.tsx';
import { Alert } from './alert.tsx';
import type { BlockProps } from './block-props.ts';
import { Image } from './image.tsx';
import { Input } from './input.tsx';
import { Plan, TaskCard } from './plan.tsx';
import { Section } from './section.tsx';
import { Table } from './table.tsx';
import { Context, Divider, Header, MarkdownBlock, RichTextBlock } from './texts.tsx';
import { Unknown } from './unknown.tsx';

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
  alert: Alert,
  rich_text: RichTextBlock,
  markdown: MarkdownBlock,
};

const none = {};

interface BlocksProps {
  readonly blocks: readonly JsonObject[];
  /** By block ID. */
  readonly errors?: Readonly<Record<string, string>>;
}

/**
 * Block Kit, as Slack shows it. What stands in inputs belongs to the surface around
 * (`SurfaceContext`).
 */
export const Blocks = ({ blocks, errors = none }: BlocksProps) => (
  <div className="blocks">
    {blocks.map((block, index) => (
      <BlockView
        key={textOf(block['block_id']) || `${index}-${textOf(block['type'])}`}
        block={block}
        error={errors[textOf(block['block_id'])] ?? ''}
      />
    ))}
  </div>
);

function BlockView(props: BlockProps) {
  const type = textOf(props.block['type']);
  const Known = Object.hasOwn(BLOCKS, type) ? BLOCKS[type] : undefined;
  return Known ? <Known {...props} /> : <Unknown what="block" type={type} />;
}
