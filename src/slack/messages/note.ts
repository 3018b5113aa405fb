import type { Button } from '@slack/types';
import { type AskId, openingQuestion, steps } from '../../checklist/index.ts';
import type { Note, Site } from '../../sites/index.ts';
import { type Catalogue, clip } from '../../text/index.ts';
import type { Around } from './around.ts';
import { button, buttons } from './buttons.ts';
import { asksWhichLocks, deliveredAnswers, whichLocks } from './controls.ts';
import { type Actions, type Message, section } from './message.ts';

/** A short message of the conversation, with buttons where there is something to choose. */
export const noteMessage = (t: Catalogue, site: Site, note: Note, around: Around): Message => ({
  blocks: [section(t.noteText(note)), ...choices(t, site, note, around)],
});

/** The same in the site's own conversation: in a direct message it begins with the site. */
export function siteNoteMessage(t: Catalogue, site: Site, note: Note, around: Around): Message {
  const text = t.noteText(note);
  const said = site.conversation.kind === 'dm' ? t.ofSite(site.name, text) : text;
  return { blocks: [section(said), ...choices(t, site, note, around)] };
}

function choices(t: Catalogue, site: Site, note: Note, around: Around): Actions[] {
  switch (note.note) {
    case 'why-skip': {
      const skip = { do: 'skip', site: site.id, ask: note.ask } as const;
      return [
        buttons(
          ...(['already', 'not-needed', 'someone-else'] as const).map((reason) =>
            button(t.labels.skipReasons[reason], { ...skip, reason }),
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
      return [buttons(button(t.labels.goOn, { do: 'go-on', site: note.site }))];
    case 'needed-kept':
    case 'verification-interrupted':
      return [buttons(verifyButton(t, site.id, around))];
    case 'opened-for':
      return [buttons(button(t.labels.start, { do: 'go-on', site: site.id }, 'primary'))];
    case 'named':
      return note.role === 'installer' && note.name !== undefined
        ? [buttons(button(t.labels.goOn, { do: 'go-on', site: site.id }))]
        : [];
    case 'not-understood':
      return answers(t, site, note.ask, around);
    case 'value-refused':
      return [buttons(whereIsIt(t, site.id, note.ask))];
    case 'address-not-iloq':
      return [buttons(whereIsIt(t, site.id, 'service-address'))];
    case 'address-unknown': {
      const use = button(t.labels.useIt, { do: 'word', site: site.id, text: note.address });
      return [buttons(use, whereIsIt(t, site.id, 'service-address'))];
    }
    case 'password-typed':
      return around.storesPasswords
        ? [buttons(button(t.labels.enterPassword, { do: 'password', site: site.id }, 'primary'))]
        : [];
    case 'not-handed-out':
      return [
        buttons(
          button(t.labels.showCredentials, { do: 'reveal', site: site.id }, 'primary'),
          button(t.labels.doneAnyway, { do: 'done', site: site.id, ask: 'hand-over' }),
        ),
      ];
    case 'paused':
      return [buttons(button(t.labels.goOn, { do: 'go-on', site: site.id }))];
    default:
      return [];
  }
}

const whereIsIt = (t: Catalogue, site: string, ask: AskId): Button =>
  button(t.labels.whereIsIt, { do: 'help', site, ask });

const verifyButton = (t: Catalogue, site: string, { storesPasswords }: Around): Button =>
  storesPasswords
    ? button(t.labels.checkNow, { do: 'verify', site }, 'primary')
    : button(t.labels.checkNow, { do: 'password', site, verify: true }, 'primary');

/** The answers that a step takes; a value has to be typed. */
function answers(t: Catalogue, asking: Site, ask: AskId, around: Around): Actions[] {
  const { id: site } = asking;
  if (ask === openingQuestion) return [buttons(...deliveredAnswers(t, asking))];
  switch (steps[ask].kind) {
    case 'do':
    case 'hand-over': {
      const help = button(t.labels.help, { do: 'help', site, ask });
      return [buttons(button(t.labels.done, { do: 'done', site, ask }), help)];
    }
    case 'run':
      return [
        buttons(
          asksWhichLocks(asking) && whichLocks(t, asking, 'primary'),
          verifyButton(t, site, around),
        ),
      ];
    case 'secret':
      return [buttons(button(t.labels.enterPassword, { do: 'password', site }))];
    case 'value':
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
