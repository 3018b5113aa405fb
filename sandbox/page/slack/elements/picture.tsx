import { useContext } from 'react';
import { type JsonObject, objectOf, textOf } from '../../../slack/browser.ts';
import { FilesContext } from '../files.ts';
import type { ElementProps } from './surface.ts';

/** A picture in a section or a context line. */
export const Picture = ({ element }: ElementProps) => <PictureOf of={element} className="thumb" />;

/** A picture of a Slack file or of an address; nothing is ever loaded from anywhere but here. */
export function PictureOf({
  of,
  className,
}: {
  readonly of: JsonObject;
  readonly className: string;
}) {
  const files = useContext(FilesContext);
  const url = files(objectOf(of['slack_file'])) ?? textOf(of['image_url']);
  const alt = textOf(of['alt_text']);
  if (isHere(url)) return <img className={className} src={url} alt={alt} loading="lazy" />;
  return (
    <span className={`${className} picture-elsewhere`} role="img" aria-label={alt}>
      {alt}
    </span>
  );
}

/** A path on the sandbox's own server, or a picture in the text itself. */
export const isHere = (url: string): boolean =>
  /^data:image\/(?:png|jpeg|gif|webp);/.test(url) || /^\/(?!\/)[\w./%?=&~-]*$/.test(url);
