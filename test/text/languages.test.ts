import { describe, expect, it } from 'vitest';
import { usageRights } from '../../src/checklist/index.ts';
import { type Language, languages } from '../../src/language.ts';
import { type Catalogue, catalogue } from '../../src/text/index.ts';
import { en } from './english.ts';
import { everythingSaid, type Said } from './everything-said.ts';

const timeZone = 'Europe/Helsinki';

/** Each text in letters of another width: what is left in ours has not come from the catalogue. */
const widen = (text: string): string =>
  text.replaceAll(/[A-Za-z]/gu, (letter) =>
    String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0),
  );

function widened(value: unknown): unknown {
  if (typeof value === 'string') return widen(value);
  if (typeof value === 'function')
    return (...args: unknown[]) => widened(Reflect.apply(value, undefined, args));
  if (Array.isArray(value)) return value.map(widened);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, widened(each)]));
}

/** IDs of people, channels and sites, values, commands, and names in a trial's samples. */
const data = [
  /<[^>]*>/gu,
  /`[^`]*`/gu,
  /https?:\S+/gu,
  /\/livion [a-z]+/gu,
  /Kamppi \(a trial\)|The token does not answer|\*check\*|\b(?:Kamppi|KAMPPI|api\.keyautomat|maija@example\.com|Iso ovi|Key added|status|iLOQ|LivionKey\d*|Livion)\b/gu,
];
const withoutData = (text: string): string =>
  data.reduce((rest, each) => rest.replaceAll(each, ' '), text);

const everythingIn = (language: Language) =>
  everythingSaid(catalogue(language, timeZone), ['Kamppi']);
const saidIn: Readonly<Record<Language, readonly Said[]>> = {
  ...{ en: everythingIn('en'), fi: everythingIn('fi'), sv: everythingIn('sv') },
};

const found = (said: readonly Said[], wrong: (text: string) => boolean): string[] => [
  ...new Set(said.filter(({ text }) => wrong(text)).map(({ where, text }) => `${where}: ${text}`)),
];

describe('What is said in Slack and on the pages', () => {
  it('comes from the catalogue, every word of it', () => {
    const wide = widened(en) as Catalogue;
    const said = everythingSaid({ ...wide, language: 'en' }, ['4711']);
    expect(said.length).toBeGreaterThan(3_000);
    expect(found(said, (text) => /[a-z]{2,}/u.test(withoutData(text)))).toEqual([]);
  });
});

describe.each(languages)('In %s', (language) => {
  const t = catalogue(language, timeZone);

  it('whoever is told to press something finds a button of that name', () => {
    const { skipReasons, snoozes, ...others } = t.labels;
    const buttons = new Set<string>([skipReasons, snoozes, others].flatMap(Object.values));
    const told = saidIn[language].flatMap(({ text }) =>
      [...text.matchAll(/(?:press|paina|tryck)(?: ensin| på)? \*([^*]+)\*/giu)].map(
        ([, label = '']) => label,
      ),
    );
    expect(told.length).toBeGreaterThan(10);
    expect([...new Set(told)].filter((label) => !buttons.has(label))).toEqual([]);
  });

  it('numbers are written as the language writes them', () => {
    const large = /(?<![\d.,\u00a0])\d{5,}/u;
    expect(found(saidIn[language], (text) => large.test(withoutData(text)))).toEqual([]);
  });
});

/** Words of English that are none of Finnish and none of Swedish. */
const english =
  /(?<!\p{L})(?:the|is|are|of|not|you|your|yours|has|have|with|from|this|that|they|them|was|been|and|which|cannot|please|there|when|what|where|again|more|already|will|its|were|who|does|my|nobody|first|last|since|check|site|sites|step|steps|locks|rights|needed|days|hours|today)(?!\p{L})/iu;

/** iLOQ Manager's labels stand as they are, in bold. */
const labels: readonly string[] = [
  ...usageRights.map(({ label }) => label),
  ...Object.values(en.stepTexts)
    .flatMap(({ lines, help }) => [...lines, ...help])
    .flatMap((line) => [...line.matchAll(/\*([^*]+)\*/gu)].map(([, label = '']) => label)),
].toSorted((a, b) => b.length - a.length);

const withoutLabels = (text: string): string =>
  labels.reduce((rest, label) => rest.replaceAll(label, ' '), withoutData(text));

const letters = /\p{L}{2,}\P{L}+\p{L}{2,}/u;

describe.each(languages.filter((language) => language !== 'en'))('In %s', (language) => {
  const said = saidIn[language];
  const inEnglish = new Set(saidIn.en.map(({ text }) => text));

  it('no word of English is left', () => {
    expect(found(said, (text) => english.test(withoutLabels(text)))).toEqual([]);
  });

  it('nothing is said as it is in English, but labels and names', () => {
    expect(found(said, (text) => inEnglish.has(text) && letters.test(withoutLabels(text)))).toEqual(
      [],
    );
  });
});
