import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import type { Catalogue } from '../../text/index.ts';
import { plain } from './message.ts';

/**
 * A view that opens over what is there.
 * @param about.submit what its button says, where it is a form
 * @param about.carries what a form brings back beside its fields
 */
export const modal = (
  t: Catalogue,
  id: string,
  about: { readonly title: string; readonly submit?: string; readonly carries?: object },
  blocks: KnownBlock[],
): ModalView => ({
  type: 'modal',
  callback_id: id,
  ...(about.carries && { private_metadata: JSON.stringify(about.carries) }),
  title: plain(about.title),
  ...(about.submit !== undefined && { submit: plain(about.submit) }),
  close: plain(about.submit === undefined ? t.labels.close : t.labels.cancel),
  blocks,
});

/** A field of a form; its block and its element are called the same. */
export const input = (
  id: string,
  label: string,
  element: InputBlock['element'],
  about: { readonly hint?: string; readonly optional?: boolean } = {},
): InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  ...(about.hint !== undefined && { hint: plain(about.hint) }),
  ...(about.optional && { optional: true }),
  element: { ...element, action_id: id },
});

/** Text of at most so many characters, and what stands there at first. */
export const textOf = (most: number, begun = ''): PlainTextInput => ({
  type: 'plain_text_input',
  max_length: most,
  ...(begun !== '' && { initial_value: begun }),
});
