import { clip } from '../clip.ts';
import type { Clock } from '../clock.ts';
import type { Iloq, OriginPolicy } from '../iloq/index.ts';
import {
  type AddressCheck,
  addressChecked,
  answerValue,
  change,
  doubt,
  type Note,
  type Site,
  type SiteQueries,
  type SiteRow,
  type Sites,
  sees,
  storeAddress,
  storeValues,
  takesAddress,
  tellProblem,
  type ValueProblem,
  type ValueStep,
  valueSteps,
} from '../sites/index.ts';
import type { TypedValues } from './answer.ts';
import type { EveryPress } from './presses.ts';
import {
  type Doubt,
  passwordLike,
  type ReadValue,
  readIdentifier,
  readServiceAddress,
} from './reading/index.ts';
import type { By } from './take.ts';

/** What is wrong, or hardly right, with values that came together, by field. */
export type ValuesProblems = Partial<Record<ValueStep, ValueProblem | Doubt>>;

export type Values = ReturnType<typeof createValues>;

export function createValues(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'withServiceCode'>;
  readonly origins: OriginPolicy;
  readonly iloq: Pick<Iloq, 'locate'>;
  readonly clock: Clock;
}) {
  const { sites, queries, origins, iloq, clock } = parts;

  /** Another site with the same service code: one locking system is one site. */
  async function twinOf({ person }: By, id: string, code: string): Promise<SiteRow | undefined> {
    const twins = (await queries.withServiceCode(code)).filter((row) => row.id !== id);
    return twins.find(sees(person, 'see'));
  }

  /** Asks for iLOQ at the address that was stored. */
  async function tryAddress({ input, letGo }: By, stored: Site | undefined): Promise<void> {
    const { serviceAddress: address, serviceCode } = stored?.values ?? {};
    if (!stored || address === undefined) return;
    letGo?.();
    const check: AddressCheck =
      serviceCode === undefined
        ? { found: false, because: 'not-asked' }
        : await checkAddress(address, serviceCode);
    await change(sites, stored.id, (site) =>
      addressChecked(site, { ...input, at: clock.now() }, address, check),
    );
  }

  async function checkAddress(address: string, serviceCode: string): Promise<AddressCheck> {
    const located = await iloq.locate({ address, serviceCode });
    if (located.ok) return { found: true, address: located.value.address };
    const { failure } = located;
    if (failure.kind === 'wrong-address' || failure.kind === 'address-refused')
      return { found: false, because: 'not-iloq' };
    const detail = failure.kind === 'unreachable' ? failure.how : undefined;
    if (detail === 'dns') return { found: false, because: 'unknown-host' };
    return {
      found: false,
      because: 'unchecked',
      failure: failure.kind,
      ...(detail !== undefined && { detail }),
    };
  }

  const readValue = (ask: ValueStep, text: string): ReadValue =>
    ask === 'service-address' ? readServiceAddress(text, origins) : readIdentifier(text, ask);

  const readAll = (typed: TypedValues) =>
    valueSteps
      .filter((ask) => ask !== 'user-id' || typed[ask].trim() !== '')
      .map((ask) => [ask, readValue(ask, typed[ask])] as const);

  /** Hears what was typed for a value. @returns `answered` where it is asked for no more */
  async function hear(
    by: By,
    { id, doubted }: Site,
    asked: ValueStep,
    text: string,
  ): Promise<'heard' | 'answered'> {
    const { input, reply } = by;
    const read = readValue(asked, text);
    if (!read.ok) {
      // What cannot be read may be anything, also a password: it is not repeated.
      const isShown = read.problem === 'has-space' && passwordLike(text, '') === undefined;
      const note = {
        note: 'value-refused',
        ask: asked,
        problem: read.problem,
        ...(isShown && { value: clip(text, 200) }),
      } as const;
      await change(sites, id, (now) => tellProblem(now, input.at, asked, note));
      return 'heard';
    }
    const { value } = read;
    const isMeant = doubted?.ask === asked && doubted.value === value;
    if (read.doubt && !isMeant) {
      await change(sites, id, (now) => doubt(now, input, asked, value));
      await reply({ answer: 'doubt', site: id, ask: asked, value, doubt: read.doubt });
      return 'heard';
    }
    if (asked === 'service-address') {
      // Stored first, so that nothing entered is lost.
      await tryAddress(by, await change(sites, id, (now) => storeAddress(now, input, value)));
      return 'heard';
    }
    const twin = asked === 'service-code' ? await twinOf(by, id, value) : undefined;
    const notes: Note[] = [
      ...(read.changed ? [{ note: 'value-kept', value } as const] : []),
      ...(twin ? [{ note: 'same-service-code', site: twin.id, name: twin.name } as const] : []),
    ];
    let result: 'heard' | 'answered' = 'heard';
    await change(sites, id, (now) => {
      result = now.progress.asked === asked ? 'heard' : 'answered';
      return result === 'heard' ? answerValue(now, input, asked, value, notes) : now;
    });
    return result;
  }

  return {
    hear,
    presses: {
      /** Opens the form for all three. */
      async values({ site: id, ask }, { reply }) {
        const site = await sites.get(id);
        if (!site) return reply({ answer: 'gone' });
        if (site.progress.asked !== ask) return reply({ answer: 'answered-already', site, ask });
        const { serviceCode = '', serviceAddress = '', userId = '' } = site.values;
        const values = {
          ...{ 'service-code': serviceCode, 'service-address': serviceAddress, 'user-id': userId },
        };
        return reply({ form: 'values', site: id, values });
      },
    } satisfies Partial<EveryPress>,
    /** The same checks as for values that come one by one; what is meant all the same is quoted. */
    problems(typed: TypedValues): ValuesProblems {
      const problems: ValuesProblems = {};
      for (const [ask, read] of readAll(typed)) {
        const problem = read.ok ? read.doubt : read.problem;
        if (problem !== undefined) problems[ask] = problem;
      }
      return problems;
    },
    /** They were sent, and nothing speaks against them; the user ID may be left out. */
    async take(by: By, id: string, typed: TypedValues) {
      const values = readAll(typed).flatMap(([ask, read]) =>
        read.ok ? [[ask, read.value] as const] : [],
      );
      const site = await sites.get(id);
      if (!site) return by.reply({ answer: 'gone' });
      if (!takesAddress(site))
        return by.reply({ answer: 'answered-already', site, ask: 'service-code' });
      const stored = await change(sites, id, (now) =>
        takesAddress(now) ? storeValues(now, by.input, values) : now,
      );
      await tryAddress(by, stored);
    },
  };
}
