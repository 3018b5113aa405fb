import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Outcome } from '../../sandbox/slack/index.ts';
import type { Surroundings } from '../../sandbox/surroundings.ts';
import type { AskId } from '../../src/checklist/index.ts';
import type { Site } from '../../src/sites/index.ts';
import { labels } from '../../src/text/en/index.ts';
import type { Container } from './container.ts';
import { nextMoment } from './moments.ts';
import { type Player, play, rightValues } from './play.ts';
import type { Random } from './random.ts';
import type { OpenStep } from './seen.ts';
import { contradictions, leftover, requestsOnDisk, sitesOnDisk } from './told.ts';

/** What the bot has kept, looked at from outside, whether it runs or not. */
export interface Kept {
  sites(): Site[];
  /** Requests of Slack that were taken, how many of them forms, and how many are not settled. */
  requests(): { readonly taken: number; readonly forms: number; readonly open: number };
  /** Whether everything is said that sites had to say, and no run is under way. */
  isQuiet(): boolean | Promise<boolean>;
}

/** It has nothing to say or to do. */
const isDone = ({ pending, followUps, run }: Site): boolean =>
  pending.length + followUps.length === 0 && !run;

/** In a folder. */
export function keptInFolder(dataDir: string): Kept {
  const kept = { sites: () => sitesOnDisk(dataDir), requests: () => requestsOnDisk(dataDir) };
  return { ...kept, isQuiet: () => kept.requests().open === 0 && kept.sites().every(isDone) };
}

interface SetUp {
  readonly around: Surroundings;
  readonly bot: Container;
  readonly kept: Kept;
  readonly random: Random;
  readonly mostKills: number;
  /** What else happens while no bot runs; its name for the trail. */
  readonly between?: (random: Random) => string | undefined;
  /** What else happens with each of her deeds; its name for the trail. */
  readonly beside?: (random: Random) => string | undefined;
  /** It ends when this step is asked: at the hand-over unless given. */
  readonly upTo?: AskId;
  /** So many milliseconds until what hangs has failed; a minute unless given. */
  readonly patienceMs?: number;
  /** What happened, line by line, for whoever has to find out why. */
  readonly trail: string[];
}

/** One set-up, from the first word to a verification that passed, with kills in between. */
export function createHarriedSetUp(setUp: SetUp) {
  const { around, bot, kept, random, mostKills, between, beside } = setUp;
  const { upTo = 'hand-over', patienceMs = 60_000, trail } = setUp;
  const { slack, iloq } = around;
  const maija = play(slack, 'maija');
  const right = rightValues(iloq);
  let killed = 0;
  let entered = 0;
  /** Log-ins with a password that iLOQ refused, which she asked for herself. */
  let askedAgain = 0;

  /**
   * What the installer does about a step, with what she sees; the first password that she enters is
   * a wrong one.
   */
  async function act(player: Player, step: OpenStep | undefined): Promise<Outcome | null> {
    switch (step?.ask) {
      case undefined:
        return player.command('setup Kamppi');
      case 'delivered-with-api':
        return random.below(2) ? player.types('no') : player.presses(labels.no);
      case 'program-locks':
        return player.types('later');
      case 'service-code':
        return player.types(right.serviceCode);
      case 'service-address':
        return player.types(right.serviceAddress);
      case 'user-id':
        return player.types(right.userId);
      case 'password':
        await entersPassword(player);
        return null;
      case 'verification': {
        const again = await player.presses(labels.tryOnceMore);
        if (again.request >= 0) {
          askedAgain += 1;
          return again;
        }
        const pressed = await player.presses(labels.checkNow);
        return pressed.request >= 0 ? pressed : player.presses(labels.checkAgain);
      }
      default:
        return random.below(2) ? player.types('done') : player.presses(labels.done);
    }
  }

  /** A bot that is killed before it opens the form opens it no more: she begins anew. */
  async function entersPassword(player: Player): Promise<void> {
    const before = killed;
    await player.presses(labels.enterPassword);
    await slack.until(() => slack.view('maija') ?? killed > before, { what: 'the form' });
    if (!slack.view('maija')) return;
    entered += 1;
    await slack
      .as('maija')
      .submit({ Password: entered === 1 ? 'Wrong-Password-1' : right.password });
  }

  /** Everything is said that was to be said, and no run is under way. */
  async function quiet(): Promise<void> {
    const deadline = performance.now() + patienceMs;
    do {
      while (!(await kept.isQuiet())) {
        if (performance.now() > deadline) throw new Error('no end of what the bot has to say');
        await pause(20);
      }
      await slack.settled(60);
    } while (!(await kept.isQuiet()));
  }

  function check(isQuiet: boolean): void {
    const wrong = kept.sites().flatMap((site) => [
      ...contradictions(slack, site),
      // What was acknowledged may have been taken a moment after it was quiet.
      ...(isQuiet && isDone(site) ? leftover(slack, site) : []),
    ]);
    const refused = iloq.counters.logins.filter(({ result }) => result !== 1).length;
    if (refused > 1 + askedAgain) wrong.push(`sent to iLOQ: ${refused} log-ins that it refused`);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
  }

  async function killAndRestart(name: string): Promise<void> {
    await bot.kill();
    killed += 1;
    trail.push(`killed ${name}`);
    const more = between?.(random);
    if (more !== undefined) trail.push(more);
    slack.clearFaults();
    iloq.faults.clear();
    check(false);
    // Sometimes the next process is killed while it starts, too.
    while (killed < mostKills && random.below(5) === 0) {
      const started = bot.start();
      const moment = nextMoment(around, undefined, random);
      await Promise.race([moment.comes, started]);
      await bot.kill();
      await started;
      killed += 1;
      trail.push(`killed at the start, ${moment.name}`);
      slack.clearFaults();
      check(false);
    }
    await bot.start();
  }

  async function oneDeed(step: OpenStep | undefined, harried: boolean): Promise<void> {
    const before = kept.requests();
    const more = beside?.(random);
    if (more !== undefined) trail.push(more);
    const moment = harried ? nextMoment(around, step?.ask, random) : undefined;
    const deed = act(maija, step);
    if (moment) {
      await moment.comes;
      await killAndRestart(`at ${step?.ask ?? 'the first word'}, ${moment.name}`);
    }
    const outcome = await deed;
    const isSent = outcome !== null && outcome.request >= 0;
    let isAcknowledged = isSent && outcome.error === null && !moment;
    // What the bot did not acknowledge, Slack sends again.
    if (isSent && outcome.error !== null && random.below(2)) {
      trail.push(`sent again: ${step?.ask ?? 'the first word'}`);
      isAcknowledged = (await slack.replay(outcome.request)).error === null;
    }
    // What a process that lives has acknowledged it takes, if a moment later.
    if (isAcknowledged) {
      const isTaken = (): boolean => kept.requests().taken > before.taken;
      await slack.until(isTaken, { what: 'what was acknowledged to be taken' });
    }
    // What was sent again may be taken a moment after it was quiet.
    let after: ReturnType<Kept['requests']>;
    do {
      await quiet();
      after = kept.requests();
    } while (after.open > 0 || !(await kept.isQuiet()));
    check(true);
    // What dies between the acknowledgement and the disk, within a millisecond, leaves no trace:
    // she does it again. The press that opens the password's form is taken, too, and answers
    // nothing yet.
    const isTaken =
      step?.ask === 'password' ? after.forms > before.forms : after.taken > before.taken;
    const isNew = maija.asked() !== undefined && maija.asked()?.message.ts !== step?.message.ts;
    if (isTaken && step && !isNew) throw new Error(`silence after ${step.ask}`);
  }

  async function playOn(): Promise<number> {
    await bot.start();
    const seen: (AskId | undefined)[] = [];
    while (maija.asked()?.ask !== upTo) {
      const step = maija.asked();
      seen.push(step?.ask);
      if (seen.length > 100)
        throw new Error(`going round in circles: ${seen.slice(-10).join(', ')}`);
      await oneDeed(step, killed < mostKills && random.below(3) > 0);
    }
    const here = kept.sites().filter(({ name }) => name === 'Kamppi');
    expect(here).toHaveLength(1);
    if (upTo === 'hand-over') expect(here[0]?.progress.steps.verification?.status).toBe('verified');
    return killed;
  }

  return { play: playOn };
}
