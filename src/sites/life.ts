import type { Language } from '../language.ts';
import { applied, type Input, tell } from './hear.ts';
import { showAgain } from './resume.ts';
import { follow, type Site, say } from './site.ts';

/** The site under a new name, which its conversation shows. */
export function renameSite(site: Site, input: Input, name: string): Site {
  const { by, at } = input;
  const from = site.name;
  if (from === name) return site;
  const renamed = follow({ ...applied(site, input), name }, at, {
    ...{ do: 'journal', what: 'renamed', by },
    about: { from, to: name },
  });
  if (site.archivedAt !== undefined) return renamed;
  const told = tell(renamed, at, { note: 'renamed', from, to: name, by });
  return say(told, at, { say: 'list', anew: false });
}

/** Nothing is asked or watched any more; what was open of its alerts ends. */
export function archiveSite(site: Site, input: Input): Site {
  if (site.archivedAt !== undefined) return site;
  const { by, at } = input;
  const { asked } = site.progress;
  const { run: _, choices: __, ...rest } = applied(site, input);
  const archived = follow(
    { ...rest, archivedAt: at, archivedBy: by },
    at,
    { do: 'journal', what: 'archived', by },
    { do: 'end-alerts', by },
  );
  return say(
    archived,
    at,
    ...(asked ? [{ say: 'shrink', ask: asked } as const] : []),
    ...(site.messages.run ? [{ say: 'run' } as const] : []),
    { say: 'note', note: { note: 'archived', by } },
    { say: 'list', anew: false },
  );
}

/** Taken up again where it was: the open step is asked, the subscriptions at iLOQ are made anew. */
export function restoreSite(site: Site, input: Input): Site {
  if (site.archivedAt === undefined) return site;
  const { by, at } = input;
  const { archivedAt: _, archivedBy: __, ...rest } = applied(site, input);
  const { webhooks } = rest;
  const restored: Site = {
    ...rest,
    movedAt: at,
    askedAt: at,
    ...(webhooks && webhooks.events.length > 0 && { webhooks: { ...webhooks, chosenAt: at } }),
  };
  const noted = follow(restored, at, { do: 'journal', what: 'restored', by });
  return site.progress.asked && !site.paused
    ? showAgain(noted, at, { note: 'restored', by })
    : say(tell(noted, at, { note: 'restored', by }), at, { say: 'list', anew: true });
}

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
