import { clip, flat, labels, name, replies } from '../../text/index.ts';
import { button, buttons } from '../buttons.ts';
import { type Message, section } from './message.ts';

const command = (label: string, text: string) => button(label, { do: 'command', text });

/** The three things that people come for, then all commands. */
export const helpMessage = (): Message => ({
  text: replies.help,
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
    const { text, blocks } = helpMessage();
    return {
      text: `${replies.unknownCommand}\n${text}`,
      blocks: [section(replies.unknownCommand), ...blocks],
    };
  }
  const text = replies.didYouMean;
  return {
    text: `${text} ${name(instead)}`,
    blocks: [section(text), buttons(command(clip(flat(instead), 70), instead))],
  };
}

/** A site's name was typed, and nothing else. */
export function siteCommandsMessage(site: string): Message {
  const text = replies.whatAbout(name(site));
  return {
    text,
    blocks: [
      section(text),
      buttons(command(labels.goOn, `setup "${site}"`), command(labels.status, `status "${site}"`)),
    ],
  };
}
