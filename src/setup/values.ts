import { clip } from '../clip.ts';
import type { Clock } from '../clock.ts';
import type { Iloq, OriginPolicy } from '../iloq/index.ts';
import { sees } from '../overview/index.ts';
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
  storeAddress,
  tellProblem,
  type ValueStep,
} from '../sites/index.ts';
import type { Reply } from './answer.ts';
import { passwordLike, readIdentifier, readServiceAddress } from './reading/index.ts';
import type { By } from './take.ts';

/** Hears what was typed where a value is asked for. */
export type HearValue = (
  by: By,
  site: Site,
  asked: ValueStep,
  text: string,
  reply: Reply,
) => Promise<void>;

export function createValues(parts: {
  readonly sites: Sites;
  readonly queries: Pick<SiteQueries, 'withServiceCode'>;
  readonly origins: OriginPolicy;
  readonly iloq: Pick<Iloq, 'locate'>;
  readonly clock: Clock;
}): HearValue {
  const { sites, queries, origins, iloq, clock } = parts;

  /** Another site with the same service code: one locking system is one site. */
  async function twinOf({ person }: By, id: string, code: string): Promise<SiteRow | undefined> {
    const twins = (await queries.withServiceCode(code)).filter((row) => row.id !== id);
    return twins.find(sees(person, 'see'));
  }

  /**
   * Stores the address first, so that nothing entered is lost, and asks for iLOQ there before going
   * on.
   */
  async function hearAddress({ input }: By, id: string, address: string): Promise<void> {
    const stored = await change(sites, id, (site) => storeAddress(site, input, address));
    const serviceCode = stored?.values.serviceCode;
    const check: AddressCheck =
      serviceCode === undefined
        ? { found: false, because: 'not-asked' }
        : await checkAddress(address, serviceCode);
    await change(sites, id, (site) =>
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

  return async (by, { id, doubted }, asked, text, reply) => {
    const { input } = by;
    const read =
      asked === 'service-address' ? readServiceAddress(text, origins) : readIdentifier(text, asked);
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
      return;
    }
    const { value } = read;
    const isMeant = doubted?.ask === asked && doubted.value === value;
    if (read.doubt && !isMeant) {
      await change(sites, id, (now) => doubt(now, input, asked, value));
      return reply({ answer: 'doubt', site: id, ask: asked, value, doubt: read.doubt });
    }
    if (asked === 'service-address') return hearAddress(by, id, value);
    const twin = asked === 'service-code' ? await twinOf(by, id, value) : undefined;
    const notes: Note[] = [
      ...(read.changed ? [{ note: 'value-kept', value } as const] : []),
      ...(twin ? [{ note: 'same-service-code', site: twin.id, name: twin.name } as const] : []),
    ];
    await change(sites, id, (now) =>
      now.progress.asked === asked ? answerValue(now, input, asked, value, notes) : now,
    );
  };
}
