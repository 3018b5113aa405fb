import type { WebClient } from '@slack/web-api';
import type { StuckRule } from '../checklist/index.ts';
import type { Clock } from '../clock.ts';
import { compact } from '../compact.ts';
import {
  journalColumns,
  journalPages,
  separatorFor,
  siteColumns,
  sitePages,
  write,
} from '../overview/export/index.ts';
import { type Funnel, readFunnel } from '../overview/funnel/index.ts';
import {
  type Draw,
  funnelPictureOf,
  type OverviewPicture,
  pictureOf,
} from '../overview/picture/index.ts';
import type { Files, People } from '../setup/index.ts';
import type { SiteRow, Sites } from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import type { Catalogue, Speech } from '../text/index.ts';
import { contentOf, words } from './messages/index.ts';
import { createNames } from './names.ts';
import { type OutgoingFile, sendFile } from './send-file.ts';
import { FileNotSent } from './tell-error.ts';

/** Makes what people asked for, and sends it in their direct message. */
export function createFiles(parts: {
  readonly web: WebClient;
  readonly sites: Pick<Sites, 'get' | 'row'>;
  readonly journal: Pick<Journal, 'read'>;
  readonly draw: Draw;
  readonly people: Pick<People, 'localeOf'>;
  readonly speech: Pick<Speech, 'to'>;
  /** How the bot is doing, and one site, for support. */
  readonly diagnose: (site: SiteRow | undefined, at: number) => Promise<object>;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
}): Files {
  const { web, sites, journal, draw, people, speech, diagnose, stuckRule, clock } = parts;
  return {
    async picture(person, { sites: pictured, counts }, whose) {
      const at = clock.now();
      const t = await speech.to(person);
      const title = whose === 'all' ? t.pictureTexts.all : t.pictureTexts.own;
      const picture = pictureOf(pictured, t.pictureSaid(at, stuckRule.timeZone, title), counts);
      const comment = `*${title}*: ${t.countsInWords(picture)}`;
      await sendFile(
        web,
        person,
        await pictureFile(t, draw, picture, comment, at, stuckRule.timeZone),
      );
    },

    async funnel(person, mayHave) {
      const at = clock.now();
      const t = await speech.to(person);
      const counts = async (id: string): Promise<boolean> => {
        const row = await sites.row(id);
        return row !== undefined && mayHave(row);
      };
      const funnel = await readFunnel(journal, counts, at, stuckRule.timeZone);
      if (funnel.begun === 0) {
        const none = contentOf(t, words(t.funnelTexts.none));
        await web.chat.postMessage({ channel: person, ...none });
        return;
      }
      await sendFile(web, person, await funnelFile(t, draw, funnel, at, stuckRule.timeZone));
    },

    async sites(person, { rows, format, only, mayHave }) {
      const at = clock.now();
      const t = await speech.to(person);
      const names = createNames(web);
      const separator = separatorFor((await people.localeOf(person)) ?? 'en-US');
      const pages = sitePages({ sites, names }, rows, at, stuckRule);
      const table = await write(format, siteColumns, pages, separator, t.columnHeading);
      await sendFile(web, person, {
        name: t.fileTexts.sitesFile(at, stuckRule.timeZone, format),
        title: t.fileTexts.sitesTitle,
        content: table.content,
        comment: only ? t.fileTexts.siteComment(only.name) : t.fileTexts.sitesComment(table.count),
      });
      const entries = journalPages({ sites, names, journal }, only?.id, mayHave);
      const kept = await write(format, journalColumns, entries, separator, t.columnHeading);
      if (kept.count === 0) {
        const empty = contentOf(t, words(t.fileTexts.journalEmpty));
        await web.chat.postMessage({ channel: person, ...empty });
        return;
      }
      await sendFile(web, person, {
        name: t.fileTexts.journalFile(at, stuckRule.timeZone, format),
        title: t.fileTexts.journalTitle,
        content: kept.content,
        comment: t.fileTexts.journalComment(kept.count),
      });
    },

    async diagnosis(person, site) {
      const at = clock.now();
      const t = await speech.to(person);
      const file = {
        name: `${compact(['livion-diag', site?.id, new Date(at).toISOString().slice(0, 10)]).join('-')}.json`,
        title: t.fileTexts.diagnosisTitle,
        content: Buffer.from(`${JSON.stringify(await diagnose(site, at), null, 2)}\n`),
        comment: t.fileTexts.diagnosisComment,
      };
      await sendFile(web, person, file).catch((error: unknown) => {
        throw new FileNotSent('for support', { cause: error });
      });
    },
  };
}

/**
 * The picture as a file.
 * @param comment what is said with it, in mrkdwn
 * @param at gives it its name, in milliseconds since the epoch
 */
export async function pictureFile(
  t: Catalogue,
  draw: Draw,
  picture: OverviewPicture,
  comment: string,
  at: number,
  timeZone: string,
): Promise<OutgoingFile> {
  return {
    name: t.fileTexts.pictureName(at, timeZone),
    title: t.fileTexts.pictureTitle(at, timeZone),
    content: await draw(picture),
    comment,
    altText: t.pictureInWords(picture),
  };
}

/**
 * The picture of where set-ups lose their time, as a file.
 * @param at gives it its name, in milliseconds since the epoch
 */
export async function funnelFile(
  t: Catalogue,
  draw: Draw,
  funnel: Funnel,
  at: number,
  timeZone: string,
): Promise<OutgoingFile> {
  const picture = funnelPictureOf(funnel, t.funnelSaid(at, timeZone));
  return {
    name: t.funnelTexts.fileName(at, timeZone),
    title: t.funnelTexts.title,
    content: await draw(picture),
    comment: '',
    altText: t.funnelInWords(picture),
  };
}
