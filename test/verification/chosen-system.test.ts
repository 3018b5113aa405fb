import { afterEach, describe, expect, it } from 'vitest';
import type { LockGroupState } from '../../sandbox/iloq/index.ts';
import type { Verification } from '../../src/verification/index.ts';
import { en } from '../text/english.ts';
import { type Site, startSite } from './local-iloq.ts';

const { findingText } = en;

let site: Site | undefined;
afterEach(async () => {
  await site?.local.close();
  site = undefined;
});

/** The locking systems that the API user reaches, by name; iLOQ writes their IDs in capitals. */
async function reaches(...names: string[]) {
  site = await startSite();
  const [system] = site.local.state.systems;
  const [like] = system?.lockGroups ?? [];
  if (!system || !like) throw new Error('the demo has no system');
  system.lockGroups = names.map(
    (Name): LockGroupState => ({
      ...structuredClone(like),
      Name,
      LockGroup_ID: `id-${Name}`.toUpperCase(),
    }),
  );
  const verify = site.verify;
  return {
    verify: (chosen?: string) =>
      verify(
        chosen === undefined
          ? {}
          : { lockingSystem: { id: `id-${chosen}`.toLowerCase(), name: chosen } },
      ),
    looked: (): boolean => site?.local.counters.calls.has('SetLockgroup') ?? false,
  };
}

const reads = (result: Verification): string =>
  result.kind === 'report'
    ? result.report.findings
        .map((finding) => Object.values(findingText(finding)).join(' '))
        .join('\n')
    : result.kind;

describe('A locking system that was chosen, or was the only one, and is gone', () => {
  it.each([
    ['the other one is left', ['Kohde']],
    ['several others are left', ['Kohde', 'Kolmas']],
  ])(
    '%s: it is said to be gone, the others are offered, and none is looked at in its place',
    async (_, left) => {
      const { verify, looked } = await reaches(...left);
      const result = await verify('Toinen');
      expect(reads(result)).toContain(
        'The API user no longer reaches the locking system *Toinen*.',
      );
      expect(result).toMatchObject({
        kind: 'report',
        report: { seen: 'partial' },
        choices: left.map((name) => ({ id: `id-${name}`.toLowerCase(), name })),
      });
      expect(result).not.toHaveProperty('lockingSystem');
      expect(looked()).toBe(false);
    },
  );

  it('none is left: the user reaches no locking system', async () => {
    const { verify } = await reaches();
    expect(reads(await verify('Toinen'))).toContain('this user may use no locking system');
  });

  it('what the log-in proved stays proved, and nothing else', async () => {
    const { verify } = await reaches('Kohde');
    const result = await verify('Toinen');
    expect(result.kind === 'report' && result.report.proved.toSorted()).toEqual([
      'api-user',
      'password',
      'service-address',
      'service-code',
      'user-id',
    ]);
  });

  it('is the same one whatever the case of its ID', async () => {
    const { verify } = await reaches('Kohde', 'Toinen');
    expect(await verify('Toinen')).toMatchObject({
      kind: 'report',
      lockingSystem: { name: 'Toinen' },
    });
  });

  describe('iLOQ lists another one without its ID', () => {
    const withOne = async (...names: string[]) => {
      const scene = await reaches(...names, 'Nameless');
      const group = site?.local.state.systems[0]?.lockGroups.at(-1);
      Object.assign(group ?? {}, { LockGroup_ID: '' });
      return scene;
    };
    const unseen = 'I could not see the locking system: iLOQ says nothing about it that I know.';

    it('the chosen one is looked at where it is listed, and not said to be gone where it is not', async () => {
      const { verify, looked } = await withOne('Kohde');
      const result = await verify('Toinen');
      expect(reads(result)).toContain(unseen);
      expect(reads(result)).not.toContain('no longer reaches');
      expect(looked()).toBe(false);
      expect(await verify('Kohde')).toMatchObject({ lockingSystem: { name: 'Kohde' } });
    });

    it('nobody has chosen: none is taken for the only one', async () => {
      const { verify, looked } = await withOne('Kohde');
      expect(reads(await verify())).toContain(unseen);
      expect(looked()).toBe(false);
    });
  });

  it('nobody has chosen: the only one is looked at, several are asked about', async () => {
    const one = await reaches('Kohde');
    expect(await one.verify()).toMatchObject({ kind: 'report', lockingSystem: { name: 'Kohde' } });
    await site?.local.close();
    const two = await reaches('Kohde', 'Toinen');
    expect(await two.verify()).toMatchObject({ kind: 'choose' });
  });
});
