import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseConfig, variables } from '../../src/config.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const dockerfile = read('Dockerfile');
const unit = read('deploy/livion.service');
const { services } = z
  .object({
    services: z.object({
      livion: z.object({
        environment: z.record(z.string(), z.coerce.string()),
        ports: z.array(z.string()),
        volumes: z.array(z.string()),
        stop_grace_period: z.string(),
      }),
    }),
  })
  .parse(parse(read('deploy/compose.yaml')));
const compose = services.livion;
const scripts = z.record(z.string(), z.string()).parse(JSON.parse(read('package.json')).scripts);

const assigned = (text: string, pattern: RegExp): Record<string, string> =>
  Object.fromEntries(text.matchAll(pattern).map(([, name = '', value = '']) => [name, value]));

/** What each way to deploy sets by itself. */
const deployments = {
  Dockerfile: assigned(dockerfile, /^ENV (\w+)=(.*)$/gmu),
  'compose.yaml': compose.environment,
  'livion.service': assigned(unit, /^Environment=(\w+)=(.*)$/gmu),
};

describe.each(Object.entries(deployments))('%s', (_, { NODE_ENV: __, ...environment }) => {
  it('sets variables that the bot knows, and to values that it takes', () => {
    expect(Object.keys(environment).filter((name) => !variables.includes(name))).toEqual([]);
    const secrets = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(parseConfig({ ...environment, ...secrets })).toMatchObject({ ok: true });
  });
});

describe('The image, on one machine', () => {
  it('keeps what it keeps in volumes that have a name', () => {
    const [, volumes = '[]'] = /^VOLUME (.+)$/mu.exec(dockerfile) ?? [];
    expect(compose.volumes.map((volume) => volume.split(':')[1])).toEqual(JSON.parse(volumes));
  });

  it('is reached by this machine alone, at the port where it listens', () => {
    const [, exposed = ''] = /^EXPOSE (\d+)$/mu.exec(dockerfile) ?? [];
    expect(compose.environment['PORT']).toBe(exposed);
    expect(compose.ports).toEqual([`127.0.0.1:3000:${exposed}`]);
  });
});

/** Ended later than the bot ends by itself, and not by a kill. */
it('both ways leave the bot the time that it takes to stop', () => {
  const [, withinMs = '0'] = /stopWithinMs = ([\d_]+)/u.exec(read('src/main.ts')) ?? [];
  const needed = Number(withinMs.replaceAll('_', ''));
  const [, timeout = '0'] = /^TimeoutStopSec=(\d+)$/mu.exec(unit) ?? [];
  const [, grace = '0'] = /^(\d+)s$/u.exec(compose.stop_grace_period) ?? [];
  expect(needed).toBeGreaterThan(1_000);
  for (const seconds of [timeout, grace]) expect(Number(seconds) * 1_000).toBeGreaterThan(needed);
});

it('every way starts Node as `npm start` does', () => {
  const [, flag = ''] = /^node (--\S+) /u.exec(scripts['start'] ?? '') ?? [];
  expect(flag).not.toBe('');
  expect(dockerfile).toMatch(new RegExp(`^ENTRYPOINT .*"${flag}"`, 'mu'));
  expect(unit).toMatch(new RegExp(`^ExecStart=/usr/bin/node ${flag} `, 'mu'));
});

it('what is built has every command of an operator', () => {
  const built = read('deploy/build.ts')
    .matchAll(/^ {4}\S+: '(src\/\S+)',$/gmu)
    .map(([, path]) => path)
    .toArray();
  const commands = Object.values(scripts)
    .flatMap((script) => /(src\/(?:start\.mjs|operations\/\S+))/u.exec(script)?.[1] ?? [])
    .filter((path) => path !== undefined);
  expect(commands.length).toBeGreaterThan(3);
  expect(built).toEqual(expect.arrayContaining(commands));
});

const systemd = '/usr/bin/systemd-analyze';

describe('The unit', () => {
  it('is one that systemd understands, and takes its rights away', (context) => {
    if (!existsSync(systemd) || !existsSync('/usr/bin/node'))
      return context.skip('there is no systemd-analyze on this machine, or no /usr/bin/node');
    const path = new URL('../../deploy/livion.service', import.meta.url).pathname;
    const verified = spawnSync(systemd, ['verify', path], { encoding: 'utf8' });
    expect([verified.status, verified.stdout + verified.stderr]).toEqual([0, '']);
    const rated = spawnSync(systemd, ['security', '--offline=true', '--no-pager', path], {
      encoding: 'utf8',
    });
    const [, exposure] = /Overall exposure level for \S+: ([\d.]+)/u.exec(rated.stdout) ?? [];
    expect(Number(exposure)).toBeLessThan(3);
  });
});
