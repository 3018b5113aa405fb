import { hear, type Input, tell } from './setup.ts';
import { follow, type Site } from './site.ts';

/**
 * "help": support is asked, and the installer is told so.
 * @param reached somebody is there to be told
 */
export function askHelp(
  site: Site,
  input: Input,
  words: string | undefined,
  reached: boolean,
): Site {
  const { asked } = site.progress;
  const about = {
    by: input.by,
    ...(asked && { ask: asked }),
    ...(words !== undefined && { words }),
  };
  const asking = follow(hear(site, input, 'help-asked'), input.at, { do: 'ask-support', ...about });
  return tell(asking, input.at, { note: 'help-called', words: words !== undefined, reached });
}
