import { type Digest, isQuiet } from '../../overview/digest/index.ts';
import { digestTexts } from '../../text/index.ts';
import { context, header, type Message, section, words } from './message.ts';

/**
 * What happened since the last one: what went wrong first, then what waits, then what was achieved.
 */
export function digestMessage(digest: Digest): Message {
  if (isQuiet(digest)) return words(digestTexts.quiet(digest));
  const { broken, stuck, finished, mended } = digest;
  const summary = digestTexts.summary(digest);
  return {
    blocks: [
      header(summary),
      context(`${digestTexts.title(digest)} · ${digestTexts.counts(digest)}`),
      ...(broken.count > 0 ? [section(digestTexts.broken(digest))] : []),
      ...(stuck.count > 0 ? [section(digestTexts.stuck(digest))] : []),
      ...(finished.count > 0 ? [section(digestTexts.finished(digest))] : []),
      ...(mended.count > 0 ? [section(digestTexts.mended(digest))] : []),
    ],
  };
}
