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
import type { Files, People } from '../setup/index.ts';
import type { SiteRow, Sites } from '../sites/index.ts';
import type { Journal } from '../storage/index.ts';
import type { Speech } from '../text/index.ts';
import { contentOf, words } from './messages/index.ts';
import { createNames } from './names.ts';
import type { Pictures } from './pictures.ts';
import { sendFile } from './send-file.ts';
import { FileNotSent } from './tell-error.ts';

/** Makes what people asked for, and sends it in their direct message. */
export function createFiles(parts: {
  readonly web: WebClient;
  readonly sites: Pick<Sites, 'get' | 'row'>;
  readonly journal: Pick<Journal, 'read'>;
  readonly pictures: Pictures;
  readonly people: Pick<People, 'localeOf'>;
  readonly speech: Pick<Speech, 'to'>;
  /** How the bot is doing, and one site, for support. */
  readonly diagnose: (site: SiteRow | undefined, at: number) => Promise<object>;
  readonly stuckRule: StuckRule;
  readonly clock: Clock;
}): Files {
  const { web, sites, journal, pictures, people, speech, diagnose, stuckRule, clock } = parts;
  return {
    async picture(person, visible, whose) {
      const t = await speech.to(person);
      const title = whose === 'all' ? t.pictureTexts.all : t.pictureTexts.own;
      await sendFile(web, person, await pictures.overview(t, visible, clock.now(), title));
    },

    async funnel(person, visible) {
      const t = await speech.to(person);
      const draw = await pictures.funnel(t, visible, clock.now());
      if (draw) return sendFile(web, person, await draw());
      const none = contentOf(t, words(t.funnelTexts.none));
      await web.chat.postMessage({ channel: person, ...none });
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
