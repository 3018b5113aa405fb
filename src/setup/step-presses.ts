import { type AskId, openingQuestion } from '../checklist/index.ts';
import { change, gotIt, type Sites, undo } from '../sites/index.ts';
import type { Conversation } from './conversation.ts';
import type { ByPress, Presses } from './presses.ts';
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
  async function tellAnswered(by: ByPress, { site: id, ask }: OnStep): Promise<void> {
    const site = await sites.get(id);
    await by.reply(site ? { answer: 'answered-already', site, ask } : { answer: 'gone' });
  }

  async function say(said: Said, { site, ask }: OnStep, by: ByPress): Promise<void> {
    const heard = await conversation.apply(by, { site, said, on: ask });
    if (heard === 'answered') await tellAnswered(by, { site, ask });
  }

  return {
    delivered: (press, by) => say({ said: 'delivered', answer: press.answer }, press, by),
    done: (press, by) => say({ said: 'done' }, press, by),
    back: (press, by) => say({ said: 'back' }, press, by),
    later: (press, by) => say({ said: 'later' }, press, by),
    skip: (press, by) => say({ said: 'skip', reason: press.reason }, press, by),
    help: (press, by) => say({ said: 'help' }, press, by),
    async 'got-it'({ site: id, ask }, { input }) {
      await change(sites, id, (site) => gotIt(site, input, ask));
    },
    async undo(press, by) {
      const { site: id, ask } = press;
      let isUndone = false;
      await change(sites, id, (site) => {
        const undone = ask === openingQuestion ? site : undo(site, by.input, ask);
        isUndone = undone !== site;
        return undone;
      });
      if (!isUndone) await tellAnswered(by, press);
    },
  };
}
