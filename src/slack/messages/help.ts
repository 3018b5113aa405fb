import { type Catalogue, clip, flat } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section } from './message.ts';

const command = (label: string, text: string) => button(label, { do: 'command', text });

/** The three things that people come for, then all commands. */
export const helpMessage = (t: Catalogue): Message => ({
  blocks: [
    buttons(
      command(t.labels.setUp, 'setup'),
      command(t.labels.mySites, 'sites'),
      command(t.labels.status, 'status'),
    ),
    section(t.replies.help),
  ],
});

/** @param instead the command that may have been meant */
export function unknownCommandMessage(t: Catalogue, instead: string | undefined): Message {
  if (instead === undefined) {
    return { blocks: [section(t.replies.unknownCommand), ...helpMessage(t).blocks] };
  }
  return {
    blocks: [section(t.replies.didYouMean), buttons(command(clip(flat(instead), 70), instead))],
  };
}

/** A site's name was typed, and nothing else. */
export function siteCommandsMessage(t: Catalogue, site: string): Message {
  return {
    blocks: [
      section(t.replies.whatAbout(site)),
      buttons(
        command(t.labels.goOn, `setup "${site}"`),
        command(t.labels.status, `status "${site}"`),
      ),
    ],
  };
}
