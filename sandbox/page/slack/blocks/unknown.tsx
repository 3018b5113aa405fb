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
