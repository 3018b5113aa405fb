import { listOf, textOf } from '../../../slack/browser.ts';
import { PictureOf } from '../elements/picture.tsx';
import { Markdown } from '../text/markdown.tsx';
import { numbered } from '../text/numbered.ts';
import { RichText } from '../text/rich-text.tsx';
import { plainOf, Text } from '../text/text.tsx';
import type { BlockProps } from './block-props.ts';

export const Header = ({ block }: BlockProps) => (
  <h3 className="block-header">{plainOf(block['text'])}</h3>
);

export const Divider = () => <hr className="block-divider" />;

/** Small print: texts and small pictures in one line, as far as there is room. */
export const Context = ({ block }: BlockProps) => (
  <div className="block-context">
    {numbered(listOf(block['elements'])).map(({ key, item }) =>
      item['type'] === 'image' ? (
        <PictureOf key={key} of={item} className="context-picture" />
      ) : (
        <div key={key}>
          <Text of={item} />
        </div>
      ),
    )}
  </div>
);

export const RichTextBlock = ({ block }: BlockProps) => <RichText of={block} />;

export const MarkdownBlock = ({ block }: BlockProps) => (
  <div>
    <Markdown text={textOf(block['text'])} />
  </div>
);
