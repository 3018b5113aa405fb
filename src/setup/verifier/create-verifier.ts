import { randomUUID } from 'node:crypto';
import type { StepId } from '../../checklist/index.ts';
import type { Clock } from '../../clock.ts';
import type { Mutex } from '../../keyed-mutex.ts';
import type { Log } from '../../log.ts';
import { inRequest, newRequestId } from '../../request.ts';
import {
  change,
  chooseSystem,
  finishVerification,
  type Input,
  isAsLookedAt,
  missingForCheck,
  requestVerification,
  type Site,
  type SiteQueries,
  type SiteRow,
  type Sites,
  sees,
  stopRun,
} from '../../sites/index.ts';
import type { Surveys } from '../../storage/index.ts';
import { type LockSurvey, outcomeOf, type Verification } from '../../verification/index.ts';
import type { People } from '../ports.ts';
import type { Presses } from '../presses.ts';
import { countAlong } from './count-along.ts';
import type { Look } from './look.ts';

export interface Verifier {
  /**
   * Asks for a run, with the stored password or with the one given; the result is told in the
   * conversation.
   * @returns the steps without whose values nothing can be checked: they are asked for now
   */
  request(
    site: string,
    input: Input,
    about: { onceMore: boolean; password?: string; system?: string },
  ): Promise<readonly StepId[]>;
  /** Cancels the run of a site, on a person's word; false where none is under way. */
  cancel(site: string, input: Input): Promise<boolean>;
  /** What the last run saw of the site's locks, while it is remembered. */
  survey(site: string): Promise<LockSurvey | undefined>;
  /** Goes on with the runs of processes that ended before them. */
  resume(): Promise<void>;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
  /** Resolves when the runs under way have been cancelled; the next process starts them again. */
  stop(): Promise<void>;
  readonly presses: Presses<'verify' | 'choose-system' | 'cancel-run'>;
}

export interface VerifierParts {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'withServiceCode' | 'due'>;
  readonly people: Pick<People, 'get'>;
  readonly look: Look;
  readonly surveys: Surveys;
  /** Among all processes: whose run is which. */
  readonly mutex: Mutex;
  /** Told what a run has come to. */
  readonly onVerified: (outcome: string) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** The runs that people ask for: one at a time for a site, each told in its conversation. */
export function createVerifier(parts: VerifierParts): Verifier {
  const { sites, queries, people, look, surveys, mutex, onVerified, clock, log } = parts;
  const runs = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  /** By site: cancels its run. */
  const cancels = new Map<string, AbortController>();
  sites.onChange(({ id, run }) => {
    if (!run || run.stopping) cancels.get(id)?.abort();
  });
  sites.onRow((id, row) => {
    if (!row)
      surveys
        .drop(id)
        .catch((error: unknown) =>
          log.error({ err: error, site: id }, 'what was seen of its locks is still kept'),
        );
  });

  function takeUp(site: Site): void {
    const { run } = site;
    if (!run || runs.has(run.id)) return;
    const done = inTurn(site, run)
      .catch(threw(site))
      .finally(() => runs.delete(run.id));
    runs.set(run.id, done);
  }

  const threw =
    ({ id: site }: Site) =>
    (error: unknown): void =>
      log.error({ err: error, site }, 'a verification threw');

  /**
   * Asks for a run that is ours before anybody can see it, so that no other process takes it up.
   * @returns the site once it was asked for
   */
  function begin(
    run: string,
    ask: () => Promise<Site | undefined>,
    password: string | undefined,
  ): Promise<Site | undefined> {
    const asked = Promise.withResolvers<Site | undefined>();
    const askAndWork = async (): Promise<void> => {
      const site = await ask();
      asked.resolve(site);
      if (site?.run?.id === run) await work(site, site.run, password).catch(threw(site));
    };
    const done = mutex
      .run(`run ${run}`, askAndWork)
      .catch(asked.reject)
      .finally(() => runs.delete(run));
    runs.set(run, done);
    return asked.promise;
  }

  /** It may be another process's: then it is ours once that one has ended without an end to it. */
  async function inTurn(site: Site, run: NonNullable<Site['run']>): Promise<void> {
    const goOn = async (): Promise<void> => {
      const now = await sites.get(site.id);
      if (now?.run?.id === run.id) await work(now, run, undefined);
    };
    await mutex.run(`run ${run.id}`, goOn, stopping.signal);
  }

  async function work(
    site: Site,
    run: NonNullable<Site['run']>,
    password: string | undefined,
  ): Promise<void> {
    const cancel = new AbortController();
    cancels.set(site.id, cancel);
    if (site.run?.stopping) cancel.abort();
    const counter = countAlong({ sites, clock, log }, site.id, run.id);
    const looked = look(site, {
      ...(password !== undefined && { password }),
      by: run.onceMore ? 'once-more' : 'person',
      signal: AbortSignal.any([stopping.signal, cancel.signal]),
      onProgress: counter.count,
    });
    const result = await looked.finally(() => {
      if (cancels.get(site.id) === cancel) cancels.delete(site.id);
    });
    await counter.settled();
    if (result.kind === 'report' && result.survey)
      await surveys
        .keep(site.id, result.survey)
        .catch((error: unknown) =>
          log.error({ err: error, site: site.id }, 'what was seen of its locks is not kept'),
        );
    onVerified(outcomeOf(result));
    // Stopping is no result: the run stands in the site, and the next process starts it again.
    if (stopping.signal.aborted && result.kind === 'cancelled') return;
    const twin = await twinOf(site, run.by, result);
    await change(sites, site.id, (now) => {
      if (now.run?.id !== run.id) return now;
      const judged = isAsLookedAt(site, now) ? result : interrupted;
      return finishVerification(now, clock.now(), judged, { twin });
    });
  }

  /** Another site with the same service code and locking system, if who asked may see it. */
  async function twinOf(
    { id, values: { serviceCode } }: Site,
    by: string,
    result: Verification,
  ): Promise<SiteRow | undefined> {
    const system = result.kind === 'report' ? result.lockingSystem?.id : undefined;
    if (system === undefined || serviceCode === undefined) return undefined;
    const isTwin = (row: SiteRow): boolean => row.id !== id && row.lockingSystemId === system;
    const twins = (await queries.withServiceCode(serviceCode)).filter(isTwin);
    return twins.length === 0 ? undefined : twins.find(sees(await people.get(by), 'see'));
  }

  const request: Verifier['request'] = async (id, input, { onceMore, password, system }) => {
    const run = randomUUID();
    const hasPassword = (now: Site) => password !== undefined || now.password !== undefined;
    const ask = (): Promise<Site | undefined> =>
      change(sites, id, (now) => {
        const about = { run, onceMore, password: hasPassword(now) };
        return system === undefined
          ? requestVerification(now, input, about)
          : chooseSystem(now, input, system, about);
      });
    const site = await begin(run, ask, password);
    return site && !site.run ? missingForCheck(site, hasPassword(site)) : [];
  };

  const cancel: Verifier['cancel'] = async (id, input) => {
    let isRunning = false;
    cancels.get(id)?.abort();
    await change(sites, id, (now) => {
      isRunning = now.run !== undefined;
      return stopRun(now, input);
    });
    return isRunning;
  };

  return {
    request,
    cancel,
    presses: {
      async verify({ site, onceMore = false }, { input }) {
        await request(site, input, { onceMore });
      },
      async 'choose-system'({ site, system }, { input }) {
        await request(site, input, { onceMore: false, system });
      },
      async 'cancel-run'({ site }, { input, reply }) {
        if (!(await cancel(site, input))) await reply({ answer: 'not-running' });
      },
    },
    survey: surveys.get,
    async resume() {
      for (const id of await queries.due('run'))
        inRequest(newRequestId(), () =>
          sites.get(id).then((site) => site && takeUp(withoutOnceMore(site))),
        ).catch((error: unknown) =>
          log.error({ err: error, site: id }, 'a verification could not be taken up'),
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

/** Nothing that was seen counts: it was of values that somebody has changed meanwhile. */
const interrupted: Verification = { kind: 'cancelled' };

/** "Try once more" is one log-in, which may have been sent: the guard decides about another. */
const withoutOnceMore = (site: Site): Site => ({
  ...site,
  ...(site.run && { run: { ...site.run, onceMore: false } }),
});
