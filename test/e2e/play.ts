import type { LocalSlack, Message, Outcome } from '../../sandbox/slack/index.ts';
import { type AskId, stepIds } from '../../src/checklist/index.ts';
import { labels } from '../../src/text/en/index.ts';
import { type OpenStep, openSteps, shown } from './seen.ts';

/** What an installer finds on site and types into the conversation. */
export interface Values {
  readonly serviceCode: string;
  readonly serviceAddress: string;
  readonly userId: string;
  readonly password: string;
}

/** Without a password: where none is stored, its step is done with a word. */
type Given = Omit<Values, 'password'> & { readonly password?: string | undefined };

/** The values of the sandbox's own iLOQ, all right. */
export const rightValues = (iloq: { readonly address: string }): Values => ({
  serviceCode: 'KAMPPI',
  serviceAddress: iloq.address,
  userId: 'api.keyautomat',
  password: 'Avain-Automaatti-42',
});

/**
 * Somebody at work with the bot, who acts only on what stands in Slack. Every wait ends with the
 * last transcript.
 */
export interface Player {
  readonly slack: LocalSlack;
  /** The channel whose thread holds the set-up, or the person: their direct message does. */
  readonly where: string;
  /** `/livion <text>`, in the direct message with the bot or in a channel. */
  command(text: string, channel?: string): Promise<Outcome>;
  /** `/livion setup <site>`, and the opening question comes. */
  opens(site: string): Promise<void>;
  /** Types where the set-up is held. */
  types(text: string): Promise<Outcome>;
  /** Presses a button, of the step that is asked if it has one of that name. */
  presses(label: string): Promise<Outcome>;
  /** The step that is asked now, if one is. */
  asked(): OpenStep | undefined;
  /** Waits until this step is asked. */
  isAsked(ask: AskId): Promise<OpenStep>;
  /** Waits until this step is asked, types, and waits until it is answered or asked anew. */
  answers(ask: AskId, text: string): Promise<void>;
  /**
   * Opens the password's form with a button and sends it; what the form says against it, or null.
   */
  enters(password: string, button?: string): Promise<string | null>;
  /** Waits until the password is asked for, enters it, and waits until the step is answered. */
  gives(password: string): Promise<void>;
  /**
   * Presses whichever button verifies now, and waits until its result is told and a step is asked.
   */
  verifies(): Promise<OpenStep>;
  /** Waits until a message says this. */
  sees(text: string): Promise<Message>;
  /** How often this has been said, where the set-up is held. */
  timesTold(text: string): number;
  /**
   * Does what each step asks, with these values, until this one is asked. The five that open the
   * locking system to the API are left out unless one of them is wanted.
   */
  comesTo(ask: AskId, values: Given): Promise<void>;
}

/** A set-up has 14; more than so many means that something does not go on. */
const mostSteps = 40;

/** What is asked about the locking system where it was not delivered with API access. */
const toOpenIt: readonly AskId[] = stepIds.slice(0, stepIds.indexOf('service-code'));

/** @param options.channel a set-up that is held `here`: in a thread of this channel */
export function play(
  slack: LocalSlack,
  person: string,
  options: { readonly channel?: string } = {},
): Player {
  const actor = slack.as(person);
  const { channel } = options;
  const where = channel ?? person;

  const asked = (): OpenStep | undefined => openSteps(slack, where).at(-1);
  const isAsked = (ask: AskId): Promise<OpenStep> =>
    slack.until(() => (asked()?.ask === ask ? asked() : undefined), {
      what: `the question for ${ask}`,
    });
  /** The newest step is another message: answered, or asked anew. */
  const isOver = (step: OpenStep): Promise<unknown> =>
    slack.until(() => asked()?.message.ts !== step.message.ts, { what: `an end of ${step.ask}` });

  function types(text: string): Promise<Outcome> {
    if (channel === undefined) return actor.dm(text);
    const thread = slack.messages(channel).find((message) => message.threadTs !== null)?.threadTs;
    return actor.say(channel, text, typeof thread === 'string' ? { threadTs: thread } : {});
  }

  async function presses(label: string): Promise<Outcome> {
    const step = asked();
    const here = step && (await actor.press(label, { message: step.message }));
    return here && here.request >= 0 ? here : actor.press(label, { in: 'messages' });
  }

  async function answers(ask: AskId, text: string): Promise<void> {
    const step = await isAsked(ask);
    await types(text);
    await isOver(step);
  }

  async function enters(
    password: string,
    button: string = labels.enterPassword,
  ): Promise<string | null> {
    // One that was not sent may still be open.
    const before = slack.view(person)?.id;
    await presses(button);
    const form = await slack.until(() => slack.view(person)?.id !== before && slack.view(person), {
      what: 'the form for the password',
    });
    await actor.submit({ Password: password });
    return slack.view(person)?.id === form.id
      ? (slack.view(person)?.errors['password'] ?? 'not sent')
      : null;
  }

  async function gives(password: string): Promise<void> {
    const step = await isAsked('password');
    await enters(password);
    await isOver(step);
  }

  async function verifies(): Promise<OpenStep> {
    const step = await isAsked('verification');
    for (const label of [labels.tryOnceMore, labels.checkNow, labels.checkAgain])
      if ((await actor.press(label, { message: step.message })).request >= 0) break;
    await isOver(step);
    return slack.until(asked, { what: 'a step after the verification' });
  }

  async function answerAsUsual({ ask }: OpenStep, values: Given, wanted: AskId): Promise<void> {
    switch (ask) {
      case 'delivered-with-api':
        return answers(ask, toOpenIt.includes(wanted) ? 'no' : 'yes');
      case 'service-code':
        return answers(ask, values.serviceCode);
      case 'service-address':
        return answers(ask, values.serviceAddress);
      case 'user-id':
        return answers(ask, values.userId);
      case 'verification':
        await verifies();
        return;
      case 'password':
        return values.password === undefined ? answers(ask, 'done') : gives(values.password);
      default:
        return answers(ask, 'done');
    }
  }

  return {
    slack,
    where,
    command: (text, at) => actor.command('/livion', text, at === undefined ? {} : { channel: at }),
    async opens(site) {
      const before = asked()?.message.ts;
      await actor.command(
        '/livion',
        channel === undefined ? `setup ${site}` : `setup ${site} here`,
        channel === undefined ? {} : { channel },
      );
      // Another site may ask the same.
      await slack.until(() => asked()?.message.ts !== before && asked(), { what: 'a question' });
      await isAsked('delivered-with-api');
    },
    types,
    presses,
    asked,
    isAsked,
    answers,
    enters,
    gives,
    verifies,
    sees: (text) =>
      slack.until(
        () => slack.messages(where).findLast((message) => shown(slack, message).includes(text)),
        {
          what: `"${text}"`,
        },
      ),
    timesTold: (text) =>
      slack.messages(where).filter((message) => shown(slack, message).includes(text)).length,
    async comesTo(ask, values) {
      for (let steps = 0; steps < mostSteps; steps++) {
        const step = await slack.until(asked, { what: 'a step' });
        if (step.ask === ask) return;
        await answerAsUsual(step, values, ask);
      }
      throw new Error(
        `going round in circles on the way to ${ask}\n${slack.transcript(where).slice(-2_000)}`,
      );
    },
  };
}
