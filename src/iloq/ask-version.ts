import { noDeadline } from './deadline.ts';
import { failed, type Outcome, ok } from './outcome.ts';
import { openWire, type WireOptions } from './wire.ts';

const callMs = 10_000;
const maxBytes = 65_536;

/**
 * `GET Version` (Public API v2), which needs no session: whether anything answers there.
 * @param address a service address, such as `https://s5.iloq.com/iloqws`
 * @returns the HTTP status that came, whatever it is; `unreachable`, or `address-refused`
 */
export async function askVersion(
  options: Omit<WireOptions, 'callMs' | 'maxBytes'>,
  address: string,
): Promise<Outcome<number>> {
  const wire = openWire({ ...options, callMs, maxBytes }, noDeadline);
  try {
    const exchange = await wire.send({
      method: 'GET',
      url: `${address}/api/v2/Version`,
      stage: 'GetUrl',
      name: 'Version',
    });
    return exchange.kind === 'lost' ? failed(exchange.failure) : ok(exchange.status);
  } finally {
    await wire.close();
  }
}
