/** What satori draws: the shape of a React element, made by hand. */
export interface Element {
  readonly type: string;
  readonly key: null;
  readonly props: Readonly<Record<string, unknown>>;
}

export type Child = Element | string;

export const element = (
  type: string,
  props: Record<string, unknown>,
  ...children: Child[]
): Element => ({
  type,
  key: null,
  props: children.length === 0 ? props : { ...props, children },
});

/** A box with a style; satori wants every box to say how it lies out its children. */
export const box = (style: Record<string, unknown>, ...children: Child[]): Element =>
  element('div', { style: { display: 'flex', ...style } }, ...children);

/** Shapes in a drawing of their own. */
export const drawing = (width: number, height: number, shapes: readonly Element[]): Element =>
  element(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, style: { flexShrink: 0 } },
    ...shapes,
  );
