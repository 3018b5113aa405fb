import type { Fault as IloqCallFault } from '../iloq/index.ts';
import type { DeedAnswer, FaultDeed, FaultsView, IloqFault, SlackFault } from '../page/protocol.ts';
import type { LocalSlack, Fault as SlackCallFault } from '../slack/index.ts';
import type { BotProcess } from './bot-process.ts';
import type { IloqScene } from './iloq-scene.ts';

/**
 * What a call to iLOQ meets. Slow: long enough to be felt, short enough that a verification comes
 * to its end.
 */
const iloqCalls: Readonly<Record<IloqFault, IloqCallFault | null>> = {
  none: null,
  slow: { kind: 'slow', ms: 1_500 },
  down: { kind: 'reset' },
  html: { kind: 'html' },
  'lock-out': null,
};
/** What a call of the bot to Slack's Web API meets; what people do and see goes on. */
const slackCalls: Readonly<Record<SlackFault, SlackCallFault | null>> = {
  none: null,
  'rate-limit': { kind: '429', retryAfter: 2, everyMs: 1_500 },
  down: { kind: '500' },
};
/** CreateSession.Result 8: the log-in is ignored, the user is locked out. */
const lockedOut = 8;

/** What is switched on. */
export class FaultSwitches {
  readonly #slack: LocalSlack;
  readonly #scene: IloqScene;
  readonly #bot: BotProcess;
  #iloqFault: IloqFault = 'none';
  #slackFault: SlackFault = 'none';
  #twice = false;

  constructor(slack: LocalSlack, scene: IloqScene, bot: BotProcess) {
    this.#slack = slack;
    this.#scene = scene;
    this.#bot = bot;
  }

  get view(): FaultsView {
    return {
      iloq: this.#iloqFault,
      slack: this.#slackFault,
      twice: this.#twice,
      bot: this.#bot.state,
    };
  }

  async do(deed: Exclude<FaultDeed, { do: 'start-over' }>): Promise<DeedAnswer> {
    switch (deed.do) {
      case 'iloq':
        this.#iloqFault = deed.fault;
        this.#breakIloq(deed.fault);
        break;
      case 'slack':
        this.#slackFault = deed.fault;
        this.#breakSlack(deed.fault);
        break;
      case 'twice':
        this.#twice = deed.to;
        break;
      case 'kill-bot':
        await this.#bot.kill();
        break;
      case 'start-bot':
        // Where Slack is down it does not come up: that is seen in the state, and nobody waits for
        // it.
        void this.#bot.start();
        break;
    }
    return { error: null };
  }

  #breakIloq(fault: IloqFault): void {
    const { iloq, system } = this.#scene;
    iloq.faults.clear();
    system.forcedResult = fault === 'lock-out' ? lockedOut : null;
    const call = iloqCalls[fault];
    if (call) iloq.faults.set('*', call);
  }

  #breakSlack(fault: SlackFault): void {
    this.#slack.clearFaults();
    const call = slackCalls[fault];
    if (call) this.#slack.fault('*', call);
  }
}
