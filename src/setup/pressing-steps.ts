import { type AskId, openingQuestion } from '../checklist/index.ts';
import { change, gotIt, type Input, type Sites, undo } from '../sites/index.ts';
import type { Reply, ReplyOrOpen } from './answer.ts';
import type { Conversation } from './conversation.ts';
import type { Press } from './pressed.ts';
import type { Said } from './reading/index.ts';
import type { Support } from './support.ts';
import type { By } from './take.ts';
import type { Values } from './values.ts';

/** A button that stands under a step. */
type StepPress = Extract<Press, { ask: AskId }>;

/**
 * Does what a button under a step says; `may` has been asked. On a step that is not asked any more
 * it changes nothing, and says how the step stands.
 */
export type PressStep = (by: By, press: StepPress, reply: ReplyOrOpen) => Promise<void>;

export function createPressStep(parts: {
  readonly sites: Sites;
  readonly conversation: Pick<Conversation, 'apply'>;
  readonly support: Pick<Support, 'askWords'>;
  readonly values: Pick<Values, 'askAll'>;
}): PressStep {
  const { sites, conversation, support, values } = parts;

  /** @returns false where there is nothing to take back */
  async function isUndone(id: string, ask: AskId, input: Input): Promise<boolean> {
    let isChanged = false;
    await change(sites, id, (site) => {
      const undone = ask === openingQuestion ? site : undo(site, input, ask);
      isChanged = undone !== site;
      return undone;
    });
    return isChanged;
  }

  async function tellAnswered(id: string, ask: AskId, reply: Reply): Promise<void> {
    const site = await sites.get(id);
    await reply(site ? { answer: 'answered-already', site, ask } : { answer: 'gone' });
  }

  return async (by, press, reply) => {
    const { site: id, ask } = press;
    switch (press.do) {
      case 'ask-support':
        return support.askWords(id, ask, reply);
      case 'values':
        return values.askAll(id, ask, reply);
      case 'got-it':
        await change(sites, id, (site) => gotIt(site, by.input, ask));
        return;
      case 'undo':
        if (!(await isUndone(id, ask, by.input))) await tellAnswered(id, ask, reply);
        return;
      default: {
        const heard = await conversation.apply(
          by,
          { site: id, said: saidOf(press), on: ask },
          reply,
        );
        if (heard === 'answered') await tellAnswered(id, ask, reply);
      }
    }
  };
}

type Spoken = Extract<Press, { do: 'delivered' | 'done' | 'back' | 'later' | 'skip' | 'help' }>;

function saidOf(press: Spoken): Said {
  if (press.do === 'delivered') return { said: press.do, answer: press.answer };
  if (press.do !== 'skip') return { said: press.do };
  return { said: 'skip', ...(press.reason !== undefined && { reason: press.reason }) };
}
