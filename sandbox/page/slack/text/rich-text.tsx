import type { ReactNode } from 'react';
import { type JsonObject, listOf, objectOf, textOf } from '../../../slack/browser.ts';
import { emojiOf, emojiOfCodes } from './emoji.ts';
import { numbered } from './numbered.ts';
import { Broadcast, ChannelLink, Link, Mention, Moment } from './parts.tsx';

/** Slack's `rich_text`: what its own composer writes, and what tables and plans hold. */
export function RichText({ of }: { readonly of: JsonObject }) {
  return (
    <div className="rich-text">
      {numbered(listOf(of['elements'])).map(({ key, item }) => (
        <Part key={key} of={item} />
      ))}
    </div>
  );
}

function Part({ of }: { readonly of: JsonObject }) {
  switch (of['type']) {
    case 'rich_text_list':
      return <List of={of} />;
    case 'rich_text_preformatted':
      return (
        <pre className="pre">
          <Inlines of={of} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote className="quote">
          <Inlines of={of} />
        </blockquote>
      );
    default:
      return (
        <div className="lines">
          <Inlines of={of} />
        </div>
      );
  }
}

function List({ of }: { readonly of: JsonObject }) {
  const indent = Number(of['indent'] ?? 0);
  const items = numbered(listOf(of['elements'])).map(({ key, item }) => (
    <li key={key}>
      <Inlines of={item} />
    </li>
  ));
  const className = `list list-${indent % 3}`;
  const style = { marginInlineStart: `${indent * 1.6}em` };
  return of['style'] === 'ordered' ? (
    <ol className={className} style={style} start={Number(of['offset'] ?? 0) + 1}>
      {items}
    </ol>
  ) : (
    <ul className={className} style={style}>
      {items}
    </ul>
  );
}

const Inlines = ({ of }: { readonly of: JsonObject }) =>
  numbered(listOf(of['elements'])).map(({ key, item }) => <Piece key={key} of={item} />);

function Piece({ of }: { readonly of: JsonObject }) {
  return <Styled style={objectOf(of['style'])}>{bare(of)}</Styled>;
}

function bare(of: JsonObject): ReactNode {
  const url = textOf(of['url']);
  switch (of['type']) {
    case 'link':
      return <Link url={url}>{textOf(of['text']) || url}</Link>;
    case 'user':
      return <Mention id={textOf(of['user_id'])} />;
    case 'usergroup':
      return <Broadcast name={textOf(of['usergroup_id'])} />;
    case 'broadcast':
      return <Broadcast name={textOf(of['range'])} />;
    case 'channel':
      return <ChannelLink id={textOf(of['channel_id'])} />;
    case 'emoji':
      return (
        <span className="emoji">
          {textOf(of['unicode']) === ''
            ? emojiOf(textOf(of['name']))
            : emojiOfCodes(textOf(of['unicode']), textOf(of['name']))}
        </span>
      );
    case 'date':
      return (
        <Moment
          seconds={Number(of['timestamp'])}
          format={textOf(of['format'])}
          url={url}
          fallback={textOf(of['fallback'])}
        />
      );
    case 'color':
      return <span>{textOf(of['value'])}</span>;
    default:
      return textOf(of['text']);
  }
}

function Styled({
  style,
  children,
}: {
  readonly style: JsonObject;
  readonly children: ReactNode;
}): ReactNode {
  let styled = children;
  if (style['code'] === true) styled = <code className="code">{styled}</code>;
  if (style['strike'] === true) styled = <s>{styled}</s>;
  if (style['underline'] === true) styled = <u>{styled}</u>;
  if (style['italic'] === true) styled = <i>{styled}</i>;
  return style['bold'] === true ? <b>{styled}</b> : styled;
}
