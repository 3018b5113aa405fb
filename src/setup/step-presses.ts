import { type AskId, openingQuestion } from '../checklist/index.ts';
import { change, gotIt, type Sites, undo } from '../sites/index.ts';
import type { Reply } from './answer.ts';
import type { Conversation } from './conversation.ts';
import type { PressAround, Presses } from './presses.ts';
import type { Said } from './reading/index.ts';

interface OnStep {
  readonly site: string;
  readonly ask: AskId;
}

/** The buttons under a step: where it is not asked any more, they say how it stands. */
export function createStepPresses(
  sites: Sites,
  conversation: Pick<Conversation, 'apply'>,
): Presses<'delivered' | 'done' | 'back' | 'later' | 'skip' | 'help' | 'got-it' | 'undo'> {
  async function tellAnswered({ site: id, ask }: OnStep, reply: Reply): Promise<void> {
    const site = await sites.get(id);
    await reply(site ? { answer: 'answered-already', site, ask } : { answer: 'gone' });
  }

  async function say(said: Said, { site, ask }: OnStep, { by, reply }: PressAround): Promise<void> {
    const heard = await conversation.apply(by, { site, said, on: ask }, reply);
    if (heard === 'answered') await tellAnswered({ site, ask }, reply);
  }

  return {
    delivered: (press, around) => say({ said: 'delivered', answer: press.answer }, press, around),
    done: (press, around) => say({ said: 'done' }, press, around),
    back: (press, around) => say({ said: 'back' }, press, around),
    later: (press, around) => say({ said: 'later' }, press, around),
    skip: (press, around) => say({ said: 'skip', reason: press.reason }, press, around),
    help: (press, around) => say({ said: 'help' }, press, around),
    async 'got-it'({ site: id, ask }, { by }) {
      await change(sites, id, (site) => gotIt(site, by.input, ask));
    },
    async undo(press, { by, reply }) {
      const { site: id, ask } = press;
      let isUndone = false;
      await change(sites, id, (site) => {
        const undone = ask === openingQuestion ? site : undo(site, by.input, ask);
        isUndone = undone !== site;
        return undone;
      });
      if (!isUndone) await tellAnswered(press, reply);
    },
  };
}
