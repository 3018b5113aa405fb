import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { neededOptions } from '../messages/index.ts';
import type { Listening } from './listening.ts';

const carried = z.object({ site: z.string() });

/** The menus of the needed locks, which search as one types. */
export function registerLockMenus({ app, setup, speech }: Listening): void {
  app.options(/^(not-)?needed$/u, async ({ body, ack }) => {
    const site = carried.safeParse(metadataOf(body.view?.private_metadata)).data?.site;
    const survey = site === undefined ? undefined : await setup.locksFor(site, body.user.id);
    await offer(
      ack,
      survey ? neededOptions(speech.toAtOnce(body.user.id), survey, body.value) : [],
    );
  });
}

function metadataOf(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Bolt's type asks for the groups of options beside them; Slack takes one of the two. */
const offer = (
  ack: (answer: { options: PlainTextOption[] }) => Promise<void>,
  options: PlainTextOption[],
) => ack({ options });
