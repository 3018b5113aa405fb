import { textOf } from '../../../slack/browser.ts';
import { Text } from '../text/text.tsx';
import type { BlockProps } from './block-props.ts';

const LEVELS: Readonly<Record<string, string>> = {
  default: 'Note',
  info: 'Information',
  success: 'Success',
  warning: 'Warning',
  error: 'Error',
};
const SIGNS: Readonly<Record<string, string>> = { success: '✓', warning: '!', error: '!' };

/** A coloured box. */
export function Alert({ block }: BlockProps) {
  const level = textOf(block['level']) || 'default';
  return (
    <div className={`alert alert-${level}`}>
      <span className="alert-mark" role="img" aria-label={LEVELS[level] ?? level}>
        {SIGNS[level] ?? 'i'}
      </span>
      <div>
        <Text of={block['text']} />
      </div>
    </div>
  );
}
