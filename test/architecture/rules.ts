import { basename, dirname } from 'node:path';
import type { Import } from './imports-of.ts';

/**
 * From the ground to the roof: what stands in a row imports from rows above it, never from below.
 * Those in one row import from each other.
 */
export const layers: readonly (readonly string[])[] = [
  [
    'body',
    'request',
    'clip',
    'compiled',
    'clock',
    'cron',
    'keyed-mutex',
    'lru-cache',
    'proxy',
    'semaphore',
    'version',
  ],
  ['log'],
  ['loop'],
  ['checklist'],
  ['iloq'],
  ['verification'],
  ['alerts'],
  ['credentials'],
  ['sites'],
  ['config'],
  ['storage'],
  ['postgres-refused', 'store-refused'],
  ['outbox'],
  ['webhooks'],
  ['overview'],
  ['setup'],
  ['text'],
  ['slack'],
  ['http'],
  ['operations'],
  ['jobs'],
  ['app'],
  ['main'],
];

/** The folder or the file of `src/` that a path belongs to. */
const placeOf = (path: string): string => (path.split('/')[1] ?? '').replace(/\.m?ts$/, '');

const isOurs = ({ to }: Import): boolean => to.startsWith('src/');
const told = ({ from, to }: Import): string => `${from} → ${to}`;

/** Files in a place that no layer has. */
export const homeless = (paths: readonly string[]): string[] =>
  paths.filter((path) => !layers.flat().includes(placeOf(path)));

/** Imports from a layer further up. */
export function upward(imports: readonly Import[]): string[] {
  const layerOf = (path: string): number =>
    layers.findIndex((layer) => layer.includes(placeOf(path)));
  return imports.filter((each) => isOurs(each) && layerOf(each.to) > layerOf(each.from)).map(told);
}

/**
 * Imports that reach past the index.ts of a folder. What stands in a folder of another is a part of
 * it, and uses its files as they are.
 */
export const pastDoors = (imports: readonly Import[]): string[] =>
  imports
    .filter((each) => {
      const folder = dirname(each.to);
      const isWithin = `${dirname(each.from)}/`.startsWith(`${folder}/`);
      return isOurs(each) && !isWithin && basename(each.to) !== 'index.ts';
    })
    .map(told);

/** Slack's libraries where nothing should know of Slack. */
export const slackElsewhere = (imports: readonly Import[]): string[] =>
  imports.filter(({ from, to }) => to.startsWith('@slack/') && placeOf(from) !== 'slack').map(told);

/** Files that import each other, directly or through others. */
export const fileCircles = (imports: readonly Import[]): string[] =>
  circles(imports.filter(isOurs));

/** Folders that stand side by side and import from each other, directly or through others. */
export const folderCircles = (imports: readonly Import[]): string[] =>
  circles(imports.filter(isOurs).flatMap(sideBySide));

function sideBySide({ from, to }: Import): Import[] {
  const one = dirname(from).split('/');
  const other = dirname(to).split('/');
  const apart = one.findIndex((part, index) => other[index] !== part);
  if (apart === -1 || apart >= other.length) return [];
  return [{ from: one.slice(0, apart + 1).join('/'), to: other.slice(0, apart + 1).join('/') }];
}

/** One way around for each circle that is met. */
function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of imports) next.set(from, (next.get(from) ?? new Set()).add(to));
  const found: string[] = [];
  const done = new Set<string>();
  const follow = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path);
    if (start !== -1) found.push([...way.slice(start), path].join(' → '));
    if (start !== -1 || done.has(path)) return;
    for (const to of next.get(path) ?? []) follow(to, [...way, path]);
    done.add(path);
  };
  for (const path of next.keys()) follow(path, []);
  return found;
}
