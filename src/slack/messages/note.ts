import type { Button } from '@slack/types';
import type { Note, Site } from '../../sites/index.ts';
import { clip, labels, noteText } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { type Actions, type Message, section } from './message.ts';
import type { Around } from './step.ts';

/** A short message of the conversation, with buttons where there is something to choose. */
export function noteMessage(site: Site, note: Note, around: Around): Message {
  return { blocks: [section(noteText(note)), ...choices(site, note, around)] };
}

function choices(site: Site, note: Note, around: Around): Actions[] {
  switch (note.note) {
    case 'why-skip': {
      const { already, notNeeded, other } = labels.skipReasons;
      return [
        buttons(
          ...[already, notNeeded, other].map((reason) =>
            button(reason, { do: 'skip', site: site.id, ask: note.ask, reason }),
          ),
        ),
      ];
    }
    case 'choose-system':
      return inRows(
        (site.choices ?? []).map((choice) =>
          button(clip(choice.name, 70), { do: 'choose-system', site: site.id, system: choice.id }),
        ),
      );
    case 'same-service-code':
    case 'same-locking-system':
      return [buttons(button(labels.goOn, { do: 'go-on', site: note.site }))];
    case 'needed-kept':
    case 'verification-interrupted':
      return [
        buttons(
          around.storesPasswords
            ? button(labels.verify, { do: 'verify', site: site.id }, 'primary')
            : button(labels.verify, { do: 'password', site: site.id, verify: true }, 'primary'),
        ),
      ];
    case 'named':
      return note.role === 'installer' && note.name !== undefined
        ? [buttons(button(labels.goOn, { do: 'go-on', site: site.id }))]
        : [];
    case 'paused':
      return [buttons(button(labels.goOn, { do: 'go-on', site: site.id }))];
    default:
      return [];
  }
}

/**
 * A row holds 25 buttons, and a message about 13,200 characters (Block Kit reference,
 * bolt-js#2509): room for 150.
 */
function inRows(all: readonly Button[]): Actions[] {
  const rows: Actions[] = [];
  for (let first = 0; first < Math.min(all.length, 150); first += 25)
    rows.push(buttons(...all.slice(first, first + 25)));
  return rows;
}
