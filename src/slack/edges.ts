import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { may } from '../sites/index.ts';
import { refusal, replies, typedReplies } from '../text/index.ts';
import { openAskSupport, registerAskSupport } from './ask-support.ts';
import { type Bot, type Handler, handle, inputOf, once, type Reply } from './bot.ts';
import { type Press, readPress } from './buttons.ts';
import { runCommand } from './commands.ts';
import { registerDelete } from './delete-site.ts';
import { openDetails } from './details.ts';
import { openEvents, registerEvents } from './events.ts';
import { guarded } from './guarded.ts';
import { hearMessage } from './hear.ts';
import { type Home, pressOnHome, registerHome } from './home/index.ts';
import { readMessageEvent } from './message-event.ts';
import { nameModal, sorryModal, words } from './messages/index.ts';
import { openNeeded, registerNeeded } from './needed.ts';
import { setUp, type Wanted } from './open.ts';
import { openSiteForm, opensForm } from './open-site-form.ts';
import { offerCredentials, offerPasswordPage } from './pages.ts';
import { openPasswordForm, registerPassword } from './password.ts';
import { hearPress } from './press.ts';
import { registerRename } from './rename-site.ts';
import { type PressedView, replyBy, replyInView } from './reply.ts';
import { registerSitePeople } from './site-people.ts';
import { openSnooze, registerSnooze } from './snooze.ts';
import { openTimeline } from './timeline.ts';
import { toPerson } from './to-person.ts';
import { readSent, typedName } from './typed-text.ts';
import type { Verifier } from './verify.ts';

export interface Parts {
  readonly app: App;
  readonly bot: Bot;
  readonly verifier: Verifier;
  readonly home: Home;
  readonly botUser: string;
}

/** Joins Bolt to what the bot does. Nothing here decides. */
export function registerEdges(parts: Parts): void {
  registerCommand(parts);
  registerMessages(parts);
  registerButtons(parts);
  registerPassword(parts);
  registerForms(parts);
  registerNeeded(parts);
  registerEvents(parts);
  registerRename(parts);
  registerSitePeople(parts);
  registerDelete(parts);
  registerSnooze(parts);
  registerAskSupport(parts);
  registerHome(parts);
}

const nothing = (): void => undefined;

function registerCommand({ app, bot, verifier }: Parts): void {
  app.command('/livion', ({ command, ack, respond }) => {
    const reply = replyBy(respond, bot);
    const handler: Handler<typeof command, void> = {
      answer: nothing,
      follow: ({ trigger_id, user_id, channel_id, channel_name, text }) =>
        guarded(bot, reply, () =>
          once(bot, `command:${trigger_id}`, user_id, async () => {
            const person = await bot.people.get(user_id);
            const inDirectMessage = channel_name === 'directmessage';
            const channel = inDirectMessage ? undefined : channel_id;
            const request = `command:${trigger_id}`;
            const typed = await readSent(text);
            if (!typed) return reply(words(typedReplies.tooLong));
            await runCommand(
              bot,
              verifier,
              { person, request, channel, inDirectMessage: false },
              typed,
              reply,
            );
          }),
        ),
    };
    return handle(handler, command, () => ack());
  });
}

function registerMessages({ app, bot, verifier, botUser }: Parts): void {
  const hear = async (event: unknown): Promise<void> => {
    const heard = readMessageEvent(event, botUser);
    if (heard) await guarded(bot, undefined, () => hearMessage(bot, verifier, botUser, heard));
  };
  app.event('message', ({ event }) => hear(event));
  app.event('app_mention', ({ event }) => hear(event));
}

function registerButtons({ app, bot, verifier, home }: Parts): void {
  app.action<BlockAction>(/.*/u, ({ body, action, ack, respond }) => {
    const press = readPress(carriedBy(action));
    const reply = body.view
      ? replyInView(bot, { trigger: body.trigger_id, user: body.user.id }, body.view)
      : replyBy(respond, bot);
    const handler: Handler<BlockAction, void> = {
      answer: nothing,
      follow: ({ trigger_id, user, channel, view }) =>
        guarded(bot, reply, async () => {
          if (action.action_id.startsWith('link')) return;
          if (!press) return reply(words(replies.oldButton));
          const request = `press:${trigger_id}`;
          await once(bot, request, user.id, () =>
            pressed(
              { bot, verifier, home },
              press,
              { user: user.id, request, trigger: trigger_id, channel: channel?.id, view },
              reply,
            ),
          );
        }),
    };
    return handle(handler, body, () => ack());
  });
}

/** What a button, or the chosen line of a menu, carries. */
function carriedBy(action: object): string | undefined {
  const button = z.object({ value: z.string() }).safeParse(action);
  if (button.success) return button.data.value;
  return z.object({ selected_option: z.object({ value: z.string() }) }).safeParse(action).data
    ?.selected_option.value;
}

async function pressed(
  { bot, verifier, home }: Pick<Parts, 'bot' | 'verifier' | 'home'>,
  press: Press,
  by: {
    user: string;
    request: string;
    trigger: string;
    channel: string | undefined;
    view: PressedView | undefined;
  },
  reply: Reply,
): Promise<void> {
  if (press.do === 'home' || press.do === 'find') return pressOnHome(bot, home, press, by, by.view);
  const person = await bot.people.get(by.user);
  if (press.do === 'password')
    return bot.pages
      ? offerPasswordPage(bot, press, person, reply)
      : openPasswordForm(bot, press, person, by.trigger);
  if (press.do === 'reveal') return offerCredentials(bot, press, person, reply);
  if (press.do === 'snooze') return openSnooze(bot, press, person, by.trigger);
  if (press.do === 'ask-support') return openAskSupport(bot, press, person, by.trigger);
  if (press.do === 'needed') return openNeeded(bot, verifier, press, person, by.trigger);
  if (press.do === 'events') return openEvents(bot, press, person, by.trigger);
  if (press.do === 'details')
    return openDetails(bot, verifier, press, person, { ...by, view: by.view?.id });
  if (press.do === 'timeline') return openTimeline(bot, press, person, by);
  if (opensForm(press)) return openSiteForm(bot, press, person, by.trigger);
  if (press.do === 'name') {
    const verdict = may(person, 'open-site');
    const view = verdict.allowed ? nameModal() : sorryModal(refusal(verdict.by));
    await bot.web.views.open({ trigger_id: by.trigger, view });
    return;
  }
  if (press.do === 'command') {
    const channel = by.channel?.startsWith('D') ? undefined : by.channel;
    const asked = { person, request: by.request, channel, inDirectMessage: channel === undefined };
    return runCommand(bot, verifier, asked, [press.text], reply);
  }
  const wanted: Wanted = {
    person,
    request: by.request,
    inDirectMessage: by.channel?.startsWith('D') ?? false,
    ...(press.do === 'create' && press.here && by.channel !== undefined && { here: by.channel }),
  };
  await hearPress(bot, verifier, press, wanted, inputOf(bot, by.user, by.request), reply);
}

/** The sent value of a field whose block and element have the same name. */
const fieldOf = (
  values: Record<string, Record<string, { value?: string | null }>>,
  name: string,
): string => values[name]?.[name]?.value ?? '';

function registerForms({ app, bot }: Parts): void {
  app.view('name', ({ view, body, ack }) => {
    const name = fieldOf(view.state.values, 'name');
    const handler: Handler<typeof body, boolean> = {
      answer: () => name.trim() !== '',
      follow: ({ user, view: { id } }) =>
        guarded(bot, toPerson(bot, user.id), async () => {
          if (name.trim() === '') return;
          const request = `form:${id}:${view.hash}`;
          await once(bot, request, user.id, async () => {
            const person = await bot.people.get(user.id);
            await setUp(
              bot,
              { person, request, inDirectMessage: true },
              await typedName(name),
              toPerson(bot, user.id),
            );
          });
        }),
    };
    return handle(handler, body, (named) =>
      named ? ack() : ack({ response_action: 'errors', errors: { name: replies.nameIt } }),
    );
  });
}
