import { type StepStatus, stepIds, steps } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import { box, drawing, type Element, element } from './element.ts';
import { stateMark, stepMark } from './marks.ts';
import type { OverviewPicture, PicturedSite, PictureLabels } from './overview-picture.ts';
import { faint, heading, ink, type Layout, pageOf, pageWidth, rule } from './page.ts';

/**
 * How a list of sites lies: one column up to so many sites, two above, so that no picture is higher
 * than phones show sharply (4,096).
 */
const mostInOneColumn = 60;

interface Grid {
  readonly columns: number;
  readonly padding: number;
  readonly gutter: number;
  readonly row: number;
  readonly cell: number;
  readonly cellGap: number;
  readonly sectionGap: number;
  readonly mark: number;
  readonly font: number;
}

const wide: Grid = {
  ...{ columns: 1, padding: 36, gutter: 0, row: 54, cell: 42, cellGap: 3, sectionGap: 10 },
  ...{ mark: 32, font: 29 },
};
const narrow: Grid = {
  ...{ columns: 2, padding: 28, gutter: 30, row: 36, cell: 17, cellGap: 2, sectionGap: 4 },
  ...{ mark: 21, font: 20 },
};

export function layOut(picture: OverviewPicture): Layout {
  const sections = sectionsOf(picture.labels);
  const grid = picture.sites.length > mostInOneColumn ? narrow : wide;
  const perColumn = Math.ceil(picture.sites.length / grid.columns);
  const columnWidth =
    (pageWidth - 2 * grid.padding - grid.gutter * (grid.columns - 1)) / grid.columns;
  const columns = Array.from({ length: grid.columns }, (_, index) =>
    picture.sites.slice(index * perColumn, (index + 1) * perColumn),
  ).filter((sites) => sites.length > 0);
  const bodyHeight = headHeight(grid) + perColumn * grid.row;
  const lists = box(
    { gap: grid.gutter, height: bodyHeight },
    ...columns.map((sites) => column(sites, sections, grid, columnWidth)),
  );
  const isEmpty = columns.length === 0;
  const parts = compact<readonly [Element, number]>([
    [heading(picture.title, picture.date, 50, 28), 96],
    [counts(picture), 56],
    !isEmpty && [legend(picture.labels), 62],
    !isEmpty && [key(sections), 76],
    !isEmpty && [lists, bodyHeight],
    picture.more > 0 && [more(picture), 60],
  ]);
  return pageOf(parts, grid.padding);
}

/** How many, each with the mark of its state: the legend of the marks at once. */
const counts = ({ counts: all, labels }: OverviewPicture): Element =>
  box(
    { alignItems: 'center', gap: 34, fontSize: 30, fontWeight: 600 },
    ...(all.length === 0 ? [box({}, labels.none)] : []),
    ...all.map(({ state }) =>
      box(
        { alignItems: 'center', gap: 10 },
        drawing(34, 34, stateMark(state, 0, 0, 34)),
        box({}, labels.counts[state] ?? ''),
      ),
    ),
  );

const legendOrder = [
  'verified',
  'done',
  'failed',
  'later',
  'skipped',
  'open',
] as const satisfies StepStatus[];

const legend = ({ statuses }: PictureLabels): Element =>
  box(
    { alignItems: 'center', gap: 22, fontSize: 25, color: ink },
    ...legendOrder.map((status) =>
      box(
        { alignItems: 'center', gap: 8 },
        drawing(30, 30, stepMark(status, { x: 0, y: 0, width: 30, height: 30 })),
        box({}, statuses[status]),
      ),
    ),
  );

interface Section {
  readonly letter: string;
  readonly short: string;
  readonly long: string;
  /** How many steps it has. */
  readonly count: number;
}

const sectionsOf = ({ sections }: PictureLabels): Section[] =>
  ([1, 2, 3, 4, 5] as const).map((section) => ({
    ...sections[section],
    letter: 'ABCDE'.slice(section - 1, section),
    count: stepIds.filter((id) => steps[id].section === section).length,
  }));

/** What the letters above the columns stand for. */
const key = (sections: readonly Section[]): Element =>
  box(
    {
      flexWrap: 'wrap',
      width: pageWidth - 60,
      columnGap: 22,
      fontSize: 24,
      lineHeight: 1.35,
      color: faint,
    },
    ...sections.map(({ letter, long }) =>
      box({ gap: 8 }, box({ fontWeight: 600, color: ink }, letter), box({}, long)),
    ),
  );

const more = (picture: OverviewPicture): Element =>
  box({ fontSize: 28, color: faint, paddingTop: 14 }, picture.labels.more);

const headHeight = ({ font }: Grid): number => font + 26;

const stepsWidth = (sections: readonly Section[], { cell, sectionGap }: Grid): number =>
  stepIds.length * cell + (sections.length - 1) * sectionGap;

/** Where each step's cell begins, from the left of the first. */
function stepPlaces({ cell, sectionGap }: Grid): number[] {
  let x = 0;
  return stepIds.map((id, index) => {
    const before = stepIds[index - 1];
    if (before !== undefined && steps[before].section !== steps[id].section) x += sectionGap;
    const place = x;
    x += cell;
    return place;
  });
}

/** One column of sites: state, name, and a cell for each step. */
function column(
  sites: readonly PicturedSite[],
  sections: readonly Section[],
  grid: Grid,
  columnWidth: number,
): Element {
  const left = columnWidth - stepsWidth(sections, grid);
  const nameLeft = Math.round(grid.mark + grid.font * 0.45);
  const height = sites.length * grid.row;
  const places = stepPlaces(grid);
  const shapes = sites.flatMap(({ state, steps: statuses }, index) => {
    const top = index * grid.row;
    return [
      element('rect', { x: 0, y: top, width: columnWidth, height: 1.5, fill: rule }),
      ...stateMark(state, 0, top + (grid.row - grid.mark) / 2, grid.mark),
      ...statuses.flatMap((status, step) =>
        stepMark(status, {
          x: left + (places[step] ?? 0),
          y: top + grid.cellGap + 1.5,
          width: grid.cell - grid.cellGap,
          height: grid.row - 2 * grid.cellGap - 1.5,
        }),
      ),
    ];
  });
  const room = { width: left - nameLeft - 10, overflow: 'hidden' };
  const place = { position: 'absolute', left: nameLeft, ...room };
  const cutOff = { whiteSpace: 'nowrap', textOverflow: 'ellipsis', lineHeight: 1.3 };
  const nameStyle = { display: 'block', fontSize: grid.font, ...room, ...cutOff };
  const names = sites.map(({ name }, index) =>
    box(
      { ...place, top: index * grid.row, height: grid.row, alignItems: 'center' },
      element('div', { style: nameStyle }, name),
    ),
  );
  return box(
    { flexDirection: 'column', width: columnWidth },
    heads(sections, grid, left, places),
    box(
      { position: 'relative', width: columnWidth, height },
      drawing(columnWidth, height, shapes),
      ...names,
    ),
  );
}

/** Each section's letter over its steps, and its name where it has room. */
function heads(
  sections: readonly Section[],
  grid: Grid,
  left: number,
  places: readonly number[],
): Element {
  let first = 0;
  const each = sections.map(({ letter, short, count }) => {
    const from = left + (places[first] ?? 0);
    first += count;
    const span = count * grid.cell - grid.cellGap;
    const text = `${letter} ${short}`;
    const fits = text.length * grid.font * 0.52 < span;
    return box(
      {
        ...{ position: 'absolute', left: from, top: 0, width: span, height: headHeight(grid) - 10 },
        ...{ justifyContent: 'center', alignItems: 'flex-end', paddingBottom: 4 },
        borderBottom: `2px solid ${faint}`,
        ...{ fontSize: grid.font * 0.83, fontWeight: 600, color: faint, whiteSpace: 'nowrap' },
      },
      fits ? text : letter,
    );
  });
  return box({ position: 'relative', height: headHeight(grid), flexShrink: 0 }, ...each);
}
