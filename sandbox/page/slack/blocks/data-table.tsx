import { useState } from 'react';
import { type JsonObject, listOf, textOf } from '../../../slack/browser.ts';
import { scrolls } from '../scrolls.ts';
import { numbered } from '../text/numbered.ts';
import type { BlockProps } from './block-props.ts';
import { Cell } from './table.tsx';

interface Sorting {
  readonly column: number;
  readonly isDown: boolean;
}

/** A table that its reader sorts by its heads, filters, and turns the pages of. */
export function DataTable({ block }: BlockProps) {
  const [sorting, setSorting] = useState<Sorting>();
  const [wanted, setWanted] = useState('');
  const [page, setPage] = useState(0);
  const [head = [], ...all] = (Array.isArray(block['rows']) ? block['rows'] : []).map((row) =>
    listOf(row),
  );
  const size = typeof block['page_size'] === 'number' ? block['page_size'] : 5;
  const fitting = all.filter((row) => row.some((cell) => wordsIn(cell).includes(wanted)));
  const rows = sorting ? fitting.toSorted(by(sorting)) : fitting;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(page, pages - 1);
  const caption = textOf(block['caption']);
  return (
    <div className="data-table">
      <input
        type="search"
        className="field"
        aria-label={`Filter ${caption}`}
        placeholder="Filter"
        value={wanted}
        onChange={({ target }) => setWanted(target.value.toLowerCase())}
      />
      <div {...scrolls(caption)} className="table-scroll">
        <table className="table">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              {numbered(head).map(({ key, item }, column) => (
                <th key={key} scope="col" aria-sort={orderOf(sorting, column)}>
                  <button
                    type="button"
                    className="table-sort"
                    onClick={() =>
                      setSorting({
                        column,
                        isDown: sorting?.column === column && !sorting.isDown,
                      })
                    }
                  >
                    <Cell of={item} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbered(rows.slice(shown * size, (shown + 1) * size)).map(({ key, item: cells }) => (
              <tr key={key}>
                {numbered(cells).map(({ key: column, item }) => (
                  <td key={column}>
                    <Cell of={item} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <div className="table-pages">
          <button
            type="button"
            className="button"
            disabled={shown === 0}
            onClick={() => setPage(shown - 1)}
          >
            Previous
          </button>
          <span>
            {shown + 1} of {pages}
          </span>
          <button
            type="button"
            className="button"
            disabled={shown === pages - 1}
            onClick={() => setPage(shown + 1)}
          >
            Next
          </button>
        </div>
      )}
    </div>
  );
}

function orderOf(sorting: Sorting | undefined, column: number) {
  if (sorting?.column !== column) return 'none';
  return sorting.isDown ? 'descending' : 'ascending';
}

const wordsIn = (cell: JsonObject): string =>
  (textOf(cell['text']) || JSON.stringify(cell)).toLowerCase();

/** Numbers by their value, all else by its words. */
const by =
  ({ column, isDown }: Sorting) =>
  (one: readonly JsonObject[], other: readonly JsonObject[]): number => {
    const [a, b] = [one[column] ?? {}, other[column] ?? {}];
    const order =
      a['type'] === 'raw_number' && b['type'] === 'raw_number'
        ? Number(a['value']) - Number(b['value'])
        : wordsIn(a).localeCompare(wordsIn(b));
    return isDown ? -order : order;
  };
