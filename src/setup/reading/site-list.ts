import { bare, withoutEnd } from './marks.ts';

/** Why a line of a pasted list says nothing. */
export type LineProblem = 'no-name' | 'no-person';

/** A line of a list of sites and whose they are, as it was pasted. */
export interface SiteLine {
  /** From 1, empty ones counted, too. */
  readonly number: number;
  readonly text: string;
  readonly read:
    | { readonly is: 'site'; readonly name: string; readonly who: string }
    | { readonly is: LineProblem };
}

/**
 * Reads a list that was typed or pasted, a site a line: its name, then whose it is, behind the last
 * comma, semicolon or tab (a table's cells), or behind the last @.
 */
export const readSiteList = (text: string): SiteLine[] =>
  text
    .split(/\r?\n/u)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter(({ text: line }) => line !== '')
    .map((line) => ({ ...line, read: readLine(line.text) }));

function readLine(line: string): SiteLine['read'] {
  const at = behindName(line);
  if (at < 0) return { is: 'no-person' };
  const name = bare(withoutEnd(line.slice(0, at), /[,;\t ]/u));
  const who = bare(line.slice(at + 1))
    .replace(/^<?@/u, '')
    .replace(/>$/u, '')
    .trim();
  if (name === '') return { is: 'no-name' };
  return who === '' ? { is: 'no-person' } : { is: 'site', name, who };
}

/** Where the name ends: one character before who it is; -1 where nobody is named. */
function behindName(line: string): number {
  const last = Math.max(...[',', ';', '\t'].map((separator) => line.lastIndexOf(separator)));
  return last >= 0 ? last : line.search(/\s<?@/u);
}
