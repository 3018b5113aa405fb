import type { Clock } from '../clock.ts';
import { readFunnel } from '../overview/funnel/index.ts';
import { living } from '../overview/index.ts';
import { type Draw, funnelPictureOf, mostPictured, pictureOf } from '../overview/picture/index.ts';
import type { Sees, Settings, SiteQueries, Sites } from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import type { Catalogue } from '../text/index.ts';
import type { OutgoingFile } from './send-file.ts';

export type Pictures = ReturnType<typeof createPictures>;

/** What is drawn of the sites that somebody sees, as files; `at` gives each its name. */
export function createPictures(parts: {
  readonly sites: Pick<Sites, 'row'>;
  readonly queries: Pick<SiteQueries, 'list' | 'counts'>;
  readonly journal: Pick<Journal, 'read'>;
  readonly settings: Pick<Settings, 'timeZone'>;
  readonly draw: Draw;
  readonly clock: Clock;
}) {
  const { sites, queries, journal, settings, draw, clock } = parts;
  return {
    /** How they stand. @param title whose they are, where that is to be said with the picture */
    async overview(t: Catalogue, visible: Sees, at: number, title?: string): Promise<OutgoingFile> {
      const { timeZone } = settings;
      const [listed, counts] = await Promise.all([
        queries.list(visible, { states: living }, { from: 0, limit: mostPictured }),
        queries.counts(visible),
      ]);
      const picture = pictureOf(listed, t.pictureSaid(clock.now(), timeZone, title), counts);
      const inWords = t.countsInWords(picture);
      return {
        name: t.fileTexts.pictureName(at, timeZone),
        title: t.fileTexts.pictureTitle(at, timeZone),
        content: await draw(picture),
        comment: title === undefined ? '' : `*${title}*: ${inWords}`,
        altText: t.pictureInWords(picture),
      };
    },
    /** Where their set-ups lose time: @returns what draws it; undefined where there is none */
    async funnel(
      t: Catalogue,
      visible: Sees,
      at: number,
    ): Promise<(() => Promise<OutgoingFile>) | undefined> {
      const { timeZone } = settings;
      const counts = async (id: string): Promise<boolean> => {
        const row = await sites.row(id);
        return row !== undefined && visible(row);
      };
      const funnel = await readFunnel(journal, counts, at, timeZone);
      if (funnel.begun === 0) return undefined;
      const picture = funnelPictureOf(funnel, t.funnelSaid(at, timeZone));
      return async () => ({
        name: t.funnelTexts.fileName(at, timeZone),
        title: t.funnelTexts.title,
        content: await draw(picture),
        comment: '',
        altText: t.funnelInWords(picture),
      });
    },
  };
}
