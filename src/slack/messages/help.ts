import { clip, flat, labels, replies } from '../../text/index.ts';
import { button, buttons } from './buttons.ts';
import { type Message, section } from './message.ts';

const command = (label: string, text: string) => button(label, { do: 'command', text });

/** The three things that people come for, then all commands. */
export const helpMessage = (): Message => ({
  blocks: [
    buttons(
      command(labels.setUp, 'setup'),
      command(labels.mySites, 'sites'),
      command(labels.status, 'status'),
    ),
    section(replies.help),
  ],
});

/** @param instead the command that may have been meant */
export function unknownCommandMessage(instead: string | undefined): Message {
  if (instead === undefined) {
    return { blocks: [section(replies.unknownCommand), ...helpMessage().blocks] };
  }
  return {
    blocks: [section(replies.didYouMean), buttons(command(clip(flat(instead), 70), instead))],
  };
}

/** A site's name was typed, and nothing else. */
export function siteCommandsMessage(site: string): Message {
  return {
    blocks: [
      section(replies.whatAbout(site)),
      buttons(command(labels.goOn, `setup "${site}"`), command(labels.status, `status "${site}"`)),
    ],
  };
}
