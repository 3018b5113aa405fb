import type { ReactNode } from 'react';
import { formatDate, here } from './dates.ts';
import { useNames } from './names.ts';

/** Only what a browser may open from a message: the web and e-mail. */
export function isSafe(url: string): boolean {
  const scheme = URL.canParse(url) ? new URL(url).protocol : '';
  return ['http:', 'https:', 'mailto:'].includes(scheme);
}

export function Link({ url, children }: { readonly url: string; readonly children?: ReactNode }) {
  const label = children ?? url.replace(/^mailto:/, '');
  if (!isSafe(url)) return <span>{label}</span>;
  return (
    <a className="link" href={url} target="_blank" rel="noreferrer noopener">
      {label}
    </a>
  );
}

export function Mention({ id }: { readonly id: string }) {
  const names = useNames();
  return (
    <span className={id === names.me ? 'mention mention-me' : 'mention'}>@{names.user(id)}</span>
  );
}

export const Broadcast = ({ name }: { readonly name: string }) => (
  <span className="mention mention-me">@{name}</span>
);

export function ChannelLink({ id, label }: { readonly id: string; readonly label?: string }) {
  const names = useNames();
  return (
    <button type="button" className="mention mention-channel" onClick={() => names.open(id)}>
      #{label || names.channel(id)}
    </button>
  );
}

interface MomentProps {
  readonly seconds: number;
  readonly format: string;
  readonly url?: string;
  readonly fallback: string;
}

/** A moment in the reader's own time zone. */
export function Moment({ seconds, format, url = '', fallback }: MomentProps) {
  const text = formatDate(seconds, format, here()) ?? fallback;
  if (url !== '') return <Link url={url}>{text}</Link>;
  return Number.isFinite(seconds) ? <time title={fallback}>{text}</time> : <span>{text}</span>;
}
