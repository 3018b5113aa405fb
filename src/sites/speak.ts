import type { Language } from '../language.ts';
import { applied, type Input } from './hear.ts';
import { type Site, say } from './site.ts';

/** The conversation goes on in another language; what stands open in it is said again, in place. */
export function speak(site: Site, input: Input, language: Language): Site {
  if (site.language === language) return site;
  const spoken = { ...applied(site, input), language };
  const { step, list, run, help } = site.messages;
  return say(
    spoken,
    input.at,
    ...(step ? ([{ say: 'redraw' }] as const) : []),
    ...(run ? ([{ say: 'run' }] as const) : []),
    ...(help ? ([{ say: 'help', ask: help.ask }] as const) : []),
    ...(list ? ([{ say: 'list', anew: false }] as const) : []),
  );
}
