import { randomUUID } from 'node:crypto';
import { inRequest, newRequestId } from '../request.ts';
import {
  addressWorked,
  bindingOf,
  chooseSystem,
  finishVerification,
  type Input,
  requestVerification,
  type Site,
  type SiteRow,
  stopRun,
} from '../sites/index.ts';
import {
  type LockSurvey,
  outcomeOf,
  unreadablePassword,
  type Verification,
  verify,
} from '../verification/index.ts';
import { type Bot, change } from './bot.ts';
import { countAlong } from './count-along.ts';
import { createSurveys } from './surveys.ts';

export interface Verifier {
  /**
   * Asks for a run, with the stored password or with the one given; the result is told in the
   * conversation.
   */
  request(
    site: string,
    input: Input,
    about: { onceMore: boolean; password?: string; system?: string },
  ): Promise<void>;
  /** Cancels the run of a site, on a person's word; false where none is under way. */
  cancel(site: string, input: Input): Promise<boolean>;
  /** What the last run saw of the site's locks, while this process remembers it. */
  survey(site: string): LockSurvey | undefined;
  /** Goes on with the runs that a process before this one did not end. */
  resume(rows: Iterable<SiteRow>): void;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
  /** Resolves when the runs under way have been cancelled; the next process starts them again. */
  stop(): Promise<void>;
}

export function createVerifier(bot: Bot): Verifier {
  const runs = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  /** By site: cancels its run. */
  const cancels = new Map<string, AbortController>();
  const surveys = createSurveys();
  bot.sites.onRow((id, row) => {
    if (!row) surveys.drop(id);
  });

  function start(site: Site, given: string | undefined): void {
    const { run } = site;
    if (!run || runs.has(run.id)) return;
    const done = work(site, given)
      .catch((error: unknown) =>
        bot.log.error({ err: error, site: site.id }, 'a verification threw'),
      )
      .finally(() => {
        runs.delete(run.id);
        cancels.delete(site.id);
      });
    runs.set(run.id, done);
  }

  async function work(site: Site, given: string | undefined): Promise<void> {
    const result = await look(site, given);
    bot.metrics.verified('person', outcomeOf(result));
    // Stopping is no result: the run stands in the site, and the next process starts it again.
    if (stopping.signal.aborted && result.kind === 'cancelled') return;
    await change(bot, site.id, (now) =>
      now.run?.id === site.run?.id
        ? finishVerification(now, bot.clock.now(), result, { twin: twinOf(now, result) })
        : now,
    );
  }

  /** Another site with the same service code and locking system. */
  function twinOf(site: Site, result: Verification): SiteRow | undefined {
    const system = result.kind === 'report' ? result.lockingSystem?.id : undefined;
    if (system === undefined) return undefined;
    const isTwin = (row: SiteRow): boolean =>
      row.id !== site.id &&
      !row.archived &&
      row.serviceCode === site.values.serviceCode &&
      row.lockingSystemId === system;
    return [...bot.sites.rows()].find(isTwin);
  }

  async function look(site: Site, given: string | undefined): Promise<Verification> {
    const binding = bindingOf(site);
    if (!binding || !site.run) return { kind: 'cancelled' };
    let password = given;
    if (password === undefined) {
      // Without a key the password was in the memory of the process that has ended.
      if (!site.password) return { kind: 'cancelled' };
      const opened = bot.custody.open(site.password, binding);
      if (!opened.ok) return unreadablePassword(bot.clock.now());
      password = opened.password;
    }
    const { serviceAddress: address = '' } = site.values;
    const cancel = new AbortController();
    cancels.set(site.id, cancel);
    const counter = countAlong(bot, site.id, site.run.id);
    const result = await verify({
      iloq: bot.iloq,
      login: { address, serviceCode: binding.serviceCode, userName: binding.userId, password },
      lockingSystem: site.values.lockingSystem,
      by: site.run.onceMore ? 'once-more' : 'person',
      addressWorked: addressWorked(site),
      signal: AbortSignal.any([stopping.signal, cancel.signal]),
      clock: bot.clock,
      requiredLocks: site.requiredLocks,
      afterChecks: (session) =>
        bot.webhooks
          .ride(site.id, session)
          .catch((error: unknown) =>
            bot.log.error({ err: error, site: site.id }, 'what follows the checks threw'),
          ),
      onProgress: counter.count,
    });
    await counter.settled();
    if (result.kind === 'report' && result.survey) surveys.keep(site.id, result.survey);
    return result;
  }

  return {
    async request(id, input, { onceMore, password, system }) {
      const run = randomUUID();
      const site = await change(bot, id, (now) => {
        const about = {
          run,
          onceMore,
          password: password !== undefined || now.password !== undefined,
        };
        return system === undefined
          ? requestVerification(now, input, about)
          : chooseSystem(now, input, system, about);
      });
      if (site?.run?.id === run) start(site, password);
    },
    async cancel(id, input) {
      const cancel = cancels.get(id);
      if (!cancel) return false;
      cancel.abort();
      await change(bot, id, (now) => stopRun(now, input));
      return true;
    },
    survey: surveys.get,
    resume(rows) {
      for (const row of rows)
        if (row.running)
          inRequest(newRequestId(), () =>
            bot.sites.get(row.id).then((site) => site && start(withoutOnceMore(site), undefined)),
          ).catch((error: unknown) =>
            bot.log.error({ err: error, site: row.id }, 'a verification could not be taken up'),
          );
    },
    async idle() {
      while (runs.size > 0) await Promise.all(runs.values());
    },
    async stop() {
      stopping.abort();
      await Promise.all(runs.values());
    },
  };
}

/**
 * "Try once more" is one log-in, which the process before may have sent: the guard decides about
 * another one.
 */
const withoutOnceMore = (site: Site): Site => ({
  ...site,
  ...(site.run && { run: { ...site.run, onceMore: false } }),
});
