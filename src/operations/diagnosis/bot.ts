import type { Trouble } from '../../log.ts';
import type { Storage } from '../../storage/index.ts';
import { dependencies, version } from '../../version.ts';
import type { Standings } from '../metrics/index.ts';
import type { Settings } from './settings.ts';
import { time } from './site.ts';

export interface Operation {
  readonly settings: Settings;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly standings: () => Promise<Standings>;
  readonly isWritable: () => Promise<boolean>;
  /** What says something of all that the process serves; undefined: that is several workspaces. */
  readonly whole: Whole | undefined;
}

interface Whole {
  readonly sizes: Storage['sizes'];
  /** The last that went wrong. */
  readonly troubles: () => readonly Trouble[];
}

/** The bot for support, without a word of anybody's. */
export async function diagnoseBot(
  { settings, startedAt, standings, isWritable, whole }: Operation,
  left: {
    readonly requests: readonly unknown[];
    readonly deadLetters: readonly { readonly at: number }[];
  },
  now: number,
) {
  return {
    versions: {
      ...{ bot: version, node: process.version, packages: dependencies },
      platform: `${process.platform} ${process.arch}`,
    },
    settings,
    upSince: time(startedAt),
    upHours: Math.round((now - startedAt) / 360_000) / 10,
    ...(whole && { memoryMegabytes: Math.round(process.memoryUsage().rss / 1_048_576) }),
    store: { writable: await isWritable(), ...(whole && { bytes: await whole.sizes() }) },
    standings: await standings(),
    requestsUnderWay: left.requests.length,
    deadLetters: left.deadLetters.map(({ at }) => time(at)),
    ...(whole && {
      lastErrors: whole.troubles().map(({ at, ...trouble }) => ({ at: time(at), ...trouble })),
    }),
  };
}
