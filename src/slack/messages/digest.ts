import { compact } from '../../compact.ts';
import { type Digest, isQuiet } from '../../overview/digest/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { context, header, type Message, section, words } from './message.ts';

/** What happened since the last one: first what went wrong, last what was achieved. */
export function digestMessage(t: Catalogue, digest: Digest): Message {
  if (isQuiet(digest)) return words(t.digestTexts.quiet(digest));
  const { broken, stuck, finished, mended } = digest;
  const summary = t.digestTexts.summary(digest);
  return {
    blocks: compact([
      header(summary),
      context(`${t.digestTexts.title(digest)} · ${t.digestTexts.counts(digest)}`),
      broken.count > 0 && section(t.digestTexts.broken(digest)),
      stuck.count > 0 && section(t.digestTexts.stuck(digest)),
      finished.count > 0 && section(t.digestTexts.finished(digest)),
      mended.count > 0 && section(t.digestTexts.mended(digest)),
    ]),
  };
}
