import { z } from 'zod';
import { filters, firstWanted, type Wanted } from '../../overview/index.ts';
import { parseJson } from '../../parse-json.ts';
import type { Press } from '../../setup/index.ts';
import { longestSearch } from '../messages/index.ts';

const schema = z.object({ filter: z.enum(filters), search: z.string(), page: z.number() });

/**
 * What a view says that it shows; the beginning, where it says nothing that this version
 * understands.
 */
export const readWanted = (metadata = ''): Wanted =>
  schema.safeParse(parseJson(metadata)).data ?? firstWanted;

/** What is wanted after a press: another filter or search begins with its first page. */
export const turned = (wanted: Wanted, press: Extract<Press, { do: 'home' }>): Wanted => ({
  filter: press.filter ?? wanted.filter,
  search: (press.search ?? wanted.search).trim().slice(0, longestSearch),
  page: press.page ?? 0,
});
