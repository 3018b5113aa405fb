import { Fragment } from 'react';
import { objectOf, textOf } from '../../../slack/browser.ts';
import { emojiOf, withEmoji } from './emoji.ts';
import { type Inline, type Paragraph, readMrkdwn } from './mrkdwn.ts';
import { numbered } from './numbered.ts';
import { Broadcast, ChannelLink, Link, Mention, Moment } from './parts.tsx';

export function Mrkdwn({ text }: { readonly text: string }) {
  return numbered(readMrkdwn(text)).map(({ key, item }) => (
    <ParagraphView key={key} paragraph={item} />
  ));
}

function ParagraphView({ paragraph }: { readonly paragraph: Paragraph }) {
  switch (paragraph.is) {
    case 'pre':
      return <pre className="pre">{paragraph.text}</pre>;
    case 'quote':
      return (
        <blockquote className="quote">
          <Inlines inside={paragraph.inside} />
        </blockquote>
      );
    case 'lines':
      return (
        <span className="lines">
          <Inlines inside={paragraph.inside} />
        </span>
      );
  }
}

const Inlines = ({ inside }: { readonly inside: readonly Inline[] }) =>
  numbered(inside).map(({ key, item }) => <InlineView key={key} inline={item} />);

function InlineView({ inline }: { readonly inline: Inline }) {
  switch (inline.is) {
    case 'text':
      return <Fragment>{inline.text}</Fragment>;
    case 'code':
      return <code className="code">{inline.text}</code>;
    case 'bold':
      return (
        <b>
          <Inlines inside={inline.inside} />
        </b>
      );
    case 'italic':
      return (
        <i>
          <Inlines inside={inline.inside} />
        </i>
      );
    case 'strike':
      return (
        <s>
          <Inlines inside={inline.inside} />
        </s>
      );
    case 'link':
      return (
        <Link url={inline.url}>{inline.label === '' ? undefined : withEmoji(inline.label)}</Link>
      );
    case 'user':
      return <Mention id={inline.id} />;
    case 'channel':
      return <ChannelLink id={inline.id} label={inline.label} />;
    case 'broadcast':
      return <Broadcast name={inline.name} />;
    case 'date':
      return (
        <Moment
          seconds={inline.seconds}
          format={inline.format}
          url={inline.url}
          fallback={inline.label}
        />
      );
    case 'emoji':
      return <span className="emoji">{emojiOf(inline.name)}</span>;
  }
}

/** A text object of Block Kit: plain text or mrkdwn. */
export function Text({ of }: { readonly of: unknown }) {
  const { type, text } = objectOf(of);
  return type === 'mrkdwn' ? (
    <Mrkdwn text={textOf(text)} />
  ) : (
    <span className="lines">{plainOf(of)}</span>
  );
}

/** A text object as characters alone, for labels and titles. */
export function plainOf(of: unknown): string {
  const { text, emoji } = objectOf(of);
  return emoji === false ? textOf(text) : withEmoji(textOf(text));
}
