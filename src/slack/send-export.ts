import {
  type Format,
  type JournalColumn,
  journalColumns,
  journalRecord,
  type Pages,
  type SiteColumn,
  separatorFor,
  siteColumns,
  siteRecord,
  write,
} from '../overview/export/index.ts';
import { sees } from '../overview/index.ts';
import type { Person, SiteRow } from '../sites/index.ts';
import { fileTexts } from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import { localeOf } from './locale.ts';
import { contentOf, words } from './messages/index.ts';
import { createNames, type Names } from './names.ts';
import { sendFile } from './send-file.ts';

/** Sites read at a time; entries of the journal read at a time. */
const sitesAtATime = 50;
const entriesAtATime = 250;

/**
 * Sends the sites and the journal as files, in the direct message of whoever asked; `may` has been
 * asked.
 * @param row one site alone; left out: all that they may have, archived ones too
 */
export async function sendExport(
  bot: Bot,
  about: { readonly person: Person; readonly row?: SiteRow | undefined; readonly format: Format },
  reply: Reply,
): Promise<void> {
  const { row, format } = about;
  const person = about.person.id;
  const mayHave = sees(about.person, 'export');
  const rows = row
    ? [row]
    : [...bot.sites.rows()].filter(mayHave).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (rows.length === 0) return reply(words(fileTexts.noSites));
  await reply(words(fileTexts.exportComes));
  const at = bot.clock.now();
  const names = createNames(bot.web);
  await names.learn(rows.flatMap(({ installers }) => installers));
  const { timeZone } = bot.stuckRule;
  const separator = separatorFor(await localeOf(bot.web, person));
  const sites = await write(format, siteColumns, sitePages(bot, rows, at, names), separator);
  await sendFile(bot, person, {
    name: fileTexts.sitesFile(at, timeZone, format),
    title: fileTexts.sitesTitle,
    content: sites.content,
    comment: row ? fileTexts.siteComment(row.name) : fileTexts.sitesComment(sites.count),
  });
  const entries = journalPages(bot, row?.id, mayHave, names);
  const journal = await write(format, journalColumns, entries, separator);
  if (journal.count === 0) {
    await bot.web.chat.postMessage({
      channel: person,
      ...contentOf(words(fileTexts.journalEmpty)),
    });
    return;
  }
  await sendFile(bot, person, {
    name: fileTexts.journalFile(at, timeZone, format),
    title: fileTexts.journalTitle,
    content: journal.content,
    comment: fileTexts.journalComment(journal.count),
  });
}

async function* sitePages(
  { sites, stuckRule }: Bot,
  rows: readonly SiteRow[],
  at: number,
  names: Names,
): Pages<SiteColumn> {
  for (let from = 0; from < rows.length; from += sitesAtATime) {
    const read = await Promise.all(
      rows.slice(from, from + sitesAtATime).map(({ id }) => sites.get(id)),
    );
    yield read
      .filter((site) => site !== undefined)
      .map((site) => siteRecord(site, at, stuckRule, names.of));
  }
}

async function* journalPages(
  { journal, sites }: Bot,
  site: string | undefined,
  mayHave: (row: SiteRow) => boolean,
  names: Names,
): Pages<JournalColumn> {
  const about = {
    site: (id: string) => sites.row(id)?.name,
    person: names.of,
  };
  // Of a deleted site there is only the word that it was.
  const isAllowed = (id: string): boolean => {
    const row = sites.row(id);
    return row === undefined || mayHave(row);
  };
  for (let after = 0; ; ) {
    const page = await journal.read({
      limit: entriesAtATime,
      after,
      ...(site !== undefined && { site }),
    });
    const last = page.at(-1);
    if (!last) return;
    await names.learn(page.flatMap(({ person }) => person ?? []));
    yield page.filter((entry) => isAllowed(entry.site)).map((entry) => journalRecord(entry, about));
    after = last.position;
  }
}
