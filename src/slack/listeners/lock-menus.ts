import type { PlainTextOption } from '@slack/types';
import { neededOptions } from '../messages/index.ts';
import { siteIn } from './form.ts';
import type { Listening } from './listening.ts';

/** The menus of the needed locks, which search as one types. */
export function registerLockMenus({ app, setup, speech }: Listening): void {
  app.options(/^(not-)?needed$/u, async ({ body, ack }) => {
    const survey = body.view && (await setup.locksFor(siteIn(body.view), body.user.id));
    await offer(
      ack,
      survey ? neededOptions(speech.toAtOnce(body.user.id), survey, body.value) : [],
    );
  });
}

/** Bolt's type asks for the groups of options beside them; Slack takes one of the two. */
const offer = (
  ack: (answer: { options: PlainTextOption[] }) => Promise<void>,
  options: PlainTextOption[],
) => ack({ options });
