import { isObject } from '../../../slack/browser.ts';
import { PictureOf } from '../elements/picture.tsx';
import { plainOf } from '../text/text.tsx';
import type { BlockProps } from './block-props.ts';

export const Image = ({ block }: BlockProps) => (
  <figure className="block-image">
    {isObject(block['title']) && <figcaption>{plainOf(block['title'])}</figcaption>}
    <PictureOf of={block} className="picture" />
  </figure>
);
