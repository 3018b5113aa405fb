import { seenBy } from '../overview/index.ts';
import { type EstatePicture, pictureOf } from '../overview/picture/index.ts';
import { may, type Person } from '../sites/index.ts';
import {
  countsInWords,
  fileTexts,
  pictureInWords,
  pictureSaid,
  pictureTexts,
  refusal,
} from '../text/index.ts';
import type { Bot, Reply } from './bot.ts';
import { words } from './messages/index.ts';
import { type OutgoingFile, sendFile } from './send-file.ts';

/**
 * Sends the picture of the sites that somebody may see: to members all of them, to guests their
 * own.
 */
export async function sendPicture(bot: Bot, person: Person, reply: Reply): Promise<void> {
  const verdict = may(person, 'see');
  const sites = seenBy(bot.estate.sites(), person);
  if (sites.length === 0)
    return reply(words(verdict.allowed ? fileTexts.noSites : refusal(verdict.by)));
  const title = verdict.allowed ? pictureTexts.all : pictureTexts.own;
  const at = bot.clock.now();
  const picture = pictureOf(sites, pictureSaid(at, bot.stuckRule.timeZone, title));
  await reply(words(fileTexts.pictureComes));
  const file = await pictureFile(
    bot,
    picture,
    fileTexts.pictureComment(title, countsInWords(picture)),
    at,
  );
  await sendFile(bot, person.id, file);
}

/**
 * The picture as a file.
 * @param comment what is said with it, in mrkdwn
 * @param at gives it its name, in milliseconds since the epoch
 */
export async function pictureFile(
  { draw, stuckRule }: Pick<Bot, 'draw' | 'stuckRule'>,
  picture: EstatePicture,
  comment: string,
  at: number,
): Promise<OutgoingFile> {
  return {
    name: fileTexts.pictureName(at, stuckRule.timeZone),
    title: fileTexts.pictureTitle(at, stuckRule.timeZone),
    content: await draw(picture),
    comment,
    altText: pictureInWords(picture),
  };
}
