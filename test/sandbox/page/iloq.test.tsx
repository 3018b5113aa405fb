import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FaultsBar } from '../../../sandbox/page/faults/index.ts';
import { AccessRights } from '../../../sandbox/page/iloq/access-rights.tsx';
import { Administration } from '../../../sandbox/page/iloq/administration.tsx';
import { Events } from '../../../sandbox/page/iloq/events.tsx';
import { IloqManager } from '../../../sandbox/page/iloq/index.ts';
import { Lock } from '../../../sandbox/page/iloq/lock.tsx';
import { LockingSystem, Settings } from '../../../sandbox/page/iloq/locking-system.tsx';
import { Locks } from '../../../sandbox/page/iloq/locks.tsx';
import type { PartProps } from '../../../sandbox/page/iloq/place.ts';
import { User } from '../../../sandbox/page/iloq/user.tsx';
import type { IloqView } from '../../../sandbox/page/protocol.ts';
import { usageRights } from '../../../src/checklist/index.ts';
import { someFaults, someIloq, someLock, someState, someUser } from './some.ts';

const part = (changes: Partial<IloqView> = {}): PartProps => ({
  iloq: someIloq(changes),
  act: async () => ({ error: null }),
  go: () => undefined,
});
const deed = async () => ({ error: null });
/** How many boxes are ticked. */
const ticked = (html: string): number => html.split('checked=""').length - 1;

describe('iLOQ Manager', () => {
  it('stands open at Administration, with the tabs', () => {
    const html = renderToStaticMarkup(<IloqManager state={someState()} deed={deed} />);
    for (const label of ['Administration', 'Locks', 'Access rights', 'Events', 'Log out'])
      expect(html).toContain(label);
    expect(html).toContain('Edit locking system information');
    expect(html).toContain('Add user');
  });

  it('shows the twelve usage rights by their labels, those that the user has ticked', () => {
    const [first, second] = usageRights;
    const users = [someUser({}, [first.label, second.label])];
    const html = renderToStaticMarkup(<User {...part({ users })} userId="api.keyautomat" />);
    for (const { label } of usageRights) expect(html).toContain(`>${label}</label>`);
    expect(ticked(html)).toBe(10);
    expect(html).toContain('10 of 12 are selected.');
  });

  it('shows no password before somebody asks for it', () => {
    const html = renderToStaticMarkup(<User {...part()} userId="api.keyautomat" />);
    expect(html).not.toContain('Avain-Automaatti-42');
  });

  it('says so when a user or a lock is no longer there', () => {
    expect(renderToStaticMarkup(<User {...part()} userId="nobody" />)).toContain('no longer there');
    expect(renderToStaticMarkup(<Lock {...part()} id="none" />)).toContain('no longer there');
  });

  it('with everything off ticks nothing, and says what is wrong with the user', () => {
    const users = [someUser({ rights: [], lockedOut: true, passwordExpired: true })];
    const off = part({
      publicApi: false,
      apiAccessRights: false,
      active: false,
      licenceEnds: '2026-01-31',
      users,
    });
    expect(ticked(renderToStaticMarkup(<Settings {...off} />))).toBe(0);
    const system = renderToStaticMarkup(<LockingSystem {...off} />);
    expect(ticked(system)).toBe(0);
    expect(system).toContain('2026-01-31');
    const administration = renderToStaticMarkup(<Administration {...off} />);
    expect(administration).toContain('0 of 12 usage rights · locked out · password expired');
  });

  it('lists 60 locks, and counts those that have yet to be programmed', () => {
    const locks = Array.from({ length: 60 }, (_, number) =>
      someLock(number, number < 7 ? { programmed: ['right-1'] } : {}),
    );
    const html = renderToStaticMarkup(<Locks {...part({ locks })} />);
    expect(html.split('Menu of').length - 1).toBe(60);
    expect(html).toContain('Order and program (7)');
    expect(html.split('to be programmed').length - 1).toBe(7);
  });

  it('lets no API access right be added to a lock that does not allow it', () => {
    const locks = [
      someLock(1, { apiAllowed: false, planned: ['right-1'], programmed: ['right-1'] }),
    ];
    const html = renderToStaticMarkup(<Lock {...part({ locks })} id="lock-1" />);
    expect(html).toContain('API access · this lock does not allow it');
    expect(html).toMatch(/<input[^>]*disabled=""/);
  });

  it('says of an access right on a lock what is planned and not yet programmed', () => {
    const lock = someLock(1, { planned: ['right-1-api'], programmed: ['right-1'] });
    const html = renderToStaticMarkup(<Lock {...part({ locks: [lock] })} id="lock-1" />);
    expect(html).toContain('API access · to be programmed');
    expect(html).toContain('still in the lock until it is programmed');
  });

  it('shows an empty locking system', () => {
    const empty = part({ users: [], locks: [], accessRights: [] });
    expect(renderToStaticMarkup(<Administration {...empty} />)).toContain(
      'Nobody has a user ID yet.',
    );
    expect(renderToStaticMarkup(<Locks {...empty} />)).not.toContain('<li');
    expect(renderToStaticMarkup(<AccessRights {...empty} />)).not.toContain('<li');
  });

  it('says which events somebody has subscribed to', () => {
    const html = renderToStaticMarkup(<Events {...part({ subscribed: ['key_added'] })} />);
    expect(html.split('somebody has subscribed').length - 1).toBe(1);
  });
});

describe('the faults', () => {
  it('stand as they are switched, and offer to start a bot that was killed', () => {
    const faults = someFaults({ iloq: 'html', slack: 'rate-limit', twice: true, bot: 'killed' });
    const html = renderToStaticMarkup(<FaultsBar state={someState({ faults })} deed={deed} />);
    expect(html).toContain('<option value="html" selected="">answers HTML</option>');
    expect(html).toContain('<option value="rate-limit" selected="">limits the rate</option>');
    expect(ticked(html)).toBe(1);
    expect(html).toContain('The bot is killed');
    expect(html).toContain('Start it');
  });

  it('let nobody kill a bot that is starting', () => {
    const html = renderToStaticMarkup(
      <FaultsBar state={someState({ faults: someFaults({ bot: 'starting' }) })} deed={deed} />,
    );
    expect(html).toMatch(/<button[^>]*disabled=""[^>]*>Kill it/);
  });
});
