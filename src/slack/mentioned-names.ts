import { type Mention, type Typed, unnamedIn } from '../setup/reading/index.ts';
import type { Bot } from './bot.ts';
import { nameOfChannel } from './channels.ts';

/** Nobody needs more mentions in a name, and Slack is asked about each. */
const mostAsked = 3;

/** What somebody typed, with the names of whom and what they mentioned, where Slack tells them. */
export async function withNames(bot: Pick<Bot, 'web' | 'people'>, typed: Typed): Promise<Typed> {
  if (!unnamedIn(typed)) return typed;
  let asked = 0;
  return Promise.all(
    typed.map(async (part) => {
      if (typeof part === 'string' || part.name !== undefined || asked >= mostAsked) return part;
      asked += 1;
      const name = await nameOf(bot, part);
      return name === undefined ? part : { ...part, name };
    }),
  );
}

async function nameOf(
  { web, people }: Pick<Bot, 'web' | 'people'>,
  { kind, id }: Mention,
): Promise<string | undefined> {
  if (kind === 'person') return people.nameOf(id);
  return nameOfChannel(web, id);
}
