import leven from 'leven';

const mostNearest = 5;

interface Named {
  readonly id: string;
  /** The name as names are compared. */
  readonly key: string;
}

/** How many letters of a name may be others than those typed. */
export const mostOthers = (key: string): number => Math.max(2, Math.ceil(key.length / 3));

/** Names with the fewest other letters; once there are enough, only nearer ones are looked for. */
export const nearest = <T extends Named>(key: string, names: Iterable<T>): T[] =>
  fewest(names, mostOthers(key), (name, most) => leven(key, name, { maxDistance: most + 1 }));

/** The same of names of which some words in a row are a letter or two apart. */
export function nearestInWords<T extends Named>(key: string, names: Iterable<T>): T[] {
  const inARow = key.split(' ').length;
  return fewest(names, fewOthers(key), (name, most) => {
    const words = name.split(' ');
    const runs = words.slice(inARow - 1).map((_, at) => words.slice(at, at + inARow).join(' '));
    return Math.min(...runs.map((run) => leven(key, run, { maxDistance: most + 1 })));
  });
}

/** A letter or two apart. */
export function isNear(a: string, b: string): boolean {
  const most = Math.min(fewOthers(a), fewOthers(b));
  return leven(a, b, { maxDistance: most + 1 }) <= most;
}

const fewOthers = (key: string): number => Math.min(2, Math.floor(key.length / 3));

function fewest<T extends Named>(
  names: Iterable<T>,
  atMost: number,
  distanceTo: (name: string, most: number) => number,
): T[] {
  let most = atMost;
  let near: { readonly name: T; readonly distance: number }[] = [];
  for (const name of names) {
    const distance = distanceTo(name.key, most);
    if (distance > most) continue;
    near = [...near, { name, distance }]
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, mostNearest);
    if (near.length === mostNearest) most = (near.at(-1)?.distance ?? most) - 1;
    if (most < 0) break;
  }
  return near.map(({ name }) => name);
}
