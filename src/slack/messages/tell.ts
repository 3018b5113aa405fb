import type { Note } from '../../sites/index.ts';
import type { Catalogue } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section, words } from './message.ts';

/** What somebody is told about the whole workspace; whoever installed the app settles it first. */
export const tellMessage = (t: Catalogue, note: Note): Message =>
  note.note === 'installed'
    ? {
        blocks: [
          section(t.noteText(note)),
          buttons(button(t.labels.settings, { do: 'settings' }, 'primary')),
        ],
      }
    : words(t.noteText(note));
