import type { Site } from '../../src/sites/index.ts';
import { shown } from './seen.ts';
import { sitesOnDisk } from './told.ts';
import type { World } from './world.ts';

/** What people type and are shown in the world of the test that runs. */
export function peopleIn(worldNow: () => World) {
  const slack = () => worldNow().slack;

  /** All that only this person was shown, as text. */
  const only = (person: string): string =>
    slack()
      .ephemerals(person)
      .map((message) => shown(slack(), message))
      .join('\n');

  /** All that stands in somebody's direct message, or in a channel, as text. */
  const told = (where: string): string =>
    slack()
      .messages(where)
      .map((message) => shown(slack(), message))
      .join('\n');

  const sees = (person: string, text: string, where = only): Promise<boolean> =>
    slack().until(() => where(person).includes(text), { what: `"${text}" for ${person}` });

  /** `/livion <text>` */
  const types = (person: string, text: string) => slack().as(person).command('/livion', text);

  return {
    only,
    told,
    sees,
    types,
    idOf: (person: string): string => slack().person(person).id,
    /** Opens a site's menu, presses one of its buttons, and waits for the form. */
    async opensForm(person: string, button: string, site = 'Kamppi') {
      const before = slack().ephemerals(person).length;
      await types(person, `site ${site}`);
      const menu = await slack().until(
        () =>
          slack()
            .ephemerals(person)
            .slice(before)
            .find((message) => shown(slack(), message).includes('Conversation:')),
        { what: `the menu of ${site} for ${person}` },
      );
      await slack().as(person).press(button, { message: menu });
      return slack().until(() => slack().view(person), { what: `the form of ${button}` });
    },
    /** A site as it is on disk: the one of this name, or the only one. */
    site(name?: string): Site {
      const found = sitesOnDisk(worldNow().dataDir).find(
        (each) => name === undefined || each.name === name,
      );
      if (!found) throw new Error(`there is no site ${name ?? 'at all'}`);
      return found;
    },
  };
}
