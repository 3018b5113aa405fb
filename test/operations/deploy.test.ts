import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseConfig, variables } from '../../src/config/index.ts';

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
const replica = z.object({
  environment: z.record(z.string(), z.coerce.string()),
  stop_grace_period: z.string(),
});
const replicas = z
  .object({
    services: z.object({
      migrate: z.object({ command: z.tuple([z.string()]) }),
      'livion-one': replica,
      'livion-two': replica,
      proxy: z.object({ ports: z.array(z.string()), volumes: z.array(z.string()) }),
    }),
  })
  .parse(
    parse(read('deploy/compose.replicas.yaml').replaceAll(/\$\{\w+:\?[^}]*\}/gu, 'fromDotEnv'), {
      merge: true,
    }),
  ).services;
const scripts = z.record(z.string(), z.string()).parse(JSON.parse(read('package.json')).scripts);

const assigned = (text: string, pattern: RegExp): Record<string, string> =>
  Object.fromEntries(text.matchAll(pattern).map(([, name = '', value = '']) => [name, value]));

/** What each way to deploy sets by itself. */
const deployments = {
  Dockerfile: assigned(dockerfile, /^ENV (\w+)=(.*)$/gmu),
  'compose.yaml': compose.environment,
  'compose.replicas.yaml': replicas['livion-one'].environment,
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

describe('Two processes, behind one port', () => {
  const proxy = read('deploy/haproxy.cfg');
  const servers = proxy.matchAll(/^ {2}server \S+ (\S+):(\d+)$/gmu).toArray();

  it('are sent to where they listen, and only while they are ready', () => {
    expect(servers.map(([, name]) => name)).toEqual(['livion-one', 'livion-two']);
    for (const [, name, port] of servers)
      expect(port).toBe(replicas[name === 'livion-one' ? name : 'livion-two'].environment['PORT']);
    expect(proxy).toContain('option httpchk GET /readyz');
    expect(replicas.proxy.volumes[0]).toMatch(/^\.\/haproxy\.cfg:/u);
    expect(replicas.proxy.ports).toEqual([
      `127.0.0.1:3000:${/^ {2}bind :(\d+)$/mu.exec(proxy)?.[1]}`,
    ]);
  });

  const haproxy = '/usr/sbin/haproxy';

  it.skipIf(!existsSync(haproxy))(
    'HAProxy understands what it is given, with Docker and without',
    () => {
      const [, without = ''] = /```haproxy\n(.+?)```/su.exec(read('docs/operations.md')) ?? [];
      const [before = ''] = proxy.split(/^backend/mu);
      const folder = mkdtempSync(join(tmpdir(), 'livion-haproxy-'));
      const file = join(folder, 'haproxy.cfg');
      for (const content of [proxy, before + without]) {
        writeFileSync(file, content);
        const { status, stderr } = spawnSync(haproxy, ['-c', '-f', file], { encoding: 'utf8' });
        expect(status, stderr).toBe(0);
      }
      rmSync(folder, { recursive: true });
    },
  );

  it('start when the tables are there', () => {
    const [command] = replicas.migrate.command;
    expect(read('deploy/bundle.ts')).toContain(`${command.replace('.js', '')}: 'src/operations/`);
  });
});

/** Ended later than the bot ends by itself, and not by a kill. */
it('both ways leave the bot the time that it takes to stop', () => {
  const [, withinMs = '0'] = /stopWithinMs = ([\d_]+)/u.exec(read('src/main.ts')) ?? [];
  const needed = Number(withinMs.replaceAll('_', ''));
  const [, timeout = '0'] = /^TimeoutStopSec=(\d+)$/mu.exec(unit) ?? [];
  const graces = [compose, replicas['livion-one'], replicas['livion-two']].map(
    ({ stop_grace_period: grace }) => /^(\d+)s$/u.exec(grace)?.[1] ?? '0',
  );
  expect(needed).toBeGreaterThan(1_000);
  for (const seconds of [timeout, ...graces])
    expect(Number(seconds) * 1_000).toBeGreaterThan(needed);
});

it('every way starts Node as `npm start` does', () => {
  const [, flag = ''] = /^node (--\S+) /u.exec(scripts['start'] ?? '') ?? [];
  expect(flag).not.toBe('');
  expect(dockerfile).toMatch(new RegExp(`^ENTRYPOINT .*"${flag}"`, 'mu'));
  expect(unit).toMatch(new RegExp(`^ExecStart=/usr/bin/node ${flag} `, 'mu'));
});

it('what is built has every command of an operator', () => {
  const built = read('deploy/bundle.ts')
    .matchAll(/^ {2}\S+: '(src\/\S+)',$/gmu)
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
