import type { Surface } from '../../../slack/browser.ts';

/** What this page cannot show says so, rather than be missing. */
export const Unknown = ({
  what,
  type,
}: {
  readonly what: 'block' | 'element';
  readonly type: string;
}) => (
  <div className="unknown">
    Slack shows {what === 'block' ? 'a block' : 'an element'} of type{' '}
    <code className="code">{type || 'none'}</code> here; this page cannot.
  </div>
);

/** What Slack does not take there. */
export const Misplaced = ({
  type,
  surface,
}: {
  readonly type: string;
  readonly surface: Surface;
}) => (
  <div className="unknown">
    Slack takes no block of type <code className="code">{type}</code> in{' '}
    {surface === 'home' ? 'Home' : `a ${surface}`}.
  </div>
);
