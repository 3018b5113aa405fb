import type { Button } from '@slack/types';
import { type AskId, openingQuestion, steps } from '../../checklist/index.ts';
import { compact } from '../../compact.ts';
import type { Note, Site } from '../../sites/index.ts';
import { type Catalogue, clip } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import {
  type Around,
  asksWhichLocks,
  checkPress,
  deliveredAnswers,
  enterPassword,
  whichLocks,
} from './controls.ts';
import { type Actions, type Message, section } from './message.ts';

/** A short message of the conversation, with buttons where there is something to choose. */
export const noteMessage = (
  t: Catalogue,
  site: Site,
  note: Note,
  around: Around,
  text = t.noteText(note),
): Message => ({ blocks: [section(text), ...inRows(choices(t, site, note, around))] });

/** The same in the site's own conversation: in a direct message it begins with the site. */
export function siteNoteMessage(t: Catalogue, site: Site, note: Note, around: Around): Message {
  const text = t.noteText(note);
  const said = site.conversation.kind === 'dm' ? t.ofSite(site.name, text) : text;
  return noteMessage(t, site, note, around, said);
}

/** What somebody is told about the whole workspace; whoever installed the app settles it first. */
export function tellMessage(t: Catalogue, note: Note): Message {
  const settle = buttons(button(t.labels.settings, { do: 'settings' }, 'primary'));
  return { blocks: [section(t.noteText(note)), ...(note.note === 'installed' ? [settle] : [])] };
}

function choices(t: Catalogue, site: Site, note: Note, around: Around): readonly Button[] {
  const goOn = (id: string): Button => button(t.labels.goOn, { do: 'go-on', site: id });
  switch (note.note) {
    case 'why-skip': {
      const skip = { do: 'skip', site: site.id, ask: note.ask } as const;
      return (['already', 'not-needed', 'someone-else'] as const).map((reason) =>
        button(t.labels.skipReasons[reason], { ...skip, reason }),
      );
    }
    case 'choose-system':
      return (site.choices ?? []).map((choice) =>
        button(clip(choice.name, 70), { do: 'choose-system', site: site.id, system: choice.id }),
      );
    case 'same-service-code':
    case 'same-locking-system':
      return [goOn(note.site)];
    case 'needed-kept':
    case 'verification-interrupted':
      return [check(t, site, around)];
    case 'opened-for':
      return [button(t.labels.start, { do: 'go-on', site: site.id }, 'primary')];
    case 'named':
      return note.role === 'installer' && note.name !== undefined ? [goOn(site.id)] : [];
    case 'not-understood':
      return answers(t, site, note.ask, around);
    case 'value-refused':
      return [whereIsIt(t, site.id, note.ask)];
    case 'address-not-iloq':
      return [whereIsIt(t, site.id, 'service-address')];
    case 'address-unknown':
      return [
        button(t.labels.useIt, { do: 'word', site: site.id, text: note.address }),
        whereIsIt(t, site.id, 'service-address'),
      ];
    case 'password-typed':
      return around.storesPasswords ? [enterPassword(t, site, 'primary')] : [];
    case 'not-handed-out':
      return [
        button(t.labels.showCredentials, { do: 'reveal', site: site.id }, 'primary'),
        button(t.labels.doneAnyway, { do: 'done', site: site.id, ask: 'hand-over' }),
      ];
    case 'paused':
      return [goOn(site.id)];
    default:
      return [];
  }
}

const whereIsIt = (t: Catalogue, site: string, ask: AskId): Button =>
  button(t.labels.whereIsIt, { do: 'help', site, ask });

const check = (t: Catalogue, site: Site, around: Around): Button =>
  button(t.labels.checkNow, checkPress(site, around), 'primary');

/** The answers that a step takes; a value has to be typed. */
function answers(t: Catalogue, site: Site, ask: AskId, around: Around): readonly Button[] {
  if (ask === openingQuestion) return deliveredAnswers(t, site);
  const about = { site: site.id, ask };
  switch (steps[ask].kind) {
    case 'do':
    case 'hand-over':
      return [
        button(t.labels.done, { do: 'done', ...about }),
        button(t.labels.help, { do: 'help', ...about }),
      ];
    case 'run':
      return compact([
        asksWhichLocks(site) && whichLocks(t, site, 'primary'),
        check(t, site, around),
      ]);
    case 'secret':
      return [enterPassword(t, site)];
    case 'value':
      return [];
  }
}

/** A row holds 25 buttons, a message about 13,200 characters (bolt-js#2509): room for 150. */
function inRows(all: readonly Button[]): Actions[] {
  const rows: Actions[] = [];
  for (let first = 0; first < Math.min(all.length, 150); first += 25)
    rows.push(buttons(...all.slice(first, first + 25)));
  return rows;
}
