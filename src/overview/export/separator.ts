/**
 * What stands between two cells, so that Excel opens the file in columns: it splits at a comma only
 * where numbers are written with a decimal point, and at a semicolon where they are written with a
 * comma, as in Finnish and Swedish.
 * @param locale the reader's, as Slack has it: `fi-FI`, `en-US`; one that nobody knows counts as
 * English
 */
export const separatorFor = (locale: string): ',' | ';' =>
  decimalMark(locale) === ',' ? ';' : ',';

function decimalMark(locale: string): string | undefined {
  try {
    const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
    return parts.find(({ type }) => type === 'decimal')?.value;
  } catch {
    return undefined;
  }
}
