import { type JsonObject, listOf, objectOf, textOf } from '../../../slack/browser.ts';
import { scrolls } from '../scrolls.ts';
import { numbered } from '../text/numbered.ts';
import { RichText } from '../text/rich-text.tsx';
import type { BlockProps } from './block-props.ts';

/** Rows and columns, the first row as the heading; too wide a table scrolls. */
export function Table({ block }: BlockProps) {
  const [head = [], ...rows] = (Array.isArray(block['rows']) ? block['rows'] : []).map((row) =>
    listOf(row),
  );
  const settings = Array.isArray(block['column_settings'])
    ? block['column_settings'].map(objectOf)
    : [];
  const classOf = (column: string) => {
    const { align, is_wrapped } = settings[Number(column)] ?? {};
    return `align-${textOf(align) || 'left'}${is_wrapped === true ? ' wrapped' : ''}`;
  };
  return (
    <div {...scrolls('Table')} className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            {numbered(head).map(({ key, item }) => (
              <th key={key} scope="col" className={classOf(key)}>
                <Cell of={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {numbered(rows).map(({ key: row, item: cells }) => (
            <tr key={row}>
              {numbered(cells).map(({ key, item }) => (
                <td key={key} className={classOf(key)}>
                  <Cell of={item} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Cell({ of }: { readonly of: JsonObject }) {
  if (of['type'] === 'rich_text') return <RichText of={of} />;
  return textOf(of['text']) || String(of['value'] ?? '');
}
